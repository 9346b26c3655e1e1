package dev.threadkeep.persistence.thread;

import static dev.threadkeep.persistence.session.Columns.Type.NUMBER;
import static dev.threadkeep.persistence.session.Columns.Type.TEXT;
import static dev.threadkeep.persistence.session.Columns.Type.TIME;
import static dev.threadkeep.persistence.session.Columns.Type.UUID;

import dev.threadkeep.application.thread.EventJson;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.Through;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.RecordedEvent;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.persistence.session.Columns;
import dev.threadkeep.persistence.session.JsonRow;
import dev.threadkeep.persistence.session.Rows;
import java.sql.SQLException;

/** A row of table {@code thread_event}. */
final class EventRow {
  /** What {@link #read} reads, of the table under the alias {@code e}. */
  static final String COLUMNS =
      "e.seq, e.at, e.by_type, e.by_id, e.through, e.request_id, e.type, e.data";

  private EventRow() {}

  static JsonRow of(ConversationThread thread, RecordedEvent recorded) {
    return new JsonRow()
        .putText("organization_id", thread.organization())
        .putText("thread_id", thread.id())
        .putNumber("seq", recorded.sequence())
        .putText("at", recorded.at())
        .putText("by_type", recorded.by().type())
        .putText("by_id", recorded.by().idText())
        .putText("through", recorded.through())
        .putText("request_id", recorded.requestId())
        .putText("type", recorded.event().type())
        .put("data", EventJson.data(recorded.event()));
  }

  /** The columns that {@link #putTo} adds to: all but the organization. */
  static Columns columns() {
    return new Columns(UUID, NUMBER, TIME, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT);
  }

  static void putTo(Columns columns, ThreadId thread, RecordedEvent recorded) {
    columns.add(
        thread.value(),
        recorded.sequence(),
        recorded.at(),
        recorded.by().type(),
        recorded.by().idText(),
        recorded.through(),
        recorded.requestId(),
        recorded.event().type(),
        EventJson.data(recorded.event()));
  }

  static RecordedEvent read(Rows row) throws SQLException {
    return new RecordedEvent(
        row.number("seq"),
        row.instant("at"),
        Actor.of(row.text("by_type"), row.textOrNull("by_id")),
        new Through(row.text("through")),
        row.text("request_id"),
        EventJson.read(row.text("type"), row.object("data")));
  }
}
