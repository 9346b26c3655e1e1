package dev.threadkeep.persistence.job;

import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.access.Scope;
import dev.threadkeep.application.job.Job;
import dev.threadkeep.application.job.Job.Abortion;
import dev.threadkeep.application.job.Job.Asked;
import dev.threadkeep.application.job.Job.Progress;
import dev.threadkeep.application.job.JobId;
import dev.threadkeep.application.job.JobState;
import dev.threadkeep.application.thread.Origin;
import dev.threadkeep.application.thread.ValueJson;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.Assignee;
import dev.threadkeep.domain.party.KeyId;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.party.TeammateId;
import dev.threadkeep.domain.party.Through;
import dev.threadkeep.persistence.session.Parameters;
import dev.threadkeep.persistence.session.Rows;
import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of table {@code bulk_job}. */
final class JobRow {
  /** Before the first thread. */
  static final UUID BEGINNING = new UUID(0, 0);

  static final String COLUMNS =
      """
      j.id, j.request, j.key_id, j.caller_type, j.caller_id, j.acting_type, j.acting_id, j.through,
      j.request_id, j.created_at, j.state, j.cancel_asked, j.abortion, j.looked_at, j.changed,
      j.unchanged, j.failed, j.started_at, j.finished_at""";

  static final String INSERT =
      """
      INSERT INTO bulk_job
             (organization_id, id, request, key_id, caller_type, caller_id, acting_type, acting_id,
              through, request_id, created_at, state, cancel_asked, looked_at, changed, unchanged,
              failed, position, token)
      VALUES (?, ?, ?::json, ?, ?, ?, ?, ?, ?, ?, ?, ?, false, 0, 0, 0, 0, ?, 0)
      """;

  private JobRow() {}

  static void bind(Parameters parameters, Job job) throws SQLException {
    var caller = job.asked().caller();
    var origin = job.asked().origin();
    var acting = origin.actingTeammate();
    parameters
        .uuid(caller.organization().value())
        .uuid(job.id().value())
        .json(job.asked().request())
        .text(caller.key() == null ? null : caller.key().value())
        .text(caller.actor().type())
        .text(caller.actor().idText())
        .text(acting == null ? null : acting.type())
        .uuid(acting == null ? null : acting.id().value())
        .text(origin.through().name())
        .text(origin.requestId())
        .instant(job.asked().at())
        .text(ValueJson.word(job.state()))
        .uuid(BEGINNING);
  }

  static Job read(OrganizationId organization, Rows row) throws SQLException {
    var abortion = row.textOrNull("abortion");
    return new Job(
        new JobId(row.uuid("id")),
        asked(organization, row),
        ValueJson.read(JobState.class, row.text("state")),
        row.flag("cancel_asked"),
        new Progress(
            row.number("looked_at"),
            row.number("changed"),
            row.number("unchanged"),
            row.number("failed")),
        row.instantOrNull("started_at"),
        row.instantOrNull("finished_at"),
        abortion == null ? null : ValueJson.read(Abortion.class, abortion));
  }

  private static Asked asked(OrganizationId organization, Rows row) throws SQLException {
    var key = row.textOrNull("key_id");
    return new Asked(
        new Caller(
            organization,
            Actor.of(row.text("caller_type"), row.textOrNull("caller_id")),
            key == null ? null : new KeyId(key),
            // Only who may change threads can have asked for it.
            Scope.implied(Set.of(Scope.THREADS_WRITE))),
        new Origin(new Through(row.text("through")), row.text("request_id"), acting(row)),
        row.object("request"),
        row.instant("created_at"));
  }

  private static @Nullable Assignee acting(Rows row) throws SQLException {
    var id = row.uuidOrNull("acting_id");
    return id == null ? null : Assignee.of(row.text("acting_type"), new TeammateId(id));
  }
}
