package dev.threadkeep.bootstrap.bench;

/** Waits between looks. */
final class Pauses {
  private Pauses() {}

  static void of(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new BenchException("Interrupted", interrupted);
    }
  }
}
