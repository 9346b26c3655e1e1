package dev.threadkeep.persistence.thread;

import static dev.threadkeep.persistence.session.Table.Type.COMMON_UUID;
import static dev.threadkeep.persistence.session.Table.Type.JSON;
import static dev.threadkeep.persistence.session.Table.Type.NUMBER;
import static dev.threadkeep.persistence.session.Table.Type.TEXT;
import static dev.threadkeep.persistence.session.Table.Type.TIME;
import static dev.threadkeep.persistence.session.Table.Type.UUID;

import dev.threadkeep.application.thread.EventJson;
import dev.threadkeep.application.transfer.WrittenEvent;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.Through;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.RecordedEvent;
import dev.threadkeep.persistence.session.JsonRow;
import dev.threadkeep.persistence.session.NewRow;
import dev.threadkeep.persistence.session.Rows;
import dev.threadkeep.persistence.session.Table;
import java.sql.SQLException;

/** A row of table {@code thread_event}. */
final class EventRow {
  /** What {@link #read} reads, of the table under the alias {@code e}. */
  static final String COLUMNS =
      "e.seq, e.at, e.by_type, e.by_id, e.through, e.request_id, e.type, e.data";

  static final Table TABLE =
      Table.named("thread_event")
          .with(COMMON_UUID, "organization_id")
          .with(UUID, "thread_id")
          .with(NUMBER, "seq")
          .with(TIME, "at")
          .with(TEXT, "by_type", "by_id", "through", "request_id", "type")
          .with(JSON, "data");

  private EventRow() {}

  static JsonRow of(ConversationThread thread, RecordedEvent recorded) {
    var row = new JsonRow();
    writeTo(row, thread, recorded, EventJson.data(recorded.event()));
    return row;
  }

  static void writeTo(
      NewRow row, ConversationThread thread, RecordedEvent recorded, JsonObject data) {
    row.putUuid("organization_id", thread.organization().value())
        .putUuid("thread_id", thread.id().value())
        .putNumber("seq", recorded.sequence())
        .putTime("at", recorded.at())
        .putText("by_type", recorded.by().type())
        .putText("by_id", recorded.by().idText())
        .putText("through", recorded.through())
        .putText("request_id", recorded.requestId())
        .putText("type", recorded.event().type())
        .putJson("data", data);
  }

  static RecordedEvent read(Rows row) throws SQLException {
    return readWritten(row).recorded();
  }

  static WrittenEvent readWritten(Rows row) throws SQLException {
    var data = row.object("data");
    return new WrittenEvent(recorded(row, data), data);
  }

  private static RecordedEvent recorded(Rows row, JsonObject data) throws SQLException {
    return new RecordedEvent(
        row.number("seq"),
        row.instant("at"),
        Actor.of(row.text("by_type"), row.textOrNull("by_id")),
        new Through(row.text("through")),
        row.text("request_id"),
        EventJson.read(row.text("type"), data));
  }
}
