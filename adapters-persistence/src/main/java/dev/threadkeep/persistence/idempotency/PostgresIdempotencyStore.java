package dev.threadkeep.persistence.idempotency;

import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.idempotency.Claim;
import dev.threadkeep.application.idempotency.IdempotencyStore;
import dev.threadkeep.application.idempotency.KeptAnswer;
import dev.threadkeep.application.idempotency.RepeatedRequestException;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.persistence.session.Answer;
import dev.threadkeep.persistence.session.LockTimeoutException;
import dev.threadkeep.persistence.session.Parameters;
import dev.threadkeep.persistence.session.Session;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The answers of all organizations. */
public final class PostgresIdempotencyStore implements IdempotencyStore {
  /**
   * Takes the key, unless a request has it that was carried out, whose answer is told then. One
   * that is under way is waited for; what became of it only the next statement sees.
   */
  private static final String TAKE =
      KeptRecord.WAIT
          + KeptRecord.FORGET_OLD
          + """
            ;
            INSERT INTO idempotency_record (organization_id, key, fingerprint, answer, created_at)
            VALUES (?, ?, ?, ?, ?)
            ON CONFLICT DO NOTHING
            RETURNING key;
            SELECT %s FROM idempotency_record k WHERE k.organization_id = ? AND k.key = ?\
            """
              .formatted(KeptRecord.COLUMNS);

  /**
   * What the request itself waits for is its own business. Between its steps it has little to do:
   * should its process ever forget it, it must not hold its key and its rows for good.
   */
  private static final String BEGIN =
      TAKE
          + """
            ;
            SET LOCAL lock_timeout TO DEFAULT;
            SET LOCAL idle_in_transaction_session_timeout TO '60s';
            SAVEPOINT request\
            """;

  /** A record that is there can be forgotten before it is read, but hardly ever twice. */
  private static final int TRIES = 3;

  private final Session session;
  private final InstantSource clock;

  /**
   * @param clock by which answers grow old
   */
  public PostgresIdempotencyStore(Session session, InstantSource clock) {
    this.session = session;
    this.clock = clock;
  }

  @Override
  public void keep(Caller caller, Claim claim, KeptAnswer answer) {
    var now = clock.instant();
    take(
        claim,
        () ->
            session.askAgain(
                caller,
                TAKE,
                parameters -> bind(parameters, caller, claim, answer, now),
                PostgresIdempotencyStore::taken));
  }

  @Override
  public Undertaking begin(Caller caller, Claim claim) {
    var now = clock.instant();
    var begun = session.begin();
    boolean isTaken = false;
    try {
      var within = caller.within(begun);
      take(
          claim,
          () ->
              session.ask(
                  within,
                  BEGIN,
                  parameters -> bind(parameters, caller, claim, null, now),
                  PostgresIdempotencyStore::taken));
      isTaken = true;
      return new BegunRequest(session, begun, within, claim);
    } finally {
      if (!isTaken) {
        begun.close();
      }
    }
  }

  private static void bind(
      Parameters parameters, Caller caller, Claim claim, @Nullable KeptAnswer answer, Instant now)
      throws SQLException {
    var organization = caller.organization().value();
    var key = claim.key().value();
    KeptRecord.bindOld(parameters, caller.organization(), List.of(claim.key()), now);
    parameters
        .uuid(organization)
        .text(key)
        .text(claim.fingerprint().value())
        .text(answer == null ? null : answer.text())
        .instant(now)
        .uuid(organization)
        .text(key);
  }

  /** How it went to take a key. */
  private sealed interface Taken {
    record Free() implements Taken {}

    record Kept(KeptRecord by) implements Taken {}

    record Forgotten() implements Taken {}
  }

  private static Taken taken(Answer answer) throws SQLException {
    answer.next();
    var inserted = answer.first(row -> row.text("key"));
    if (inserted.isPresent()) {
      return new Taken.Free();
    }
    return answer
        .first(KeptRecord::read)
        .flatMap(record -> record)
        .<Taken>map(Taken.Kept::new)
        .orElseGet(Taken.Forgotten::new);
  }

  private static void take(Claim claim, Supplier<Taken> attempt) {
    for (int tried = 0; tried < TRIES; tried++) {
      try {
        switch (attempt.get()) {
          case Taken.Free() -> {
            return;
          }
          case Taken.Kept(var by) -> throw by.repeated(claim);
          case Taken.Forgotten() -> {
            // It is free by now.
          }
        }
      } catch (LockTimeoutException _) {
        throw new RepeatedRequestException.KeyInUse();
      }
    }
    throw new RepeatedRequestException.KeyInUse();
  }

  /** Leaves those alone that another node is just about to forget. */
  @Override
  public int forget(OrganizationId organization, Instant until, int most) {
    return session.ask(
        organization,
        """
        WITH old AS (
          SELECT key
            FROM idempotency_record
           WHERE organization_id = ? AND created_at <= ?
           ORDER BY created_at
           LIMIT ?
             FOR UPDATE SKIP LOCKED),
        forgotten AS (
          DELETE FROM idempotency_record k
           USING old
           WHERE k.organization_id = ? AND k.key = old.key
          RETURNING k.key)
        SELECT count(*) AS forgotten FROM forgotten
        """,
        parameters ->
            parameters
                .uuid(organization.value())
                .instant(until)
                .integer(most)
                .uuid(organization.value()),
        answer -> answer.first(row -> row.integer("forgotten")).orElseThrow());
  }
}
