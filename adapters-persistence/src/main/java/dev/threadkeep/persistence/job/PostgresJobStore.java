package dev.threadkeep.persistence.job;

import dev.threadkeep.application.Page;
import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.job.Job;
import dev.threadkeep.application.job.JobFailure;
import dev.threadkeep.application.job.JobId;
import dev.threadkeep.application.job.JobState;
import dev.threadkeep.application.job.JobStore;
import dev.threadkeep.application.job.Slice;
import dev.threadkeep.application.job.Slice.Target;
import dev.threadkeep.application.job.SliceReport;
import dev.threadkeep.application.thread.ThreadFilter;
import dev.threadkeep.application.thread.ValueJson;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.persistence.session.Binding;
import dev.threadkeep.persistence.session.Rows;
import dev.threadkeep.persistence.session.Session;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Jobs in a table. A slice is a stretch of thread ids whose end is written down before any of its
 * threads is changed, so that whoever takes it on again comes to the same threads.
 */
public final class PostgresJobStore implements JobStore {
  /** As many as are changed together in one batch; more would hold others up. */
  static final int SLICE = 250;

  /** How many organizations' next jobs are read; whoever takes one on reads again. */
  private static final int MOST_WAITING = 100;

  private static final int MOST_FORGOTTEN = 100;

  private static final String FIRST_PAGE = page("");
  private static final String NEXT_PAGE = page(" AND (j.created_at, j.id) < (?, ?)");

  private static final String ONE =
      "SELECT %s FROM bulk_job j WHERE j.organization_id = ? AND j.id = ?"
          .formatted(JobRow.COLUMNS);

  private static final String FAILURES =
      """
      SELECT f.place, f.thread_id, f.problem
        FROM bulk_job j
        LEFT JOIN LATERAL (
          SELECT *
            FROM bulk_job_failure f
           WHERE f.organization_id = j.organization_id AND f.job_id = j.id AND f.place > ?
           ORDER BY f.place
           LIMIT ?) f ON true
       WHERE j.organization_id = ? AND j.id = ?
       ORDER BY f.place
      """;

  private static final String CANCEL =
      """
      UPDATE bulk_job
         SET cancel_asked = true,
             state = CASE WHEN slice_end IS NULL THEN 'cancelled' ELSE state END,
             finished_at = CASE WHEN slice_end IS NULL THEN ?::timestamptz END,
             lease_until = CASE WHEN slice_end IS NULL THEN NULL ELSE lease_until END
       WHERE organization_id = ? AND id = ? AND finished_at IS NULL;
      """
          + ONE;

  /** Goes from organization to organization, however many jobs each of them has. */
  private static final String WAITING =
      """
      WITH RECURSIVE head AS (
        (SELECT j.*
           FROM bulk_job_turn j
          WHERE j.finished_at IS NULL
          ORDER BY j.organization_id, j.created_at, j.id
          LIMIT 1)
        UNION ALL
        SELECT later.*
          FROM head
         CROSS JOIN LATERAL (
           SELECT j.*
             FROM bulk_job_turn j
            WHERE j.finished_at IS NULL AND j.organization_id > head.organization_id
            ORDER BY j.organization_id, j.created_at, j.id
            LIMIT 1) later)
      SELECT organization_id, id
        FROM head
       WHERE lease_until IS NULL OR lease_until <= ?
       ORDER BY served_at NULLS FIRST, created_at, organization_id
       LIMIT %d
      """
          .formatted(MOST_WAITING);

  private static final String BEGIN =
      """
      WITH mine AS MATERIALIZED (
        SELECT j.id, j.position, j.slice_end
          FROM bulk_job j
         WHERE j.organization_id = ? AND j.id = ? AND j.finished_at IS NULL
           AND (j.lease_until IS NULL OR j.lease_until <= ?)
           FOR UPDATE SKIP LOCKED),
      slice AS MATERIALIZED (
        SELECT mine.id, mine.slice_end IS NOT NULL AS in_doubt,
               coalesce(
                 mine.slice_end,
                 (SELECT ahead.id
                    FROM (SELECT t.id
                            FROM thread t
                           WHERE t.organization_id = ? AND t.id > mine.position
                           ORDER BY t.id
                           LIMIT %d) ahead
                   ORDER BY ahead.id DESC
                   LIMIT 1)) AS slice_end
          FROM mine)
      UPDATE bulk_job j
         SET state = 'running', started_at = coalesce(j.started_at, ?), served_at = ?,
             lease_until = ?, token = j.token + 1, slice_end = slice.slice_end
        FROM slice
       WHERE j.organization_id = ? AND j.id = slice.id
      RETURNING %s, j.token, j.position, j.slice_end, slice.in_doubt
      """
          .formatted(SLICE, JobRow.COLUMNS);

  private static final String SETTLE =
      """
      WITH settled AS (
        UPDATE bulk_job
           SET position = slice_end, slice_end = NULL, lease_until = NULL,
               looked_at = looked_at + ?, changed = changed + ?, unchanged = unchanged + ?,
               failed = failed + ?, abortion = ?,
               state = CASE WHEN ? THEN 'failed' WHEN cancel_asked THEN 'cancelled' ELSE state END,
               finished_at = CASE WHEN ? OR cancel_asked THEN ?::timestamptz END
         WHERE organization_id = ? AND id = ? AND token = ? AND slice_end IS NOT NULL
        RETURNING organization_id, id, failed),
      kept AS (
        INSERT INTO bulk_job_failure (organization_id, job_id, place, thread_id, problem)
        SELECT s.organization_id, s.id, s.failed - ? + f.place, f.thread_id, f.problem::json
          FROM settled s
         CROSS JOIN unnest(?, ?) WITH ORDINALITY AS f (thread_id, problem, place)
         WHERE s.failed - ? + f.place <= %d)
      SELECT count(*) AS settled
        FROM settled
      """
          .formatted(MOST_FAILURES);

  private static final String FINISH =
      """
      WITH settled AS (
        UPDATE bulk_job
           SET state = '%s', finished_at = ?, lease_until = NULL
         WHERE organization_id = ? AND id = ? AND token = ? AND finished_at IS NULL
           AND slice_end IS NULL
        RETURNING id)
      SELECT count(*) AS settled
        FROM settled
      """
          .formatted(ValueJson.word(JobState.DONE));

  private static final String FORGETTABLE =
      """
      SELECT j.organization_id, j.id
        FROM bulk_job_turn j
       WHERE j.finished_at < ?
       ORDER BY j.finished_at, j.organization_id, j.id
       LIMIT %d
      """
          .formatted(MOST_FORGOTTEN);

  private static final String FORGET =
      """
      DELETE FROM bulk_job_failure WHERE organization_id = ? AND job_id = ?;
      DELETE FROM bulk_job WHERE organization_id = ? AND id = ?
      """;

  private final Session session;

  public PostgresJobStore(Session session) {
    this.session = session;
  }

  private static String page(String behind) {
    return """
    SELECT %s
      FROM bulk_job j
     WHERE j.organization_id = ?%s
     ORDER BY j.created_at DESC, j.id DESC
     LIMIT ?
    """
        .formatted(JobRow.COLUMNS, behind);
  }

  @Override
  public void add(Job job) {
    // A transaction, so that nothing is kept for a key that turns out not to work.
    session.inTransaction(
        job.asked().caller(),
        transaction ->
            transaction.ask(
                job.asked().caller(),
                JobRow.INSERT,
                parameters -> JobRow.bind(parameters, job),
                _ -> Boolean.TRUE));
  }

  @Override
  public Optional<Job> find(Caller caller, JobId job) {
    return session.ask(
        caller,
        ONE,
        naming(caller.organization(), job),
        answer -> answer.first(row -> JobRow.read(caller.organization(), row)));
  }

  private static Binding naming(OrganizationId organization, JobId job) {
    return parameters -> parameters.uuid(organization.value()).uuid(job.value());
  }

  @Override
  public Page<Job, JobPosition> list(Caller caller, int limit, @Nullable JobPosition after) {
    List<Job> jobs =
        session.ask(
            caller,
            after == null ? FIRST_PAGE : NEXT_PAGE,
            parameters -> {
              parameters.uuid(caller.organization().value());
              if (after != null) {
                parameters.instant(after.createdAt()).uuid(after.job().value());
              }
              parameters.integer(limit + 1);
            },
            answer -> answer.all(row -> JobRow.read(caller.organization(), row)));
    return Page.of(jobs, limit, job -> new JobPosition(job.asked().at(), job.id()));
  }

  /** A failure in its place, or that there is a job without one. */
  private record Placed(@Nullable Integer place, @Nullable JobFailure failure) {
    static Placed read(Rows row) throws SQLException {
      return row.isNull("place")
          ? new Placed(null, null)
          : new Placed(
              row.integer("place"),
              new JobFailure(new ThreadId(row.uuid("thread_id")), row.object("problem")));
    }
  }

  @Override
  public Optional<Page<JobFailure, Integer>> failures(
      Caller caller, JobId job, int after, int limit) {
    List<Placed> rows =
        session.ask(
            caller,
            FAILURES,
            parameters -> {
              parameters.integer(after).integer(limit + 1);
              naming(caller.organization(), job).bind(parameters);
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
  public Optional<Job> cancel(Caller caller, JobId job, Instant at) {
    return session.inTransaction(
        caller,
        transaction ->
            transaction.ask(
                caller,
                CANCEL,
                parameters -> {
                  parameters.instant(at);
                  naming(caller.organization(), job).bind(parameters);
                  naming(caller.organization(), job).bind(parameters);
                },
                answer -> answer.first(row -> JobRow.read(caller.organization(), row))));
  }

  @Override
  public List<Waiting> waiting(Instant now) {
    return session.ask(
        WAITING,
        parameters -> parameters.instant(now),
        answer -> answer.all(PostgresJobStore::named));
  }

  private static Waiting named(Rows row) throws SQLException {
    return new Waiting(new OrganizationId(row.uuid("organization_id")), new JobId(row.uuid("id")));
  }

  @Override
  public Optional<Slice> begin(Waiting job, Instant now, Instant until) {
    var organization = job.organization().value();
    return session.ask(
        job.organization(),
        BEGIN,
        parameters ->
            parameters
                .uuid(organization)
                .uuid(job.job().value())
                .instant(now)
                .uuid(organization)
                .instant(now)
                .instant(now)
                .instant(until)
                .uuid(organization),
        answer -> answer.first(row -> slice(job.organization(), row)));
  }

  private static Slice slice(OrganizationId organization, Rows row) throws SQLException {
    return new Slice(
        JobRow.read(organization, row),
        row.number("token"),
        thread(row.uuid("position").equals(JobRow.BEGINNING) ? null : row.uuid("position")),
        thread(row.uuidOrNull("slice_end")),
        row.flag("in_doubt"));
  }

  private static @Nullable ThreadId thread(@Nullable UUID id) {
    return id == null ? null : new ThreadId(id);
  }

  @Override
  public Slice.Threads threads(Slice slice, ThreadFilter filter) {
    return read(slice, SliceThreads.all(slice, filter));
  }

  @Override
  public List<Target> again(Slice slice, ThreadFilter filter, Collection<ThreadId> threads) {
    return read(slice, SliceThreads.some(slice, filter, threads)).targets();
  }

  private Slice.Threads read(Slice slice, SliceThreads threads) {
    return session.ask(
        slice.job().asked().caller().organization(), threads.sql(), threads::bind, threads::read);
  }

  @Override
  public boolean settle(Slice slice, SliceReport report, Instant at) {
    var organization = slice.job().asked().caller().organization();
    var failures = report.failures();
    boolean aborts = report.abortion() != null;
    return session.ask(
        organization,
        SETTLE,
        parameters -> {
          parameters
              .number(report.lookedAt())
              .number(report.changed())
              .number(report.unchanged())
              .number((long) failures.size())
              .text(report.abortion() == null ? null : ValueJson.word(report.abortion()))
              .flag(aborts)
              .flag(aborts)
              .instant(at);
          naming(organization, slice.job().id()).bind(parameters);
          parameters
              .number(slice.token())
              .integer(failures.size())
              .uuids(failures.stream().map(failure -> failure.thread().value()).toList())
              .texts(failures.stream().map(failure -> failure.problem().toString()).toList())
              .integer(failures.size());
        },
        answer -> answer.first(row -> row.number("settled") == 1).orElseThrow());
  }

  @Override
  public boolean finish(Slice slice, Instant at) {
    var organization = slice.job().asked().caller().organization();
    return session.ask(
        organization,
        FINISH,
        parameters -> {
          parameters.instant(at);
          naming(organization, slice.job().id()).bind(parameters);
          parameters.number(slice.token());
        },
        answer -> answer.first(row -> row.number("settled") == 1).orElseThrow());
  }

  @Override
  public void forget(Instant finishedBefore) {
    List<Waiting> old =
        session.ask(
            FORGETTABLE,
            parameters -> parameters.instant(finishedBefore),
            answer -> answer.all(PostgresJobStore::named));
    for (var job : old) {
      session.ask(
          job.organization(),
          FORGET,
          parameters -> {
            naming(job.organization(), job.job()).bind(parameters);
            naming(job.organization(), job.job()).bind(parameters);
          },
          _ -> Boolean.TRUE);
    }
  }
}
