package dev.threadkeep.bootstrap.cli;

/** So many of something, in words. */
final class Count {
  private Count() {}

  static String of(long number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }

  static String ofThreads(long number) {
    return of(number, "thread", "threads");
  }
}
