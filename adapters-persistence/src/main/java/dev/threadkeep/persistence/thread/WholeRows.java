package dev.threadkeep.persistence.thread;

import static dev.threadkeep.persistence.session.Columns.Type.TEXT;
import static dev.threadkeep.persistence.session.Columns.Type.TIME;
import static dev.threadkeep.persistence.session.Columns.Type.UUID;

import dev.threadkeep.application.holding.Holdings;
import dev.threadkeep.application.transfer.WholeThread;
import dev.threadkeep.domain.message.Message;
import dev.threadkeep.domain.message.MessageId;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.thread.ThreadEvent;
import dev.threadkeep.domain.thread.Transition;
import dev.threadkeep.persistence.session.Columns;
import dev.threadkeep.persistence.session.JsonRow;
import dev.threadkeep.persistence.session.Parameters;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * All rows of threads that are added whole. Of events, messages and words a thread has many, which
 * go over as columns.
 */
final class WholeRows {
  /** Takes what {@link #bind} binds. */
  static final String ADD =
      """
      INSERT INTO thread
      SELECT n.* FROM json_populate_recordset(NULL::thread, ?::json) n;
      INSERT INTO thread_event (organization_id, thread_id, seq, at, by_type, by_id, through,
                                request_id, type, data)
      SELECT ?, n.*
        FROM unnest(?::uuid[], ?::bigint[], ?::timestamptz[], ?::text[], ?::text[], ?::text[],
                    ?::text[], ?::text[], ?::json[]) n;
      INSERT INTO message (organization_id, id, thread_id, seq, kind, author_type, author_id, text,
                           occurred_at, delivery, vendor_ids)
      SELECT ?, n.*
        FROM unnest(?::uuid[], ?::uuid[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[],
                    ?::timestamptz[], ?::text[], ?::json[]) n;
      INSERT INTO thread_title_word (organization_id, thread_id, word, created_at)
      SELECT ?, n.*
        FROM unnest(?::uuid[], ?::text[], ?::timestamptz[]) n;
      INSERT INTO message_vendor_id
      SELECT n.* FROM json_populate_recordset(NULL::message_vendor_id, ?::json) n;
      INSERT INTO external_reference
      SELECT n.* FROM json_populate_recordset(NULL::external_reference, ?::json) n;
      INSERT INTO thread_tag
      SELECT n.* FROM json_populate_recordset(NULL::thread_tag, ?::json) n
      """;

  private final OrganizationId organization;
  private final List<JsonRow> threads = new ArrayList<>();
  private final Columns events = EventRow.columns();
  private final Columns messages = MessageRow.columns();
  private final Columns words = new Columns(UUID, TEXT, TIME);
  private final List<JsonRow> vendorIds = new ArrayList<>();
  private final ThreadRows finders = new ThreadRows(Holdings.none());

  /**
   * @param organization to which all of the threads belong
   */
  WholeRows(OrganizationId organization) {
    this.organization = organization;
  }

  void add(WholeThread whole) {
    var thread = whole.thread();
    threads.add(ThreadRow.of(thread));
    // The messages are in the order in which the history records them.
    var said = whole.messages().iterator();
    for (var recorded : whole.events()) {
      EventRow.putTo(events, thread.id(), recorded);
      if (recorded.event() instanceof ThreadEvent.MessageRecorded its) {
        var message = next(said, its.message());
        MessageRow.putTo(messages, thread.id(), recorded.sequence(), message);
        vendorIds.addAll(MessageRow.vendorIds(thread, message));
      }
    }
    if (said.hasNext()) {
      throw new IllegalStateException("message %s has no event".formatted(said.next().id()));
    }
    for (var word : TitleWords.of(thread.title())) {
      words.add(thread.id().value(), word, thread.createdAt());
    }
    finders.addFinders(new Transition.Moved(thread, whole.events(), whole.messages(), null));
  }

  private static Message next(Iterator<Message> said, MessageId recorded) {
    if (said.hasNext()) {
      var message = said.next();
      if (message.id().equals(recorded)) {
        return message;
      }
    }
    throw new IllegalStateException("message %s is not where its event is".formatted(recorded));
  }

  void bind(Parameters parameters) throws SQLException {
    parameters
        .rows(threads)
        .uuid(organization.value())
        .columns(events)
        .uuid(organization.value())
        .columns(messages)
        .uuid(organization.value())
        .columns(words)
        .rows(vendorIds)
        .rows(finders.of(ThreadRows.Part.REFERRED))
        .rows(finders.of(ThreadRows.Part.TAGGED));
  }
}
