package dev.threadkeep.persistence.pull;

import dev.threadkeep.application.Page;
import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.pull.Pull;
import dev.threadkeep.application.pull.Pull.Progress;
import dev.threadkeep.application.pull.PullFailure;
import dev.threadkeep.application.pull.PullReport;
import dev.threadkeep.application.pull.PullReport.Gains;
import dev.threadkeep.application.pull.PullSlice;
import dev.threadkeep.application.pull.PullStore;
import dev.threadkeep.application.thread.ValueJson;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.vendor.ConnectionId;
import dev.threadkeep.persistence.session.Binding;
import dev.threadkeep.persistence.session.Parameters;
import dev.threadkeep.persistence.session.Rows;
import dev.threadkeep.persistence.session.Session;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Pulls in a table, a row for each connection that anything was ever pulled over. */
public final class PostgresPullStore implements PullStore {
  private static final int MOST_WAITING = 100;

  private static final String ONE =
      "SELECT %s FROM pull p WHERE p.organization_id = ? AND p.connection_id = ?"
          .formatted(PullRow.COLUMNS);

  /**
   * Failures go with the pull that had them: those that the one that is there has not counted.
   * Whether the last one is finished is known once the first statement has waited for its end.
   */
  private static final String BEGIN =
      PullRow.INSERT
          + """
            ;
            DELETE FROM pull_failure f
             USING pull p
             WHERE p.organization_id = ? AND p.connection_id = ?
               AND f.organization_id = p.organization_id AND f.connection_id = p.connection_id
               AND f.place > p.failed;
            """
          + ONE;

  private static final String FAILURES =
      """
      SELECT f.place, f.account, f.external_id, f.reason
        FROM pull p
        LEFT JOIN LATERAL (
          SELECT *
            FROM pull_failure f
           WHERE f.organization_id = p.organization_id AND f.connection_id = p.connection_id
             AND f.place > ?
           ORDER BY f.place
           LIMIT ?) f ON true
       WHERE p.organization_id = ? AND p.connection_id = ?
       ORDER BY f.place
      """;

  private static final String CANCEL =
      """
      WITH mine AS MATERIALIZED (
        SELECT p.organization_id, p.connection_id,
               p.lease_until IS NULL OR p.lease_until <= ? AS is_free
          FROM pull p
         WHERE p.organization_id = ? AND p.connection_id = ? AND p.finished_at IS NULL
           FOR UPDATE)
      UPDATE pull p
         SET cancel_asked = true,
             state = CASE WHEN mine.is_free THEN 'cancelled' ELSE p.state END,
             finished_at = CASE WHEN mine.is_free THEN ?::timestamptz END,
             lease_until = CASE WHEN mine.is_free THEN NULL ELSE p.lease_until END,
             hindrance = CASE WHEN mine.is_free THEN NULL ELSE p.hindrance END
        FROM mine
       WHERE p.organization_id = mine.organization_id AND p.connection_id = mine.connection_id;
      """
          + ONE;

  private static final String WAITING =
      """
      SELECT organization_id, connection_id
        FROM pull_turn
       WHERE due_at IS NULL OR due_at <= ?
       ORDER BY due_at NULLS FIRST, connection_id
       LIMIT %d
      """
          .formatted(MOST_WAITING);

  private static final String PUT_OFF =
      """
      UPDATE pull
         SET not_before = greatest(not_before, ?)
       WHERE organization_id = ? AND connection_id = ? AND finished_at IS NULL
         AND (lease_until IS NULL OR lease_until <= ?)
      """;

  private static final String TAKE =
      """
      WITH mine AS MATERIALIZED (
        SELECT p.organization_id, p.connection_id, p.page_begun_at
          FROM pull p
         WHERE p.organization_id = ? AND p.connection_id = ? AND p.finished_at IS NULL
           AND (p.lease_until IS NULL OR p.lease_until <= ?)
           AND (p.not_before IS NULL OR p.not_before <= ?)
           FOR UPDATE SKIP LOCKED)
      UPDATE pull p
         SET state = 'running', started_at = coalesce(p.started_at, ?), lease_until = ?,
             token = p.token + 1, page_begun_at = coalesce(p.page_begun_at, ?)
        FROM mine
       WHERE p.organization_id = mine.organization_id AND p.connection_id = mine.connection_id
      RETURNING %s, p.token, p.account, p.cursor, p.pauses, p.unanswered_since,
                mine.page_begun_at AS in_doubt_since
      """
          .formatted(PullRow.COLUMNS);

  private static final String HOLD =
      """
      UPDATE pull
         SET lease_until = ?
       WHERE organization_id = ? AND connection_id = ? AND token = ? AND finished_at IS NULL
         AND lease_until IS NOT NULL AND NOT cancel_asked
      RETURNING true AS held
      """;

  private static final String TOUCHED =
      """
      SELECT e.thread_id, min(e.seq) = 1 AS opened
        FROM thread_event e
       WHERE e.organization_id = ? AND e.thread_id = ANY (?) AND e.request_id = ? AND e.at >= ?
       GROUP BY e.thread_id
      """;

  /** A page that goes on elsewhere or nowhere is settled; one that is not stays in doubt. */
  private static final String SETTLE =
      """
      WITH settled AS (
        UPDATE pull
           SET lease_until = NULL,
               state = CASE WHEN ?::text IS NOT NULL THEN ?
                            WHEN cancel_asked THEN 'cancelled'
                            ELSE state END,
               finished_at = CASE WHEN ?::text IS NOT NULL OR cancel_asked
                                  THEN ?::timestamptz END,
               abortion = ?,
               account = coalesce(?::integer, account),
               cursor = CASE WHEN ? THEN ? ELSE cursor END,
               page_begun_at = CASE WHEN ? THEN NULL ELSE page_begun_at END,
               not_before = ?,
               hindrance = CASE WHEN ? OR ? THEN ?::json ELSE hindrance END,
               pauses = CASE WHEN ? THEN 0 WHEN ? THEN pauses + 1 ELSE pauses END,
               unanswered_since = CASE WHEN ? THEN NULL
                                       WHEN ? THEN coalesce(unanswered_since, ?)
                                       ELSE unanswered_since END,
               pages = pages + ?, looked_at = looked_at + ?, opened = opened + ?,
               changed = changed + ?, failed = failed + ?, unreadable = unreadable + ?,
               unknown = unknown + ?
         WHERE organization_id = ? AND connection_id = ? AND token = ? AND finished_at IS NULL
           AND lease_until IS NOT NULL
        RETURNING organization_id, connection_id, failed),
      kept AS (
        INSERT INTO pull_failure
               (organization_id, connection_id, place, account, external_id, reason)
        SELECT s.organization_id, s.connection_id, s.failed - ? + f.place, f.account,
               f.external_id, f.reason
          FROM settled s
         CROSS JOIN unnest(?, ?, ?) WITH ORDINALITY AS f (account, external_id, reason, place)
         WHERE s.failed - ? + f.place <= %d)
      SELECT count(*) AS settled
        FROM settled
      """
          .formatted(MOST_FAILURES);

  private final Session session;

  public PostgresPullStore(Session session) {
    this.session = session;
  }

  private static Binding naming(OrganizationId organization, ConnectionId connection) {
    return parameters -> parameters.uuid(organization.value()).uuid(connection.value());
  }

  private static Binding naming(PullSlice slice) {
    return naming(organization(slice), slice.pull().asked().connection());
  }

  private static OrganizationId organization(PullSlice slice) {
    return slice.pull().asked().organization();
  }

  @Override
  public Pull begin(Caller caller, Pull pull) {
    var naming = naming(caller.organization(), pull.asked().connection());
    // A transaction, so that nothing is kept for a key that turns out not to work.
    return session
        .inTransaction(
            caller,
            transaction ->
                transaction.ask(
                    caller,
                    BEGIN,
                    parameters -> {
                      PullRow.bind(parameters, pull);
                      naming.bind(parameters);
                      naming.bind(parameters);
                    },
                    answer -> answer.first(row -> PullRow.read(caller.organization(), row))))
        .orElseThrow();
  }

  @Override
  public Optional<Pull> find(Caller caller, ConnectionId connection) {
    return session.ask(
        caller,
        ONE,
        naming(caller.organization(), connection),
        answer -> answer.first(row -> PullRow.read(caller.organization(), row)));
  }

  /** A failure in its place, or that there is a pull without one. */
  private record Placed(@Nullable Integer place, @Nullable PullFailure failure) {
    static Placed read(Rows row) throws SQLException {
      return row.isNull("place")
          ? new Placed(null, null)
          : new Placed(row.integer("place"), PullRow.failure(row));
    }
  }

  @Override
  public Optional<Page<PullFailure, Integer>> failures(
      Caller caller, ConnectionId connection, int after, int limit) {
    List<Placed> rows =
        session.ask(
            caller,
            FAILURES,
            parameters -> {
              parameters.integer(after).integer(limit + 1);
              naming(caller.organization(), connection).bind(parameters);
            },
            answer -> answer.all(Placed::read));
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    var failures = rows.stream().flatMap(row -> Stream.ofNullable(row.failure())).toList();
    boolean hasMore = failures.size() > limit;
    return Optional.of(
        new Page<>(
            hasMore ? failures.subList(0, limit) : failures,
            hasMore ? rows.get(limit - 1).place() : null));
  }

  @Override
  public Optional<Pull> cancel(Caller caller, ConnectionId connection, Instant at) {
    var naming = naming(caller.organization(), connection);
    return session.inTransaction(
        caller,
        transaction ->
            transaction.ask(
                caller,
                CANCEL,
                parameters -> {
                  parameters.instant(at);
                  naming.bind(parameters);
                  parameters.instant(at);
                  naming.bind(parameters);
                },
                answer -> answer.first(row -> PullRow.read(caller.organization(), row))));
  }

  @Override
  public List<Waiting> waiting(Instant now) {
    return session.ask(
        WAITING,
        parameters -> parameters.instant(now),
        answer ->
            answer.all(
                row ->
                    new Waiting(
                        new OrganizationId(row.uuid("organization_id")),
                        new ConnectionId(row.uuid("connection_id")))));
  }

  @Override
  public void putOff(Waiting pull, Instant now, Instant until) {
    session.ask(
        pull.organization(),
        PUT_OFF,
        parameters -> {
          parameters.instant(until);
          naming(pull.organization(), pull.connection()).bind(parameters);
          parameters.instant(now);
        },
        _ -> Boolean.TRUE);
  }

  @Override
  public Optional<PullSlice> take(Waiting pull, Instant now, Instant until) {
    return session.ask(
        pull.organization(),
        TAKE,
        parameters -> {
          naming(pull.organization(), pull.connection()).bind(parameters);
          parameters.instant(now).instant(now).instant(now).instant(until).instant(now);
        },
        answer -> answer.first(row -> PullRow.slice(pull.organization(), row)));
  }

  @Override
  public boolean hold(PullSlice slice, Instant until) {
    return session.ask(
        organization(slice),
        HOLD,
        parameters -> {
          parameters.instant(until);
          naming(slice).bind(parameters);
          parameters.number(slice.token());
        },
        answer -> answer.first(row -> row.flag("held")).orElse(false));
  }

  @Override
  public List<Touched> touched(PullSlice slice, Collection<ThreadId> threads) {
    var since = slice.inDoubtSince();
    if (since == null) {
      return List.of();
    }
    return session.ask(
        organization(slice),
        TOUCHED,
        parameters ->
            parameters
                .uuid(organization(slice).value())
                .uuids(threads.stream().map(ThreadId::value).toList())
                .text(slice.pull().workId())
                .instant(since),
        answer ->
            answer.all(
                row -> new Touched(new ThreadId(row.uuid("thread_id")), row.flag("opened"))));
  }

  @Override
  public boolean settle(PullSlice slice, PullReport report, Instant at) {
    var settlement = Settlement.of(report);
    return session.ask(
        organization(slice),
        SETTLE,
        parameters -> {
          bindFate(parameters, settlement, at);
          bindProgress(parameters, settlement);
          naming(slice).bind(parameters);
          parameters.number(slice.token());
          bindFailures(parameters, settlement);
        },
        answer -> answer.first(row -> row.number("settled") == 1).orElseThrow());
  }

  private static void bindFate(Parameters parameters, Settlement settlement, Instant at)
      throws SQLException {
    var state = settlement.state() == null ? null : ValueJson.word(settlement.state());
    var to = settlement.to();
    boolean isSettled = settlement.gains().isPresent();
    boolean isPaused = settlement.pausedUntil() != null;
    var failure = settlement.failure();
    parameters
        .text(state)
        .text(state)
        .text(state)
        .instant(at)
        .text(settlement.abortion() == null ? null : ValueJson.word(settlement.abortion()))
        .number(to == null ? null : Long.valueOf(to.account()))
        .flag(to != null)
        .text(to == null ? null : Cursor.of(to))
        .flag(isSettled)
        .instant(settlement.pausedUntil())
        .flag(isSettled)
        .flag(isPaused)
        .text(failure == null ? null : FailureJson.of(failure).toString())
        .flag(isSettled)
        .flag(isPaused)
        .flag(isSettled)
        .flag(isPaused)
        .instant(at);
  }

  private static void bindProgress(Parameters parameters, Settlement settlement)
      throws SQLException {
    var progress =
        settlement.gains().map(Gains::progress).orElseGet(() -> new Progress(0, 0, 0, 0, 0, 0, 0));
    parameters
        .number(progress.pages())
        .number(progress.lookedAt())
        .number(progress.opened())
        .number(progress.changed())
        .number(progress.failed())
        .number(progress.unreadable())
        .number(progress.unknown());
  }

  private static void bindFailures(Parameters parameters, Settlement settlement)
      throws SQLException {
    var failures = settlement.gains().map(Gains::failures).orElse(List.of());
    parameters
        .integer(failures.size())
        .texts(failures.stream().map(PullFailure::account).toList())
        .texts(failures.stream().map(PullFailure::id).toList())
        .texts(failures.stream().map(failure -> ValueJson.word(failure.reason())).toList())
        .integer(failures.size());
  }
}
