package dev.threadkeep.persistence.privacy;

import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.privacy.ErasureStore.Seen;
import dev.threadkeep.application.privacy.ErasureStore.ThreadNames;
import dev.threadkeep.application.thread.EventJson;
import dev.threadkeep.domain.party.ContactId;
import dev.threadkeep.domain.thread.ThreadEvent;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.thread.ThreadNumber;
import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.persistence.session.Parameters;
import dev.threadkeep.persistence.session.Session;
import dev.threadkeep.persistence.thread.SaidByVendors;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Threads that have something of contacts, and what is known of them. */
final class ThreadsOfContacts {
  private static final UUID FIRST = new UUID(0, 0);

  private static final String WITH_WORDS =
      """
      SELECT t.id, t.version
        FROM (SELECT DISTINCT m.thread_id
                FROM (SELECT m.thread_id
                        FROM message m
                       WHERE m.organization_id = ? AND m.author_type = 'contact'
                         AND m.author_id = ? AND m.text <> '' AND m.thread_id > ?
                       ORDER BY m.thread_id
                       LIMIT ?) m) m
        JOIN thread t ON t.organization_id = ? AND t.id = m.thread_id
       ORDER BY t.id\
      """;

  private static final String LEFT =
      """
      SELECT t.id
        FROM thread t
       WHERE t.organization_id = ? AND t.former_contact = ? AND t.id > ?
       ORDER BY t.id
       LIMIT ?\
      """;

  private static final String NAMINGS =
      """
      SELECT e.type, e.data
        FROM thread_event e
       WHERE e.organization_id = ? AND e.thread_id = ANY (?)
         AND e.type IN ('thread.opened', 'thread.referenced')\
      """;

  private final Session session;

  ThreadsOfContacts(Session session) {
    this.session = session;
  }

  List<Seen> withWordsOf(Caller caller, ContactId contact, @Nullable ThreadId after, int most) {
    return session.ask(
        caller,
        WITH_WORDS,
        parameters -> {
          bind(parameters, caller, contact, after, most);
          parameters.uuid(caller.organization().value());
        },
        answer -> answer.all(row -> new Seen(new ThreadId(row.uuid("id")), row.number("version"))));
  }

  List<ThreadId> leftBy(Caller caller, ContactId contact, @Nullable ThreadId after, int most) {
    return session.ask(
        caller,
        LEFT,
        parameters -> bind(parameters, caller, contact, after, most),
        answer -> answer.all(row -> new ThreadId(row.uuid("id"))));
  }

  private static void bind(
      Parameters parameters, Caller caller, ContactId contact, @Nullable ThreadId after, int most)
      throws SQLException {
    parameters
        .uuid(caller.organization().value())
        .text(contact.value())
        .uuid(after == null ? FIRST : after.value())
        .integer(most);
  }

  ThreadNames namesOf(Caller caller, List<ThreadId> threads) {
    var events =
        session.ask(
            caller,
            NAMINGS,
            parameters -> parameters.uuid(caller.organization().value()).uuids(values(threads)),
            answer -> answer.all(row -> EventJson.read(row.text("type"), row.object("data"))));
    var numbers = new ArrayList<ThreadNumber>();
    var references = new ArrayList<ExternalReference>();
    for (var event : events) {
      if (event instanceof ThreadEvent.Opened opened) {
        numbers.add(opened.number());
        references.addAll(opened.references().all());
      } else if (event instanceof ThreadEvent.Referenced(var reference)) {
        references.add(reference);
      }
    }
    return new ThreadNames(numbers, references);
  }

  private static List<UUID> values(List<ThreadId> threads) {
    return threads.stream().map(ThreadId::value).toList();
  }

  /** As when a thread is erased, for those that are and were tried again since. */
  int forgetWhatVendorsSaid(Caller caller, List<ThreadId> threads) {
    return session.askAgain(
        caller,
        SaidByVendors.FORGET,
        parameters -> SaidByVendors.bind(parameters, caller.organization(), values(threads)),
        SaidByVendors::forgottenOf);
  }
}
