package dev.threadkeep.domain.message;

import dev.threadkeep.domain.internal.Texts;
import dev.threadkeep.domain.internal.Times;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.vendor.Vendor;
import java.time.Instant;
import java.util.Map;

/**
 * Something that was said in a thread.
 *
 * @param occurredAt when it was said, as its sender tells it (UTC, microseconds): data, not the
 *     time of an event
 * @param vendorIds by what ids vendors know it
 */
public record Message(
    MessageId id,
    MessageKind kind,
    Actor author,
    MessageText text,
    Instant occurredAt,
    DeliveryStatus delivery,
    Map<Vendor, String> vendorIds) {

  public Message {
    occurredAt = Times.kept("a message's time", occurredAt);
    vendorIds = Map.copyOf(vendorIds);
    vendorIds.values().forEach(vendorId -> Texts.present(255, "a vendor's message id", vendorId));
  }

  /** The same, said at another time. */
  public Message saidAt(Instant time) {
    return new Message(id, kind, author, text, time, delivery, vendorIds);
  }

  /** The same, written by somebody else. */
  public Message by(Actor writer) {
    return new Message(id, kind, writer, text, occurredAt, delivery, vendorIds);
  }

  /** The same without its text, as erasures leave it. */
  public Message blanked() {
    return new Message(id, kind, author, new MessageText(""), occurredAt, delivery, vendorIds);
  }

  /** How far a message of this kind is when no vendor has said anything yet. */
  public static DeliveryStatus initialDelivery(MessageKind kind) {
    return switch (kind) {
      case INBOUND -> DeliveryStatus.RECEIVED;
      case OUTBOUND, INTERNAL -> DeliveryStatus.SENT;
    };
  }
}
