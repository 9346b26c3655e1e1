package dev.threadkeep.persistence.timer;

import static dev.threadkeep.application.timer.DueThreadsContract.closingAfterAnHour;
import static dev.threadkeep.application.timer.DueThreadsContract.snoozedUntil;
import static dev.threadkeep.domain.thread.fixture.Cast.EVENING;
import static dev.threadkeep.domain.thread.fixture.Cast.NINE;
import static dev.threadkeep.domain.thread.fixture.Cast.TEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.World;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.persistence.Bench;
import dev.threadkeep.persistence.Plans;
import dev.threadkeep.persistence.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How PostgreSQL finds what is due among many threads that are not. */
class DueAmongManyTest {
  private static final int MANY = 20_000;

  /** As many as a sweep reads. */
  private static final int MOST = 4_096;

  private static final int FOR_ONE = 20;

  @AutoClose private static final Bench BENCH = Bench.ofItsOwn();
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

  private static List<String> planOfClosing(OrganizationId organization, Instant activeBefore)
      throws SQLException {
    var own = organization.toString();
    var time = "'%s'".formatted(activeBefore);
    return Plans.of(
        BENCH,
        own,
        PostgresDueThreads.TO_CLOSE,
        "'mark'",
        "'%s'".formatted(own),
        time,
        time,
        Integer.toString(MOST));
  }

  @Test
  void what_is_to_be_woken_is_found_by_its_time() throws SQLException {
    var now = "'%s'".formatted(EVENING);

    var plan = Plans.of(BENCH, "", PostgresDueThreads.TO_WAKE, now, now, Integer.toString(MOST));

    assertThat(plan)
        .anyMatch(line -> line.contains("Index Scan using thread_due on thread"))
        .anyMatch(line -> line.contains("Index Cond: (snoozed_until <= "))
        .noneMatch(line -> line.contains("Rows Removed by Filter"));
    assertThat(Plans.buffers(plan)).isLessThan(FOR_ONE);
  }

  @Test
  void what_is_to_be_closed_is_found_by_its_last_activity() throws SQLException {
    var plan = planOfClosing(world.organization(), EVENING);

    assertThat(plan)
        .anyMatch(line -> line.contains("Index Scan using thread_by_activity on thread"))
        .anyMatch(line -> line.contains("GREATEST(") && line.contains("Index Cond"))
        .noneMatch(line -> line.contains("Rows Removed by Filter"));
    assertThat(Plans.buffers(plan)).isLessThan(FOR_ONE);
  }

  @Test
  void nothing_to_be_closed_costs_next_to_nothing() throws SQLException {
    assertThat(Plans.buffers(planOfClosing(world.organization(), NINE))).isLessThan(FOR_ONE);
    assertThat(Plans.buffers(planOfClosing(new OrganizationId(UUID.randomUUID()), EVENING)))
        .isLessThan(FOR_ONE);
  }

  @Test
  void of_many_to_be_closed_no_more_are_read_than_are_taken() throws SQLException {
    var plan = planOfClosing(world.organization(), EVENING.plus(Duration.ofDays(400)));

    assertThat(plan)
        .anyMatch(line -> line.contains("Index Scan using thread_by_activity on thread"))
        .noneMatch(line -> line.contains("Sort"));
    assertThat(Plans.buffers(plan)).isLessThan(2 * MOST);
  }
}
