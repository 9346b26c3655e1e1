package dev.threadkeep.rest.dialect.contextgpt;

/** The envelope of all that went well. */
record ContextgptAnswer<T>(boolean success, String message, T data) {

  ContextgptAnswer(String message, T data) {
    this(true, message, data);
  }
}
