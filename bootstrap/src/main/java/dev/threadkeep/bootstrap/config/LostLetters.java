package dev.threadkeep.bootstrap.config;

/**
 * Letters that the JVM could not read in its arguments and variables, since the locale cannot say
 * them. Different words would become the same.
 */
public final class LostLetters {
  /** What stands in the place of each byte that could not be read. */
  private static final char REPLACEMENT = '\uFFFD';

  private LostLetters() {}

  public static boolean areIn(String text) {
    return text.indexOf(REPLACEMENT) >= 0;
  }

  /** What is wrong with it, and what to do. */
  public static String complaint(String what) {
    return what
        + " has letters that this locale cannot say; set LC_ALL to one of UTF-8, such as C.UTF-8";
  }
}
