package dev.threadkeep.persistence.thread;

import static dev.threadkeep.persistence.session.Table.Type.COMMON_UUID;
import static dev.threadkeep.persistence.session.Table.Type.TEXT;
import static dev.threadkeep.persistence.session.Table.Type.TIME;
import static dev.threadkeep.persistence.session.Table.Type.UUID;

import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.persistence.session.JsonRow;
import dev.threadkeep.persistence.session.NewRow;
import dev.threadkeep.persistence.session.Table;

/** A row of table {@code thread_title_word}. */
final class TitleWordRow {
  static final Table TABLE =
      Table.named("thread_title_word")
          .with(COMMON_UUID, "organization_id")
          .with(UUID, "thread_id")
          .with(TEXT, "word")
          .with(TIME, "created_at");

  private TitleWordRow() {}

  static JsonRow of(ConversationThread thread, String word) {
    var row = new JsonRow();
    writeTo(row, thread, word);
    return row;
  }

  static void writeTo(NewRow row, ConversationThread thread, String word) {
    row.putUuid("organization_id", thread.organization().value())
        .putText("word", word)
        .putUuid("thread_id", thread.id().value())
        .putTime("created_at", thread.createdAt());
  }
}
