package dev.threadkeep.persistence.thread;

import static dev.threadkeep.persistence.session.Table.Type.COMMON_UUID;
import static dev.threadkeep.persistence.session.Table.Type.JSON;
import static dev.threadkeep.persistence.session.Table.Type.NUMBER;
import static dev.threadkeep.persistence.session.Table.Type.TEXT;
import static dev.threadkeep.persistence.session.Table.Type.TIME;
import static dev.threadkeep.persistence.session.Table.Type.UUID;

import dev.threadkeep.application.directory.DetailsJson;
import dev.threadkeep.application.json.ObjectWriter;
import dev.threadkeep.application.thread.ThreadReader.StoredMessage;
import dev.threadkeep.application.thread.ValueJson;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.message.DeliveryStatus;
import dev.threadkeep.domain.message.Message;
import dev.threadkeep.domain.message.MessageId;
import dev.threadkeep.domain.message.MessageKind;
import dev.threadkeep.domain.message.MessageText;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.vendor.Vendor;
import dev.threadkeep.persistence.session.JsonRow;
import dev.threadkeep.persistence.session.NewRow;
import dev.threadkeep.persistence.session.Rows;
import dev.threadkeep.persistence.session.Table;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Supplier;

/** A row of table {@code message}. */
final class MessageRow {
  /** What {@link #read} reads, of the table under the alias {@code m}. */
  static final String COLUMNS =
      """
      m.id, m.thread_id, m.seq, m.kind, m.author_type, m.author_id, m.text, m.occurred_at,
      m.delivery, m.vendor_ids
      """;

  static final Table TABLE =
      Table.named("message")
          .with(COMMON_UUID, "organization_id")
          .with(UUID, "id", "thread_id")
          .with(NUMBER, "seq")
          .with(TEXT, "kind", "author_type", "author_id", "text", "delivery")
          .with(TIME, "occurred_at")
          .with(JSON, "vendor_ids");

  /** By which vendors' ids find messages. */
  static final Table VENDOR_IDS =
      Table.named("message_vendor_id")
          .with(COMMON_UUID, "organization_id")
          .with(UUID, "thread_id", "message_id")
          .with(TEXT, "vendor", "external_id");

  private MessageRow() {}

  static JsonRow of(ConversationThread thread, long sequence, Message message) {
    var row = new JsonRow();
    writeTo(row, thread, sequence, message);
    return row;
  }

  static void writeTo(NewRow row, ConversationThread thread, long sequence, Message message) {
    row.putUuid("organization_id", thread.organization().value())
        .putUuid("id", message.id().value())
        .putUuid("thread_id", thread.id().value())
        .putNumber("seq", sequence)
        .putText("kind", ValueJson.word(message.kind()))
        .putText("author_type", message.author().type())
        .putText("author_id", message.author().idText())
        .putText("text", message.text())
        .putTime("occurred_at", message.occurredAt())
        .putText("delivery", ValueJson.word(message.delivery()))
        .putJson("vendor_ids", vendorIds(message));
  }

  private static JsonObject vendorIds(Message message) {
    var ids = new ObjectWriter();
    message.vendorIds().forEach((vendor, id) -> ids.putText(vendor.name(), id));
    return ids.toObject();
  }

  /**
   * Rows of {@link #VENDOR_IDS}.
   *
   * @param rows gives each of them to be written to
   */
  static void writeVendorIds(
      Supplier<? extends NewRow> rows, ConversationThread thread, Message message) {
    message
        .vendorIds()
        .forEach(
            (vendor, id) ->
                rows.get()
                    .putUuid("organization_id", thread.organization().value())
                    .putUuid("thread_id", thread.id().value())
                    .putUuid("message_id", message.id().value())
                    .putText("vendor", vendor.name())
                    .putText("external_id", id));
  }

  static StoredMessage read(Rows row) throws SQLException {
    return new StoredMessage(
        new ThreadId(row.uuid("thread_id")),
        row.number("seq"),
        new Message(
            new MessageId(row.uuid("id")),
            ValueJson.read(MessageKind.class, row.text("kind")),
            Actor.of(row.text("author_type"), row.textOrNull("author_id")),
            new MessageText(row.text("text")),
            row.instant("occurred_at"),
            ValueJson.read(DeliveryStatus.class, row.text("delivery")),
            vendorIds(row.object("vendor_ids"))));
  }

  static Map<Vendor, String> vendorIds(JsonObject object) {
    return DetailsJson.readByVendor(object);
  }
}
