package dev.threadkeep.persistence.thread;

import dev.threadkeep.application.thread.ThreadReader.StoredMessage;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.RecordedEvent;
import dev.threadkeep.persistence.session.Rows;
import java.sql.SQLException;

/** Threads, their events and messages, as rows that other stores read beside their own. */
public final class StoredThreads {
  /** What {@link #thread} reads, of the table {@code thread} under the alias {@code t}. */
  public static final String THREAD = ThreadRow.COLUMNS;

  /** What {@link #event} reads, of the table {@code thread_event} under the alias {@code e}. */
  public static final String EVENT = EventRow.COLUMNS;

  /** What {@link #message} reads, of the table {@code message} under the alias {@code m}. */
  public static final String MESSAGE = MessageRow.COLUMNS;

  private StoredThreads() {}

  public static ConversationThread thread(Rows row) throws SQLException {
    return ThreadRow.read(row);
  }

  public static RecordedEvent event(Rows row) throws SQLException {
    return EventRow.read(row);
  }

  public static StoredMessage message(Rows row) throws SQLException {
    return MessageRow.read(row);
  }
}
