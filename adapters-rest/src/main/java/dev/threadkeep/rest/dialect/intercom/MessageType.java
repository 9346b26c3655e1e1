package dev.threadkeep.rest.dialect.intercom;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be sent to a conversation, to either of the routes that take it. */
enum MessageType {
  CLOSE,
  OPEN,
  SNOOZED,
  ASSIGNMENT,
  COMMENT,
  NOTE;

  /**
   * The type that a request names.
   *
   * @throws IntercomFailure if it names none, or one that there is not
   */
  static MessageType of(IntercomFields body) {
    var word =
        body.words("message_type").orElseThrow(() -> IntercomFailure.missing("message_type"));
    return named(word).orElseThrow(() -> IntercomFailure.noOption("message_type"));
  }

  private static Optional<MessageType> named(String word) {
    return Arrays.stream(values())
        .filter(type -> type.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst();
  }
}
