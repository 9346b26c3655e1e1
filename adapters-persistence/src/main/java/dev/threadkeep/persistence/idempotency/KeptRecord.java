package dev.threadkeep.persistence.idempotency;

import dev.threadkeep.application.idempotency.Claim;
import dev.threadkeep.application.idempotency.Fingerprint;
import dev.threadkeep.application.idempotency.IdempotencyKey;
import dev.threadkeep.application.idempotency.KeptAnswer;
import dev.threadkeep.application.idempotency.RepeatedRequestException;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.persistence.session.Parameters;
import dev.threadkeep.persistence.session.Rows;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** An answer as the database has it. */
public record KeptRecord(IdempotencyKey key, Fingerprint fingerprint, KeptAnswer answer) {
  public static final String TABLE = "idempotency_record";

  /** Broken by whoever keeps an answer after another request with the key. */
  public static final String PRIMARY_KEY = "idempotency_record_pkey";

  /** How long to wait for another request with the key to end. */
  static final Duration PATIENCE = Duration.ofSeconds(2);

  /** Has whatever follows in the transaction wait for rows no longer than that. */
  public static final String WAIT =
      "SELECT set_config('lock_timeout', '%d', true);\n".formatted(PATIENCE.toMillis());

  /** Of {@link #joined}. */
  public static final String COLUMNS =
      "k.key AS kept_key, k.fingerprint AS kept_fingerprint, k.answer AS kept_answer";

  /** Drops the records that are as good as none among those with some keys. */
  public static final String FORGET_OLD =
      """
      DELETE FROM idempotency_record
       WHERE organization_id = ? AND key = ANY (?) AND created_at <= ?\
      """;

  /** For {@link #FORGET_OLD}. */
  public static void bindOld(
      Parameters parameters,
      OrganizationId organization,
      Collection<IdempotencyKey> keys,
      Instant now)
      throws SQLException {
    parameters
        .uuid(organization.value())
        .texts(keys.stream().map(IdempotencyKey::value).toList())
        .instant(lastOld(now));
  }

  /** What a statement about an organization joins to learn of an answer; it may have none. */
  public static String joined(String organization) {
    return """
    LEFT JOIN idempotency_record k
           ON k.organization_id = %s AND k.key = ? AND k.created_at > ?\
    """
        .formatted(organization);
  }

  /** For {@link #joined}. */
  public static void bind(Parameters parameters, Claim claim, Instant now) throws SQLException {
    parameters.text(claim.key().value()).instant(lastOld(now));
  }

  /** A record kept then is as good as none by now. */
  public static Instant lastOld(Instant now) {
    return now.minus(KeptAnswer.LIFETIME);
  }

  /** What a row that has {@link #COLUMNS} says, where there is an answer. */
  public static Optional<KeptRecord> read(Rows row) throws SQLException {
    var key = row.textOrNull("kept_key");
    return key == null
        ? Optional.empty()
        : Optional.of(
            new KeptRecord(
                new IdempotencyKey(key),
                new Fingerprint(row.text("kept_fingerprint")),
                new KeptAnswer(row.text("kept_answer"))));
  }

  /**
   * Looks at a row that has {@link #COLUMNS}.
   *
   * @throws RepeatedRequestException if it has an answer
   */
  public static void refuseRepeated(Claim claim, Rows row) throws SQLException {
    var kept = read(row);
    if (kept.isPresent()) {
      throw kept.get().repeated(claim);
    }
  }

  /** What whoever asks once more is told. */
  public RepeatedRequestException repeated(Claim claim) {
    return claim.fingerprint().equals(fingerprint) && !answer.isErased()
        ? new RepeatedRequestException.AnsweredBefore(answer)
        : new RepeatedRequestException.KeyReused();
  }
}
