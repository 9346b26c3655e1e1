package dev.threadkeep.rest.http.failure;

/**
 * One thing wrong with a request body.
 *
 * @param pointer where, as a JSON pointer in URI fragment form: {@code #/until}, or {@code #} for
 *     the whole body
 * @param detail what, in plain words that follow the field's name: "must be a string"
 */
public record FieldError(String pointer, String detail) {

  /** Whether it is about the body as a whole. */
  boolean isOfAll() {
    return pointer.equals("#");
  }

  /** The same, where what it points into is only a part of the body. */
  public FieldError within(String part) {
    return new FieldError(part + pointer.substring(1), detail);
  }
}
