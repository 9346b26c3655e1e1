package dev.threadkeep.persistence.hook;

import static dev.threadkeep.domain.thread.fixture.Cast.TEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.World;
import dev.threadkeep.application.connection.Connections;
import dev.threadkeep.application.hook.HookStore.Source;
import dev.threadkeep.application.hook.HookStoreContract;
import dev.threadkeep.persistence.Bench;
import dev.threadkeep.persistence.Plans;
import dev.threadkeep.persistence.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What it costs to find something to do among many webhooks that were worked off. */
class HooksAmongManyTest {
  private static final int MANY = 30_000;
  private static final int CONNECTIONS = 500;
  private static final int MOST_BUFFERS = 500;
  private static final Instant LATER = TEN.plus(Duration.ofDays(30));

  @AutoClose private static final Bench BENCH = Bench.ofItsOwn();
  private static Source source;

  @BeforeAll
  static void one_of_three_hundred_waits() throws SQLException {
    var world = World.in(BENCH);
    var connection = Connections.connection();
    BENCH.connections().add(world.caller(), world.signature(), connection);
    source = new Source(world.organization(), connection.id());
    BENCH.hooks().keep(HookStoreContract.heard(source, "e", HookStoreContract.THREAD, TEN), TEN);
    try (var superuser = TestDatabase.asSuperuser(BENCH.address());
        var statement = superuser.createStatement()) {
      statement.execute(
          """
          INSERT INTO hook (organization_id, id, connection_id, vendor, event, account, thread,
                            body, received_at, due_at)
          SELECT h.organization_id, gen_random_uuid(), h.connection_id, h.vendor, 'e' || k,
                 CASE WHEN k %% 300 = 0 THEN h.account END,
                 CASE WHEN k %% 300 = 0 THEN h.thread || k END,
                 CASE WHEN k %% 300 = 0 THEN h.body END,
                 h.received_at + k * interval '1 second',
                 CASE WHEN k %% 300 = 0 THEN h.due_at END
            FROM hook h, generate_series(1, %d) k
          """
              .formatted(MANY));
      statement.execute(
          """
          INSERT INTO connection
          SELECT r.*
            FROM connection c, generate_series(1, %d) k,
                 json_populate_record(c, json_build_object(
                   'organization_id', md5(k::text), 'id', md5(k || 'c'))) r
          """
              .formatted(CONNECTIONS));
      statement.execute("ANALYZE hook");
      statement.execute("ANALYZE connection");
    }
  }

  /** Asked by whoever names this organization, or by nobody. */
  private static void assertCheap(String organization, String sql, String... values)
      throws SQLException {
    var plan = Plans.of(BENCH, organization, sql, values);

    assertThat(Plans.buffers(plan)).as("%s", String.join("\n", plan)).isLessThan(MOST_BUFFERS);
  }

  private static String own() {
    return source.organization().toString();
  }

  private static String quoted(Object value) {
    return "'%s'".formatted(value);
  }

  @Test
  void what_is_due_is_taken_on_without_looking_at_what_is_done() throws SQLException {
    assertCheap(
        own(),
        PostgresHookStore.CLAIM,
        quoted(own()),
        quoted(source.connection()),
        quoted(LATER),
        "10",
        quoted(own()),
        quoted(LATER),
        quoted(source.connection()),
        quoted(LATER),
        quoted(own()));
  }

  @Test
  void over_which_connections_something_came_costs_a_look_at_each_and_none_at_what_is_done()
      throws SQLException {
    var plan = Plans.of(BENCH, "", PostgresHookStore.DUE, quoted(LATER));

    assertThat(plan).anyMatch(line -> line.contains("hook_due"));
    assertThat(Plans.buffers(plan)).as("%s", String.join("\n", plan)).isLessThan(2 * CONNECTIONS);
  }

  @Test
  void what_has_waited_for_too_long_is_found_without_looking_at_what_is_done() throws SQLException {
    assertCheap(
        own(), PostgresHookStore.GIVE_UP, quoted(own()), quoted(LATER), "10", quoted(own()));
  }

  @Test
  void the_oldest_are_forgotten_first() throws SQLException {
    assertCheap(own(), PostgresHookStore.FORGET, quoted(own()), quoted(LATER), "10", quoted(own()));
  }

  @Test
  void whose_a_connection_is_is_found_by_its_id() throws SQLException {
    var plan = Plans.of(BENCH, "", PostgresHookStore.ORGANIZATION, quoted(source.connection()));

    assertThat(plan).anyMatch(line -> line.contains("connection_by_id"));
  }
}
