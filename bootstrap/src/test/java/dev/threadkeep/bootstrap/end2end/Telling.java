package dev.threadkeep.bootstrap.end2end;

/** Something of a thread that a vendor can be told. */
record Telling(Kind kind, String value) {

  /** A title and a status are put, one in the place of the other; a note is said. */
  enum Kind {
    TITLE,
    STATUS,
    NOTE
  }

  static Telling title(String title) {
    return new Telling(Kind.TITLE, title);
  }

  static Telling closed() {
    return new Telling(Kind.STATUS, "closed");
  }

  static Telling open() {
    return new Telling(Kind.STATUS, "open");
  }

  static Telling note(String text) {
    return new Telling(Kind.NOTE, text);
  }

  @Override
  public String toString() {
    return "%s %s".formatted(kind, value);
  }
}
