package dev.threadkeep.persistence.access;

import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.access.Signature;
import dev.threadkeep.application.policy.PolicyStore;
import dev.threadkeep.application.policy.StoredPolicy;
import dev.threadkeep.persistence.session.Session;
import java.util.function.Function;

/** The policies of all organizations, a row each. */
public final class PostgresPolicyStore implements PolicyStore {
  private final Session session;

  public PostgresPolicyStore(Session session) {
    this.session = session;
  }

  @Override
  public StoredPolicy find(Caller caller) {
    return session.ask(
        caller,
        PolicyRow.READ,
        parameters -> parameters.uuid(caller.organization().value()),
        PolicyRow::only);
  }

  @Override
  public StoredPolicy replace(
      Caller caller, Signature signature, Function<StoredPolicy, Replacement> change) {
    return session.inTransaction(
        caller, transaction -> PolicyRow.replace(transaction, caller, signature, change));
  }
}
