package dev.threadkeep.rest.dialect.feather;

import dev.threadkeep.domain.message.Message;
import dev.threadkeep.domain.message.MessageKind;
import dev.threadkeep.rest.http.dialect.IsoTimes;
import org.jspecify.annotations.Nullable;

/** A message as Feather shows it. Internal notes are none. */
record FeatherMessage(
    String id,
    String threadId,
    Direction direction,
    String status,
    String content,
    String createdAt) {

  /** Which way a message went. */
  enum Direction {
    INBOUND,
    OUTBOUND;

    static @Nullable Direction of(MessageKind kind) {
      return switch (kind) {
        case INBOUND -> INBOUND;
        case OUTBOUND -> OUTBOUND;
        case INTERNAL -> null;
      };
    }
  }

  /** The answer to a message that was sent. */
  record Sent(
      String status, String threadId, String messageId, @Nullable Integer windowExpiresIn) {}

  static FeatherMessage of(String threadId, Message message) {
    var direction = Direction.of(message.kind());
    if (direction == null) {
      throw new IllegalArgumentException("an internal note");
    }
    return new FeatherMessage(
        message.id().toString(),
        threadId,
        direction,
        message.delivery().name(),
        message.text().value(),
        IsoTimes.milliseconds(message.occurredAt()));
  }

  static Sent sent(String threadId, Message message) {
    return new Sent(message.delivery().name(), threadId, message.id().toString(), null);
  }
}
