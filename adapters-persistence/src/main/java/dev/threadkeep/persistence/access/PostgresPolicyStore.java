package dev.threadkeep.persistence.access;

import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.access.Signature;
import dev.threadkeep.application.policy.PolicyJson;
import dev.threadkeep.application.policy.PolicyStore;
import dev.threadkeep.application.policy.StoredPolicy;
import dev.threadkeep.persistence.session.Answer;
import dev.threadkeep.persistence.session.Rows;
import dev.threadkeep.persistence.session.Session;
import dev.threadkeep.persistence.session.Session.Transaction;
import java.sql.SQLException;
import java.util.function.Function;

/** The policies of all organizations, a row each. */
public final class PostgresPolicyStore implements PolicyStore {
  private static final String READ = "SELECT data, version FROM policy WHERE organization_id = ?";

  private final Session session;

  public PostgresPolicyStore(Session session) {
    this.session = session;
  }

  @Override
  public StoredPolicy find(Caller caller) {
    return session.ask(
        caller,
        READ,
        parameters -> parameters.uuid(caller.organization().value()),
        PostgresPolicyStore::only);
  }

  @Override
  public StoredPolicy replace(
      Caller caller, Signature signature, Function<StoredPolicy, Replacement> change) {
    return session.inTransaction(
        transaction -> {
          var standing =
              transaction.ask(
                  caller,
                  READ + " FOR UPDATE",
                  parameters -> parameters.uuid(caller.organization().value()),
                  PostgresPolicyStore::only);
          var replacement = change.apply(standing);
          if (replacement.policy().equals(standing.policy())) {
            return standing;
          }
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
        });
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

  private static StoredPolicy only(Answer answer) throws SQLException {
    return answer
        .first(PostgresPolicyStore::read)
        .orElseThrow(() -> new IllegalStateException("an organization has no policy"));
  }

  private static StoredPolicy read(Rows row) throws SQLException {
    return new StoredPolicy(PolicyJson.read(row.object("data")), row.number("version"));
  }
}
