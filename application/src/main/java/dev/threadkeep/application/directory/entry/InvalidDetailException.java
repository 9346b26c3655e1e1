package dev.threadkeep.application.directory.entry;

/** Something about an entry is not what it can be; the message follows the field's name. */
public final class InvalidDetailException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;
  private final String field;

  InvalidDetailException(String field, String message) {
    super(message);
    this.field = field;
  }

  /** Which field, as a path below the entry: {@code name}, {@code domains/0}. */
  public String field() {
    return field;
  }
}
