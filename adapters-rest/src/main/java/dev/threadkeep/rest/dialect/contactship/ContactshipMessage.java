package dev.threadkeep.rest.dialect.contactship;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.message.DeliveryStatus;
import dev.threadkeep.domain.message.Message;
import dev.threadkeep.domain.message.MessageKind;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.thread.Channel;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.rest.http.dialect.IsoTimes;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A message as Contactship shows it. Internal notes are none.
 *
 * @param role who speaks: {@code human} is the contact, whoever answers is the {@code assistant}
 * @param media never there: what is kept is text
 * @param source where it was written
 */
@JsonNaming(SnakeCaseStrategy.class)
record ContactshipMessage(
    String id,
    String threadId,
    String role,
    String type,
    String content,
    @Nullable JsonObject media,
    @Nullable String from,
    String source,
    String status,
    @Nullable String senderId,
    String createdAt) {

  static ContactshipMessage of(Message message, ConversationThread thread, ContactshipNames names) {
    var channel = thread.links().channel();
    return new ContactshipMessage(
        message
            .vendorIds()
            .getOrDefault(Contactship.DIALECT.vendor(), Contactship.MESSAGE.before(message.id())),
        Contactship.DIALECT.idOf(thread),
        message.kind() == MessageKind.INBOUND ? "human" : "assistant",
        "text",
        message.text().value(),
        null,
        channel == null ? null : channel.from(),
        source(message, channel),
        status(message.delivery()),
        names.of(message.author()),
        IsoTimes.seconds(message.occurredAt()));
  }

  private static String source(Message message, @Nullable Channel channel) {
    if (message.author() instanceof Actor.Agent) {
      return "ai_agent";
    }
    if (message.kind() != MessageKind.INBOUND || channel == null) {
      return "webapp";
    }
    return channel.type().equals("waba") ? "whatsapp" : channel.type();
  }

  private static String status(DeliveryStatus delivery) {
    return switch (delivery) {
      case QUEUED, SENDING -> "pending";
      case RECEIVED -> "delivered";
      case UNDELIVERED, DISCARDED -> "failed";
      case SENT, DELIVERED, READ, FAILED -> delivery.name().toLowerCase(Locale.ROOT);
    };
  }
}
