package dev.threadkeep.persistence.thread;

import static dev.threadkeep.persistence.session.Table.Type.COMMON_UUID;
import static dev.threadkeep.persistence.session.Table.Type.FLAG;
import static dev.threadkeep.persistence.session.Table.Type.TEXT;
import static dev.threadkeep.persistence.session.Table.Type.TIME;
import static dev.threadkeep.persistence.session.Table.Type.UUID;

import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.Tag;
import dev.threadkeep.persistence.session.JsonRow;
import dev.threadkeep.persistence.session.NewRow;
import dev.threadkeep.persistence.session.Table;
import java.util.Set;
import java.util.stream.Collectors;

/** A row of table {@code thread_tag}. */
final class TagRow {
  static final Table TABLE =
      Table.named("thread_tag")
          .with(COMMON_UUID, "organization_id")
          .with(UUID, "thread_id")
          .with(TEXT, "tag", "status")
          .with(FLAG, "archived")
          .with(TIME, "updated_at");

  private TagRow() {}

  /** A thread's tags as the table has them. */
  static Set<String> tags(ConversationThread thread) {
    return thread.tags().all().stream().map(Tag::key).collect(Collectors.toSet());
  }

  static JsonRow of(ConversationThread thread, String tag) {
    var row = new JsonRow();
    writeTo(row, thread, tag);
    return row;
  }

  static void writeTo(NewRow row, ConversationThread thread, String tag) {
    row.putUuid("organization_id", thread.organization().value())
        .putUuid("thread_id", thread.id().value())
        .putText("tag", tag)
        .putBoolean("archived", thread.flags().archived())
        .putText("status", ThreadRow.word(thread.status()))
        .putTime("updated_at", thread.updatedAt());
  }
}
