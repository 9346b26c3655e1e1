package dev.threadkeep.persistence.outbox;

import static dev.threadkeep.domain.thread.fixture.Cast.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.holding.DeliveryState;
import dev.threadkeep.application.outbox.DeliveryId;
import dev.threadkeep.application.outbox.DeliveryLog.Filter;
import dev.threadkeep.application.outbox.DeliveryLog.Position;
import dev.threadkeep.application.outbox.DeliveryLogContract.Scene;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.vendor.ConnectionId;
import dev.threadkeep.persistence.Bench;
import dev.threadkeep.persistence.Plans;
import dev.threadkeep.persistence.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What it costs to look among many deliveries. */
class DeliveriesAmongManyTest {
  private static final int MANY = 30_000;
  private static final int MOST_BUFFERS = 500;

  /** One more than a usual page. */
  private static final int ROWS = 51;

  @AutoClose private static final Bench BENCH = Bench.ofItsOwn();
  private static Scene scene;

  @BeforeAll
  static void one_of_five_states_each() throws SQLException {
    scene = Scene.in(DatabasePlace.in(BENCH));
    var other = scene.otherConnection();
    for (var each : List.of(scene, other)) {
      each.kept(1, DeliveryState.PENDING, NINE);
    }
    try (var superuser = TestDatabase.asSuperuser(BENCH.address());
        var statement = superuser.createStatement()) {
      statement.execute(
          """
          INSERT INTO delivery
          SELECT r.*
            FROM generate_series(2, %d) k
            JOIN delivery d ON (d.connection_id = '%s') = (k %% 7 = 0)
           CROSS JOIN LATERAL (
             SELECT (ARRAY['pending', 'delivered', 'superseded', 'parked', 'not_propagated'])
                      [1 + k %% 5] AS state) s
           CROSS JOIN LATERAL json_populate_record(d, json_build_object(
                   'id', gen_random_uuid(), 'seq', k, 'state', s.state,
                   'thread_id', CASE WHEN k %% 3 = 0 THEN d.thread_id
                                     ELSE ('00000000-0000-0000-0000-' || lpad(k::text, 12, '0'))
                                            ::uuid END,
                   'created_at', d.created_at + k * interval '1 second',
                   'settled_at', CASE WHEN s.state <> 'pending'
                                      THEN d.created_at + interval '1 hour' END)) r
          """
              .formatted(MANY, other.connection()));
      statement.execute(
          """
          INSERT INTO delivery_stream (organization_id, connection_id, thread_id, enqueued, due_at)
          SELECT DISTINCT organization_id, connection_id, thread_id, 1, now()
            FROM delivery
           WHERE state = 'pending'
              ON CONFLICT DO NOTHING
          """);
      statement.execute("ANALYZE delivery");
      statement.execute("ANALYZE delivery_stream");
    }
  }

  private static OrganizationId own() {
    return scene.place().caller().organization();
  }

  static Stream<Filter> filters() {
    return Stream.of(null, DeliveryState.PENDING, DeliveryState.PARKED)
        .flatMap(
            state -> Stream.of(new Filter(state, null), new Filter(state, scene.connection())));
  }

  @ParameterizedTest
  @MethodSource("filters")
  void a_page_of_a_list_is_found_by_an_index_that_has_it_in_order(Filter filter)
      throws SQLException {
    var middle = new Position(NINE.plusSeconds(MANY / 2), new DeliveryId(new UUID(0, 0)));

    for (var after : new @Nullable Position[] {null, middle}) {
      var plan = plan(filter, after);

      assertThat(Plans.buffers(plan)).as("%s", String.join("\n", plan)).isLessThan(MOST_BUFFERS);
    }
  }

  private static List<String> plan(Filter filter, @Nullable Position after) throws SQLException {
    var listing = new DeliveryListing(own(), filter, ROWS, after);
    var place =
        after == null
            ? Stream.<String>empty()
            : Stream.of("'%s'".formatted(after.createdAt()), "'%s'".formatted(after.id()));
    var named = Stream.of("'%s'".formatted(own()));
    var rows = Integer.toString(ROWS);
    var connection = filter.connection();
    var values =
        connection == null
            ? Stream.of(
                    named,
                    Stream.ofNullable(filter.state()).map(state -> "'%s'".formatted(state.word())),
                    place,
                    Stream.of(rows))
                .flatMap(part -> part)
            : Stream.of(
                    Stream.of(states(filter.state())),
                    named,
                    Stream.of("'%s'".formatted(connection)),
                    place,
                    Stream.of(rows, rows))
                .flatMap(part -> part);
    return Plans.of(BENCH, own().toString(), listing.sql(), values.toArray(String[]::new));
  }

  private static String states(@Nullable DeliveryState state) {
    return state == null
        ? "'{pending,delivered,superseded,parked,not_propagated}'"
        : "'{%s}'".formatted(state.word());
  }

  @Test
  void a_page_of_a_threads_deliveries_is_found_by_its_events() throws SQLException {
    var none = new ConnectionId(new UUID(0, 0));

    for (int sequence : new int[] {0, MANY / 2}) {
      var plan =
          Plans.of(
              BENCH,
              own().toString(),
              PostgresDeliveryLog.OF_THREAD,
              "'%s'".formatted(own()),
              "'%s'".formatted(scene.thread()),
              Integer.toString(sequence),
              "'%s'".formatted(none),
              Integer.toString(ROWS));

      assertThat(plan).anyMatch(line -> line.contains("delivery_in_its_place"));
      assertThat(Plans.buffers(plan)).as("%s", String.join("\n", plan)).isLessThan(MOST_BUFFERS);
    }
  }

  @Test
  void what_became_of_one_change_is_found_by_its_events() throws SQLException {
    var plan =
        Plans.of(
            BENCH,
            own().toString(),
            PostgresDeliveryLog.OF_CHANGE,
            "'%s'".formatted(own()),
            "'%s'".formatted(scene.thread()),
            "1",
            "'%s'".formatted(own()),
            "'%s'".formatted(scene.thread()),
            "1");

    assertThat(Plans.buffers(plan)).as("%s", String.join("\n", plan)).isLessThan(20);
  }

  /** How what was leased with this token is read. */
  private static List<String> waiting(String until, String token) throws SQLException {
    return Plans.of(
        BENCH,
        own().toString(),
        Claiming.WAITING,
        "200",
        "'%s'".formatted(own()),
        "'%s'".formatted(scene.connection()),
        "'%s'".formatted(until),
        "'%s'".formatted(token));
  }

  /** As before the tables are analyzed for the first time. */
  @Test
  void what_waits_in_streams_is_found_by_each_stream_also_without_statistics() throws SQLException {
    var token = "00000000-0000-0000-0000-000000000009";
    var until = "2027-01-01T00:00:00Z";
    try (var superuser = TestDatabase.asSuperuser(BENCH.address());
        var statement = superuser.createStatement()) {
      statement.execute("DELETE FROM pg_statistic WHERE starelid = 'delivery'::regclass");
      statement.execute(
          """
          UPDATE pg_class
             SET reltuples = -1, relpages = 0
           WHERE oid IN (SELECT 'delivery'::regclass
                          UNION ALL
                         SELECT indexrelid FROM pg_index WHERE indrelid = 'delivery'::regclass)
          """);
      statement.execute(
          """
          UPDATE delivery_stream
             SET lease = '%s', due_at = '%s'
           WHERE connection_id = '%s'
             AND thread_id IN (SELECT thread_id FROM delivery_stream ORDER BY thread_id LIMIT 10)
          """
              .formatted(token, until, scene.connection()));
    }

    var plan = waiting(until, token);

    assertThat(plan).anyMatch(line -> line.contains("delivery_in_its_place"));
    assertThat(Plans.buffers(plan)).as("%s", String.join("\n", plan)).isLessThan(100);
  }

  /** The scene's thread has a third of all deliveries, of which some thousands wait. */
  @Test
  void of_a_stream_with_thousands_of_deliveries_only_the_head_is_read() throws SQLException {
    var token = "00000000-0000-0000-0000-000000000008";
    var until = "2027-01-02T00:00:00Z";
    try (var superuser = TestDatabase.asSuperuser(BENCH.address());
        var statement = superuser.createStatement()) {
      statement.execute(
          "UPDATE delivery_stream SET lease = '%s', due_at = '%s' WHERE connection_id = '%s' AND thread_id = '%s'"
              .formatted(token, until, scene.connection(), scene.thread()));
    }

    var plan = waiting(until, token);

    assertThat(Plans.buffers(plan)).as("%s", String.join("\n", plan)).isLessThan(MOST_BUFFERS);
  }
}
