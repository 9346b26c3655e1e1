package dev.threadkeep.persistence.timer;

import dev.threadkeep.application.timer.AutoClosing;
import dev.threadkeep.application.timer.DueThread;
import dev.threadkeep.application.timer.DueThreads;
import dev.threadkeep.application.timer.Timer;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.persistence.session.Binding;
import dev.threadkeep.persistence.session.Rows;
import dev.threadkeep.persistence.session.Session;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What is due, each by an index of its own. Snoozes and policies are seen through views that show
 * those of all organizations; an organization's inactive threads are read within it.
 */
public final class PostgresDueThreads implements DueThreads {
  static final String TO_WAKE =
      """
      SELECT organization_id, id, version, due_at
        FROM due_snooze
       WHERE due_at <= ? AND (not_before IS NULL OR not_before <= ?)
       ORDER BY due_at
       LIMIT ?\
      """;

  private static final String AUTO_CLOSING =
      "SELECT organization_id, after, mark FROM auto_closing ORDER BY organization_id";

  private static final String LAST_ACTIVITY =
      "greatest(t.last_state_change_at, t.last_inbound_at, t.last_outbound_at)";

  static final String TO_CLOSE =
      """
      SELECT t.id, t.version, %1$s AS active_at
        FROM thread t
        LEFT JOIN timer_set_aside s
          ON s.organization_id = t.organization_id AND s.thread_id = t.id
             AND s.version = t.version AND s.policy = ?
       WHERE t.organization_id = ? AND t.status = 'open' AND NOT t.archived
         AND %1$s < ?
         AND (s.thread_id IS NULL OR s.again_at <= ?)
       ORDER BY %1$s
       LIMIT ?\
      """
          .formatted(LAST_ACTIVITY);

  private final Session session;

  public PostgresDueThreads(Session session) {
    this.session = session;
  }

  @Override
  public List<DueThread> toWake(Instant now, int most) {
    return session.ask(
        TO_WAKE,
        parameters -> parameters.instant(now).instant(now).integer(most),
        answer -> answer.all(PostgresDueThreads::snoozed));
  }

  @Override
  public List<AutoClosing> autoClosing() {
    return session.ask(
        AUTO_CLOSING, Binding.NOTHING, answer -> answer.all(PostgresDueThreads::rule));
  }

  @Override
  public List<DueThread> toClose(AutoClosing rule, Instant now, int most) {
    return session.ask(
        rule.organization(),
        TO_CLOSE,
        parameters ->
            parameters
                .text(rule.mark())
                .uuid(rule.organization().value())
                .instant(now.minus(rule.after()))
                .instant(now)
                .integer(most),
        answer -> answer.all(row -> inactive(rule, row)));
  }

  private static DueThread snoozed(Rows row) throws SQLException {
    return new DueThread(
        new OrganizationId(row.uuid("organization_id")),
        new ThreadId(row.uuid("id")),
        Timer.WAKE,
        row.instant("due_at"),
        row.number("version"),
        null);
  }

  private static AutoClosing rule(Rows row) throws SQLException {
    return new AutoClosing(
        new OrganizationId(row.uuid("organization_id")),
        Duration.parse(row.text("after")),
        row.text("mark"));
  }

  private static DueThread inactive(AutoClosing rule, Rows row) throws SQLException {
    return new DueThread(
        rule.organization(),
        new ThreadId(row.uuid("id")),
        Timer.CLOSE,
        row.instant("active_at").plus(rule.after()),
        row.number("version"),
        rule.mark());
  }
}
