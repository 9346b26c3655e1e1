package dev.threadkeep.rest.http;

/**
 * In which order the filters see a request; they see its answer in the opposite one. One that ends
 * a request leaves those behind it without both.
 */
final class Filters {

  static final int IDENTIFYING = 1;
  static final int ADMITTING = 2;
  static final int REPEATING = 3;

  private Filters() {}
}
