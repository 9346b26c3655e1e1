package dev.threadkeep.application.thread;

import dev.threadkeep.application.json.Excerpt;

/** There is no event of this type, so that nobody knows what its data would be. */
final class UnknownEventException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  UnknownEventException(String type) {
    super("there is no event \"%s\"".formatted(Excerpt.of(type)));
  }
}
