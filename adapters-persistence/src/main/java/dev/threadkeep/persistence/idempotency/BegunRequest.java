package dev.threadkeep.persistence.idempotency;

import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.idempotency.Claim;
import dev.threadkeep.application.idempotency.IdempotencyStore.Undertaking;
import dev.threadkeep.application.idempotency.KeptAnswer;
import dev.threadkeep.persistence.session.Begun;
import dev.threadkeep.persistence.session.Session;

/** A request whose steps are one transaction. */
final class BegunRequest implements Undertaking {
  private static final String KEEP =
      """
      UPDATE idempotency_record SET answer = ? WHERE organization_id = ? AND key = ?;
      COMMIT\
      """;

  /** Also gets past a statement that failed, behind which nothing else would be taken. */
  private static final String UNDO = "ROLLBACK TO SAVEPOINT request;\n";

  private final Session session;
  private final Begun begun;
  private final Caller caller;
  private final Claim claim;

  BegunRequest(Session session, Begun begun, Caller caller, Claim claim) {
    this.session = session;
    this.begun = begun;
    this.caller = caller;
    this.claim = claim;
  }

  @Override
  public Caller caller() {
    return caller;
  }

  @Override
  public void keep(KeptAnswer answer) {
    end(KEEP, answer);
  }

  @Override
  public void keepRefusal(KeptAnswer answer) {
    end(UNDO + KEEP, answer);
  }

  private void end(String sql, KeptAnswer answer) {
    session.end(
        caller,
        sql,
        parameters ->
            parameters
                .text(answer.text())
                .uuid(caller.organization().value())
                .text(claim.key().value()));
  }

  @Override
  public void close() {
    begun.close();
  }
}
