package dev.threadkeep.persistence.thread;

import static dev.threadkeep.persistence.session.Columns.Type.NUMBER;
import static dev.threadkeep.persistence.session.Columns.Type.TEXT;
import static dev.threadkeep.persistence.session.Columns.Type.TIME;
import static dev.threadkeep.persistence.session.Columns.Type.UUID;

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
import dev.threadkeep.persistence.session.Columns;
import dev.threadkeep.persistence.session.JsonRow;
import dev.threadkeep.persistence.session.Rows;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** A row of table {@code message}. */
final class MessageRow {
  /** What {@link #read} reads, of the table under the alias {@code m}. */
  static final String COLUMNS =
      """
      m.id, m.thread_id, m.seq, m.kind, m.author_type, m.author_id, m.text, m.occurred_at,
      m.delivery, m.vendor_ids
      """;

  private MessageRow() {}

  static JsonRow of(ConversationThread thread, long sequence, Message message) {
    return new JsonRow()
        .putText("organization_id", thread.organization())
        .putText("id", message.id())
        .putText("thread_id", thread.id())
        .putNumber("seq", sequence)
        .putText("kind", ValueJson.word(message.kind()))
        .putText("author_type", message.author().type())
        .putText("author_id", message.author().idText())
        .putText("text", message.text())
        .putText("occurred_at", message.occurredAt())
        .putText("delivery", ValueJson.word(message.delivery()))
        .put("vendor_ids", vendorIds(message));
  }

  /** The columns that {@link #putTo} adds to: all but the organization. */
  static Columns columns() {
    return new Columns(UUID, UUID, NUMBER, TEXT, TEXT, TEXT, TEXT, TIME, TEXT, TEXT);
  }

  static void putTo(Columns columns, ThreadId thread, long sequence, Message message) {
    columns.add(
        message.id().value(),
        thread.value(),
        sequence,
        ValueJson.word(message.kind()),
        message.author().type(),
        message.author().idText(),
        message.text(),
        message.occurredAt(),
        ValueJson.word(message.delivery()),
        vendorIds(message));
  }

  private static JsonObject vendorIds(Message message) {
    var ids = new ObjectWriter();
    message.vendorIds().forEach((vendor, id) -> ids.putText(vendor.name(), id));
    return ids.toObject();
  }

  /** Rows of table {@code message_vendor_id}, by which vendors' ids find the message. */
  static List<JsonRow> vendorIds(ConversationThread thread, Message message) {
    return message.vendorIds().entrySet().stream()
        .map(
            id ->
                new JsonRow()
                    .putText("organization_id", thread.organization())
                    .putText("thread_id", thread.id())
                    .putText("message_id", message.id())
                    .putText("vendor", id.getKey().name())
                    .putText("external_id", id.getValue()))
        .toList();
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
