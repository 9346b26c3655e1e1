package dev.threadkeep.persistence.timer;

import dev.threadkeep.application.Page;
import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.thread.ValueJson;
import dev.threadkeep.application.timer.DueThread;
import dev.threadkeep.application.timer.SetAside;
import dev.threadkeep.application.timer.SetAsideStore;
import dev.threadkeep.application.timer.Timer;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.persistence.session.Rows;
import dev.threadkeep.persistence.session.Session;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row for each thread that was ever set aside; it counts while it is of the thread's version. */
public final class PostgresSetAsideStore implements SetAsideStore {
  private static final UUID FIRST = new UUID(0, 0);

  private static final String ADD =
      """
      INSERT INTO timer_set_aside
             (organization_id, thread_id, version, timer, due_at, policy, code, detail,
              set_aside_at, again_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          ON CONFLICT (organization_id, thread_id) DO UPDATE
         SET version = excluded.version, timer = excluded.timer, due_at = excluded.due_at,
             policy = excluded.policy, code = excluded.code, detail = excluded.detail,
             set_aside_at = excluded.set_aside_at, again_at = excluded.again_at\
      """;

  /** So many rows are looked at, whether they still count or not, that the page has a bound. */
  private static final String LIST =
      """
      SELECT s.thread_id, s.version, s.timer, s.due_at, s.policy, s.code, s.detail,
             s.set_aside_at, s.again_at,
             coalesce(
               t.version = s.version AND (s.policy IS NULL OR s.policy = md5(p.data::text)),
               false) AS counts
        FROM (SELECT *
                FROM timer_set_aside
               WHERE organization_id = ? AND thread_id > ?
               ORDER BY thread_id
               LIMIT ?) s
        LEFT JOIN thread t ON t.organization_id = s.organization_id AND t.id = s.thread_id
        LEFT JOIN policy p ON p.organization_id = s.organization_id
       ORDER BY s.thread_id\
      """;

  private final Session session;

  public PostgresSetAsideStore(Session session) {
    this.session = session;
  }

  private record Looked(SetAside thread, boolean counts) {}

  @Override
  public void add(SetAside thread) {
    var due = thread.due();
    session.ask(
        due.organization(),
        ADD,
        parameters ->
            parameters
                .uuid(due.organization().value())
                .uuid(due.thread().value())
                .number(due.version())
                .text(ValueJson.word(due.timer()))
                .instant(due.due())
                .text(due.policy())
                .text(thread.reason().code())
                .text(thread.reason().detail())
                .instant(thread.at())
                .instant(thread.again()),
        _ -> Boolean.TRUE);
  }

  @Override
  public Page<SetAside, ThreadId> list(Caller caller, int limit, @Nullable ThreadId after) {
    List<Looked> rows =
        session.ask(
            caller,
            LIST,
            parameters ->
                parameters
                    .uuid(caller.organization().value())
                    .uuid(after == null ? FIRST : after.value())
                    .integer(limit + 1),
            answer -> answer.all(row -> looked(caller.organization(), row)));
    var page = Page.of(rows, limit, row -> row.thread().due().thread());
    return new Page<>(
        page.items().stream().filter(Looked::counts).map(Looked::thread).toList(), page.next());
  }

  private static Looked looked(OrganizationId organization, Rows row) throws SQLException {
    var due =
        new DueThread(
            organization,
            new ThreadId(row.uuid("thread_id")),
            ValueJson.read(Timer.class, row.text("timer")),
            row.instant("due_at"),
            row.number("version"),
            row.textOrNull("policy"));
    return new Looked(
        new SetAside(
            due,
            new SetAside.Reason(row.text("code"), row.text("detail")),
            row.instant("set_aside_at"),
            row.instantOrNull("again_at")),
        row.flag("counts"));
  }
}
