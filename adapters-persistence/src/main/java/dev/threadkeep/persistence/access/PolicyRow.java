package dev.threadkeep.persistence.access;

import static java.util.function.Predicate.not;
import static java.util.stream.Collectors.toSet;

import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.access.Signature;
import dev.threadkeep.application.policy.PolicyJson;
import dev.threadkeep.application.policy.PolicyStore.Replacement;
import dev.threadkeep.application.policy.StoredPolicy;
import dev.threadkeep.application.policy.UnknownTeammatesException;
import dev.threadkeep.domain.party.TeammateId;
import dev.threadkeep.persistence.session.Answer;
import dev.threadkeep.persistence.session.Rows;
import dev.threadkeep.persistence.session.Session.Transaction;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.Function;

/** A row of table {@code policy}. */
public final class PolicyRow {
  static final String READ = "SELECT data, version FROM policy WHERE organization_id = ?";

  private PolicyRow() {}

  /** Replaces the policy of the caller's organization in a transaction. */
  public static StoredPolicy replace(
      Transaction transaction,
      Caller caller,
      Signature signature,
      Function<StoredPolicy, Replacement> change)
      throws SQLException {
    var standing =
        transaction.ask(
            caller,
            READ + " FOR UPDATE",
            parameters -> parameters.uuid(caller.organization().value()),
            PolicyRow::only);
    var replacement = change.apply(standing);
    if (replacement.policy().equals(standing.policy())) {
      return standing;
    }
    requireThere(transaction, caller, replacement.named());
    var next = standing.replacedBy(replacement.policy());
    write(transaction, caller, next);
    AuditRow.add(
        transaction,
        caller,
        signature,
        replacement.at(),
        "policy.replaced",
        null,
        next.audited(standing));
    return next;
  }

  /** Keeps whom the policy names from being removed before the policy is there. */
  private static void requireThere(Transaction transaction, Caller caller, Set<TeammateId> named)
      throws SQLException {
    if (named.isEmpty()) {
      return;
    }
    var there =
        transaction.ask(
            """
            SELECT d.id
              FROM directory_entry d
             WHERE d.organization_id = ? AND d.kind = 'teammate' AND d.id = ANY (?)
             ORDER BY d.id
               FOR KEY SHARE
            """,
            parameters ->
                parameters
                    .uuid(caller.organization().value())
                    .texts(named.stream().map(TeammateId::toString).toList()),
            answer -> Set.copyOf(answer.all(row -> TeammateId.parse(row.text("id")))));
    if (!there.containsAll(named)) {
      throw new UnknownTeammatesException(
          named.stream().filter(not(there::contains)).collect(toSet()));
    }
  }

  private static void write(Transaction transaction, Caller caller, StoredPolicy next)
      throws SQLException {
    transaction.ask(
        caller.organization(),
        "UPDATE policy SET data = ?::json, version = ? WHERE organization_id = ?",
        parameters ->
            parameters
                .json(PolicyJson.of(next.policy()))
                .number(next.version())
                .uuid(caller.organization().value()),
        _ -> Boolean.TRUE);
  }

  static StoredPolicy only(Answer answer) throws SQLException {
    return answer
        .first(PolicyRow::read)
        .orElseThrow(() -> new IllegalStateException("an organization has no policy"));
  }

  private static StoredPolicy read(Rows row) throws SQLException {
    return new StoredPolicy(PolicyJson.read(row.object("data")), row.number("version"));
  }
}
