package dev.threadkeep.persistence.timer;

import static dev.threadkeep.application.timer.DueThreadsContract.closingAfterAnHour;
import static dev.threadkeep.application.timer.DueThreadsContract.snoozedUntil;
import static dev.threadkeep.domain.thread.fixture.Cast.EVENING;
import static dev.threadkeep.domain.thread.fixture.Cast.TEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.World;
import dev.threadkeep.persistence.Bench;
import dev.threadkeep.persistence.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How PostgreSQL finds what is due among many threads that are not. */
class DueAmongManyTest {
  private static final int MANY = 20_000;

  private static final Bench BENCH = Bench.ofItsOwn();
  private static World world;

  @BeforeAll
  static void one_of_many_is_due() throws SQLException {
    world = World.in(BENCH);
    BENCH.govern(world.organization(), closingAfterAnHour());
    world.open(world.nextThread(), snoozedUntil(TEN));
    world.open(world.nextThread());
    try (var superuser = TestDatabase.asSuperuser(BENCH.address());
        var statement = superuser.createStatement()) {
      statement.execute(
          """
          INSERT INTO thread
          SELECT r.*
            FROM thread t
           CROSS JOIN generate_series(1, %d) k
           CROSS JOIN LATERAL json_populate_record(t, json_build_object(
                   'id', gen_random_uuid(), 'number', t.number * 1000000 + k,
                   'snoozed_until', t.snoozed_until + interval '1 year',
                   'last_state_change_at', t.last_state_change_at + interval '1 year',
                   'updated_at', t.updated_at + interval '1 year')) r
          """
              .formatted(MANY));
      statement.execute("ANALYZE thread");
    }
  }

  /** The plan of a statement, as the application role has it, which names nobody. */
  private static List<String> plan(String setting, String query) throws SQLException {
    try (var connection = BENCH.database().dataSource().getConnection()) {
      connection.setAutoCommit(false);
      try (var statement = connection.createStatement()) {
        statement.execute("SELECT set_config('app.organization', '%s', true)".formatted(setting));
        try (var rows = statement.executeQuery("EXPLAIN (ANALYZE, COSTS OFF) " + query)) {
          var lines = new ArrayList<String>();
          while (rows.next()) {
            lines.add(rows.getString(1));
          }
          return lines;
        }
      }
    }
  }

  private static String filled(String query, String... values) {
    var filled = query;
    for (var value : values) {
      filled = filled.replaceFirst("\\?", value);
    }
    return filled;
  }

  @Test
  void what_is_to_be_woken_is_found_by_its_time() throws SQLException {
    var now = "'%s'".formatted(EVENING);

    assertThat(plan("", filled(PostgresDueThreads.TO_WAKE, now, now, "4096")))
        .anyMatch(line -> line.contains("Index Scan using thread_due on thread"))
        .anyMatch(line -> line.contains("Index Cond: (snoozed_until <= "))
        .noneMatch(line -> line.contains("Rows Removed by Filter"));
  }

  @Test
  void what_is_to_be_closed_is_found_by_its_last_activity() throws SQLException {
    var own = world.organization().toString();
    var now = "'%s'".formatted(EVENING);

    assertThat(
            plan(
                own,
                filled(
                    PostgresDueThreads.TO_CLOSE,
                    "'mark'",
                    "'%s'".formatted(own),
                    now,
                    now,
                    "4096")))
        .anyMatch(line -> line.contains("thread_by_activity"))
        .anyMatch(line -> line.contains("GREATEST(") && line.contains("Index Cond"))
        .noneMatch(line -> line.contains("Rows Removed by Filter"));
  }
}
