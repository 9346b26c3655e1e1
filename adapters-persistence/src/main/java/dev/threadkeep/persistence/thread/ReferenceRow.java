package dev.threadkeep.persistence.thread;

import static dev.threadkeep.persistence.session.Table.Type.COMMON_UUID;
import static dev.threadkeep.persistence.session.Table.Type.FLAG;
import static dev.threadkeep.persistence.session.Table.Type.TEXT;
import static dev.threadkeep.persistence.session.Table.Type.TIME;
import static dev.threadkeep.persistence.session.Table.Type.UUID;

import dev.threadkeep.application.thread.ValueJson;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.Handling;
import dev.threadkeep.domain.thread.RecordedEvent;
import dev.threadkeep.domain.thread.ThreadEvent;
import dev.threadkeep.domain.vendor.ConnectionId;
import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.domain.vendor.Vendor;
import dev.threadkeep.persistence.session.JsonRow;
import dev.threadkeep.persistence.session.NewRow;
import dev.threadkeep.persistence.session.Rows;
import dev.threadkeep.persistence.session.Table;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of table {@code external_reference}.
 *
 * @param listing by what lists of the account filter; absent where there is no account
 */
record ReferenceRow(ExternalReference reference, @Nullable Listing listing) {
  /** What {@link #read} reads, of the table under the alias {@code r}. */
  static final String COLUMNS =
      """
      r.vendor, r.account, r.external_id, r.connection_id, r.closed, r.archived, r.escalated,
      r.important, r.anonymous, r.handling
      """;

  static final Table TABLE =
      Table.named("external_reference")
          .with(COMMON_UUID, "organization_id")
          .with(UUID, "thread_id", "connection_id")
          .with(TEXT, "external_id", "vendor", "account", "handling")
          .with(TIME, "referenced_at")
          .with(FLAG, "closed", "archived", "escalated", "important", "anonymous");

  /** By what lists of an account filter. */
  record Listing(
      boolean closed,
      boolean archived,
      boolean escalated,
      boolean important,
      boolean anonymous,
      Handling handling) {

    private static Listing of(ConversationThread thread) {
      var flags = thread.flags();
      return new Listing(
          thread.isClosed(),
          flags.archived(),
          flags.escalated(),
          flags.important(),
          thread.links().contact() == null,
          thread.handling());
    }
  }

  /** The row that there is to be of a thread's reference. */
  static ReferenceRow expected(ConversationThread thread, ExternalReference reference) {
    return new ReferenceRow(reference, isListed(reference) ? Listing.of(thread) : null);
  }

  /** Whether a list of its account has the reference. */
  static boolean isListed(ExternalReference reference) {
    return !reference.account().isEmpty();
  }

  /** Whether lists of accounts see no difference between a thread before and after a change. */
  static boolean isListedAlike(ConversationThread before, ConversationThread after) {
    return Listing.of(before).equals(Listing.of(after));
  }

  static JsonRow of(ConversationThread thread, ExternalReference reference) {
    return of(thread, reference, thread.updatedAt());
  }

  /**
   * @param since when the thread got it
   */
  static JsonRow of(ConversationThread thread, ExternalReference reference, Instant since) {
    var row = new JsonRow();
    writeTo(row, thread, reference, since);
    return row;
  }

  static void writeTo(
      NewRow row, ConversationThread thread, ExternalReference reference, Instant since) {
    var connection = reference.connection();
    row.putUuid("organization_id", thread.organization().value())
        .putText("external_id", reference.id())
        .putText("vendor", reference.vendor())
        .putText("account", reference.account())
        .putUuid("thread_id", thread.id().value())
        .putUuid("connection_id", connection == null ? null : connection.value())
        .putTime("referenced_at", since);
    var listing = expected(thread, reference).listing();
    if (listing != null) {
      row.putBoolean("closed", listing.closed())
          .putBoolean("archived", listing.archived())
          .putBoolean("escalated", listing.escalated())
          .putBoolean("important", listing.important())
          .putBoolean("anonymous", listing.anonymous())
          .putText("handling", ValueJson.word(listing.handling()));
    }
  }

  /** When a thread got it: a whole history that is brought in may have had it for long. */
  static Instant since(
      ConversationThread thread, List<RecordedEvent> events, ExternalReference reference) {
    var since = thread.updatedAt();
    for (var recorded : events) {
      if (brings(recorded.event(), reference)) {
        since = recorded.at();
      }
    }
    return since;
  }

  private static boolean brings(ThreadEvent event, ExternalReference reference) {
    if (event instanceof ThreadEvent.Opened opened) {
      return opened.references().all().contains(reference);
    }
    return event instanceof ThreadEvent.Referenced(var given) && given.equals(reference);
  }

  static ReferenceRow read(Rows row) throws SQLException {
    var connection = row.uuidOrNull("connection_id");
    return new ReferenceRow(
        new ExternalReference(
            new Vendor(row.text("vendor")),
            row.text("account"),
            row.text("external_id"),
            connection == null ? null : new ConnectionId(connection)),
        row.isNull("handling")
            ? null
            : new Listing(
                row.flag("closed"),
                row.flag("archived"),
                row.flag("escalated"),
                row.flag("important"),
                row.flag("anonymous"),
                ValueJson.read(Handling.class, row.text("handling"))));
  }
}
