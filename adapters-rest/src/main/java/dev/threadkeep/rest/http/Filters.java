package dev.threadkeep.rest.http;

/**
 * In which order the filters see a request; they see its answer in the opposite one. One that ends
 * a request leaves those behind it without both.
 */
public final class Filters {

  static final int IDENTIFYING = 1;
  static final int ADMITTING = 2;

  /** Behind it answers are given again and kept, which those in front see no more of. */
  public static final int WAITING = 3;

  static final int REPEATING = 4;

  private Filters() {}
}
