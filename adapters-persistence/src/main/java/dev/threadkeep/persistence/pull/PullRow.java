package dev.threadkeep.persistence.pull;

import dev.threadkeep.application.job.JobState;
import dev.threadkeep.application.pull.Pull;
import dev.threadkeep.application.pull.Pull.Abortion;
import dev.threadkeep.application.pull.Pull.Asked;
import dev.threadkeep.application.pull.Pull.Hindrance;
import dev.threadkeep.application.pull.Pull.Progress;
import dev.threadkeep.application.pull.PullFailure;
import dev.threadkeep.application.pull.PullId;
import dev.threadkeep.application.pull.PullSlice;
import dev.threadkeep.application.pull.PullSlice.Trouble;
import dev.threadkeep.application.thread.ValueJson;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.vendor.ConnectionId;
import dev.threadkeep.persistence.session.Parameters;
import dev.threadkeep.persistence.session.Rows;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A row of table {@code pull}. */
final class PullRow {
  static final String COLUMNS =
      """
      p.id, p.connection_id, p.by_type, p.by_id, p.request_id, p.created_at, p.state,
      p.cancel_asked, p.abortion, p.pages, p.looked_at, p.opened, p.changed, p.failed,
      p.unreadable, p.unknown, p.started_at, p.finished_at, p.hindrance, p.not_before""";

  /** What is kept of a pull that begins, in the place of one that is finished. */
  static final String INSERT =
      """
      INSERT INTO pull AS p
             (organization_id, connection_id, id, by_type, by_id, request_id, created_at, state,
              cancel_asked, pages, looked_at, opened, changed, failed, unreadable, unknown, account,
              pauses, token)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, false, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
      ON CONFLICT (organization_id, connection_id) DO UPDATE
         SET id = excluded.id, by_type = excluded.by_type, by_id = excluded.by_id,
             request_id = excluded.request_id, created_at = excluded.created_at,
             state = excluded.state, cancel_asked = false, abortion = NULL, pages = 0,
             looked_at = 0, opened = 0, changed = 0, failed = 0, unreadable = 0, unknown = 0,
             started_at = NULL, finished_at = NULL, account = 0, cursor = NULL,
             page_begun_at = NULL, pauses = 0, unanswered_since = NULL, not_before = NULL,
             hindrance = NULL
       WHERE p.finished_at IS NOT NULL""";

  private PullRow() {}

  static void bind(Parameters parameters, Pull pull) throws SQLException {
    var asked = pull.asked();
    parameters
        .uuid(asked.organization().value())
        .uuid(asked.connection().value())
        .uuid(pull.id().value())
        .text(asked.by().type())
        .text(asked.by().idText())
        .text(asked.requestId())
        .instant(asked.at())
        .text(ValueJson.word(pull.state()));
  }

  static Pull read(OrganizationId organization, Rows row) throws SQLException {
    var abortion = row.textOrNull("abortion");
    return new Pull(
        new PullId(row.uuid("id")),
        new Asked(
            organization,
            new ConnectionId(row.uuid("connection_id")),
            Actor.of(row.text("by_type"), row.textOrNull("by_id")),
            row.textOrNull("request_id"),
            row.instant("created_at")),
        ValueJson.read(JobState.class, row.text("state")),
        row.flag("cancel_asked"),
        new Progress(
            row.number("pages"),
            row.number("looked_at"),
            row.number("opened"),
            row.number("changed"),
            row.number("failed"),
            row.number("unreadable"),
            row.number("unknown")),
        row.instantOrNull("started_at"),
        row.instantOrNull("finished_at"),
        abortion == null ? null : ValueJson.read(Abortion.class, abortion),
        hindrance(row));
  }

  private static @Nullable Hindrance hindrance(Rows row) throws SQLException {
    return row.isNull("hindrance")
        ? null
        : new Hindrance(
            FailureJson.read(row.object("hindrance")),
            row.isNull("finished_at") ? row.instantOrNull("not_before") : null);
  }

  static PullSlice slice(OrganizationId organization, Rows row) throws SQLException {
    return new PullSlice(
        read(organization, row),
        row.number("token"),
        Cursor.read(row.integer("account"), row.textOrNull("cursor")),
        row.instantOrNull("in_doubt_since"),
        new Trouble(row.integer("pauses"), row.instantOrNull("unanswered_since")));
  }

  static PullFailure failure(Rows row) throws SQLException {
    return new PullFailure(
        row.text("account"),
        row.text("external_id"),
        ValueJson.read(PullFailure.Reason.class, row.text("reason")));
  }
}
