package dev.threadkeep.persistence.thread;

import dev.threadkeep.application.json.ObjectWriter;
import dev.threadkeep.application.thread.EventJson;
import dev.threadkeep.domain.json.JsonValue;
import dev.threadkeep.domain.json.JsonValue.JsonArray;
import dev.threadkeep.domain.party.ContactId;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.thread.ThreadEvent;
import dev.threadkeep.domain.thread.Transition;
import dev.threadkeep.persistence.session.Answer;
import dev.threadkeep.persistence.session.Rows;
import dev.threadkeep.persistence.session.Session.Transaction;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Blanks what came before erasures, in their transaction and behind them: the events, the texts of
 * messages, what timers have noted, and what vendors have said and shown. Nothing else rewrites
 * history.
 */
final class Blanking {
  private static final String HISTORY =
      """
      SELECT e.thread_id, e.seq, e.type, e.data
        FROM thread_event e
       WHERE e.organization_id = ? AND e.thread_id = ANY (?)\
      """;

  private static final String REWRITE = "SELECT blank_history(?::json) AS rewritten";

  private static final String MESSAGES =
      """
      UPDATE message
         SET text = ''
       WHERE organization_id = ? AND thread_id = ANY (?) AND text <> '';
      DELETE FROM timer_set_aside WHERE organization_id = ? AND thread_id = ANY (?);
      UPDATE delivery_stream
         SET shown = '{}', shown_erased = true
       WHERE organization_id = ? AND thread_id = ANY (?)\
      """;

  private static final String MESSAGES_OF =
      """
      UPDATE message
         SET text = ''
       WHERE organization_id = ? AND thread_id = ANY (?) AND author_type = 'contact'
         AND author_id = ? AND text <> ''\
      """;

  private final OrganizationId organization;
  private final List<UUID> whole = new ArrayList<>();
  private final Map<ContactId, List<UUID>> messagesOf = new HashMap<>();

  Blanking(OrganizationId organization) {
    this.organization = organization;
  }

  /** Whether a move is more than its own rows can say. */
  static boolean isNeededBy(Transition.Moved move) {
    return move.events().stream()
        .anyMatch(recorded -> recorded.event() instanceof ThreadEvent.Erased);
  }

  void add(Transition.Moved move) {
    var thread = move.thread().id().value();
    for (var recorded : move.events()) {
      if (recorded.event() instanceof ThreadEvent.Erased(var contact)) {
        if (contact == null) {
          whole.add(thread);
        } else {
          messagesOf.computeIfAbsent(contact, _ -> new ArrayList<>()).add(thread);
        }
      }
    }
  }

  void run(Transaction transaction) throws SQLException {
    if (!whole.isEmpty()) {
      rewrite(transaction);
      transaction.ask(
          organization,
          MESSAGES,
          parameters ->
              parameters
                  .uuid(organization.value())
                  .uuids(whole)
                  .uuid(organization.value())
                  .uuids(whole)
                  .uuid(organization.value())
                  .uuids(whole),
          _ -> Boolean.TRUE);
      forgetWhatVendorsSaid(transaction, whole);
    }
    for (var contact : messagesOf.entrySet()) {
      transaction.ask(
          organization,
          MESSAGES_OF,
          parameters ->
              parameters
                  .uuid(organization.value())
                  .uuids(contact.getValue())
                  .text(contact.getKey().value()),
          _ -> Boolean.TRUE);
      forgetWhatVendorsSaid(transaction, contact.getValue());
    }
  }

  private void forgetWhatVendorsSaid(Transaction transaction, List<UUID> threads)
      throws SQLException {
    transaction.ask(
        organization,
        SaidByVendors.FORGET,
        parameters -> SaidByVendors.bind(parameters, organization, threads),
        SaidByVendors::forgottenOf);
  }

  private void rewrite(Transaction transaction) throws SQLException {
    var blanked =
        transaction.ask(
            organization,
            HISTORY,
            parameters -> parameters.uuid(organization.value()).uuids(whole),
            this::blanked);
    if (blanked.isEmpty()) {
      return;
    }
    var rewritten =
        transaction.ask(
            organization,
            REWRITE,
            parameters -> parameters.json(new JsonArray(blanked)),
            answer -> answer.first(row -> row.number("rewritten")).orElseThrow());
    if (rewritten != blanked.size()) {
      throw new IllegalStateException(
          "%d of %d events were blanked".formatted(rewritten, blanked.size()));
    }
  }

  private List<JsonValue> blanked(Answer answer) throws SQLException {
    var rows = answer.next();
    var all = new ArrayList<JsonValue>();
    while (rows.next()) {
      blankedEvent(rows).ifPresent(all::add);
    }
    return all;
  }

  private Optional<JsonValue> blankedEvent(Rows row) throws SQLException {
    var event = EventJson.read(row.text("type"), row.object("data"));
    var blanked = event.blanked();
    return blanked.equals(event)
        ? Optional.empty()
        : Optional.of(
            new ObjectWriter()
                .putText("organization_id", organization)
                .putText("thread_id", row.uuid("thread_id"))
                .putNumber("seq", row.number("seq"))
                .put("data", EventJson.data(blanked))
                .toObject());
  }
}
