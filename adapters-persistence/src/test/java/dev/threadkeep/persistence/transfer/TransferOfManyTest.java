package dev.threadkeep.persistence.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.World;
import dev.threadkeep.application.transfer.Fate;
import dev.threadkeep.application.transfer.OnError;
import dev.threadkeep.application.transfer.WholeThreads;
import dev.threadkeep.persistence.Bench;
import dev.threadkeep.persistence.TestDatabase;
import dev.threadkeep.persistence.schema.Database;
import dev.threadkeep.persistence.schema.DatabaseAddress;
import dev.threadkeep.persistence.schema.PoolSettings;
import dev.threadkeep.persistence.session.Session;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What threads cost an import that began with an empty database, and an export behind it. */
class TransferOfManyTest {
  private static final PoolSettings ONE_CONNECTION = PoolSettings.STANDARD.withConnections(1);

  private static final int MANY = 30_000;

  /** To each thread a way from an index's root to a leaf, and its row. */
  private static final int MOST_BLOCKS = 150;

  /** It looks at the length of 200, and takes twenty. */
  private static final int MOST_BLOCKS_OF_A_PAGE = MOST_BLOCKS + 250;

  @AutoClose private final Bench bench = Bench.ofItsOwn();

  @Test
  void one_more_costs_no_more_with_plans_from_when_there_was_nothing() throws SQLException {
    var world = World.in(bench);
    try (var database = Database.open(keepingItsPlans(), ONE_CONNECTION)) {
      var session = new Session(database, Instant::now);
      assertThat(add(session, world, 1, 1)).containsOnly(new Fate.Added());
      fill(world);

      assertThat(blocksOf(session, () -> add(session, world, 2, 2))).isLessThan(MOST_BLOCKS);
    }
  }

  @Test
  void what_is_there_is_found_without_the_rest_before_the_server_has_counted_them()
      throws SQLException {
    var world = World.in(bench);
    try (var database = Database.open(bench.address(), ONE_CONNECTION)) {
      var session = new Session(database, Instant::now);
      assertThat(add(session, world, 1, 20)).containsOnly(new Fate.Added());
      fill(world);

      assertThat(blocksOf(session, () -> add(session, world, 1, 20))).isLessThan(MOST_BLOCKS);
    }
  }

  @Test
  void a_page_is_read_without_the_rest_before_the_server_has_counted_them() throws SQLException {
    var world = World.in(bench);
    try (var database = Database.open(bench.address(), ONE_CONNECTION)) {
      var session = new Session(database, Instant::now);
      assertThat(add(session, world, 1, 1)).containsOnly(new Fate.Added());
      fill(world);
      var store = new PostgresTransferStore(session);

      assertThat(blocksOf(session, () -> store.threads(world.caller(), null)))
          .isLessThan(MOST_BLOCKS_OF_A_PAGE);
    }
  }

  private static List<Fate> add(Session session, World world, int first, int last) {
    return new PostgresTransferStore(session)
        .addThreads(
            world.caller(),
            IntStream.rangeClosed(first, last)
                .mapToObj(number -> WholeThreads.closed(world.organization(), number))
                .toList(),
            OnError.STOP);
  }

  private long blocksOf(Session session, Supplier<List<?>> work) throws SQLException {
    flush(session);
    long before = blocks();
    assertThat(work.get()).isNotEmpty();
    flush(session);
    long blocks = blocks() - before;
    assertThat(blocks).isPositive();
    return blocks;
  }

  /** From the first time that a statement is asked. */
  private DatabaseAddress keepingItsPlans() {
    var address = bench.address();
    return new DatabaseAddress(
        address.url()
            + (address.url().contains("?") ? "&" : "?")
            + "prepareThreshold=1&options=-c%20plan_cache_mode%3Dforce_generic_plan",
        address.owner(),
        address.application());
  }

  /** Threads of a hundred events each, of which a page has twenty. */
  private void fill(World world) throws SQLException {
    run("ALTER TABLE thread SET (autovacuum_enabled = off)");
    run(
        """
        INSERT INTO thread
        SELECT r.*
          FROM thread t, generate_series(1, %1$d) k,
               json_populate_record(t, json_build_object(
                 'id', md5(t.id::text || k), 'number', 1000000 + k, 'version', 100,
                 'created_at', t.created_at + k * interval '1 millisecond')) r
         WHERE t.organization_id = '%2$s'
         LIMIT %1$d
        """
            .formatted(MANY, world.organization()));
  }

  /** What a session counts is otherwise seen by others after a second at most, or later. */
  private static void flush(Session session) {
    session.inTransaction(
        transaction ->
            transaction.ask(
                "SELECT pg_stat_force_next_flush() IS NULL AS is_done",
                _ -> {},
                answer -> answer.all(row -> row.flag("is_done"))));
  }

  private long blocks() throws SQLException {
    try (var superuser = TestDatabase.asSuperuser(bench.address());
        var statement = superuser.createStatement();
        var rows =
            statement.executeQuery(
                """
                SELECT heap_blks_hit + heap_blks_read + idx_blks_hit + idx_blks_read
                  FROM pg_statio_user_tables
                 WHERE relname = 'thread'
                """)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private void run(String sql) throws SQLException {
    try (var superuser = TestDatabase.asSuperuser(bench.address());
        var statement = superuser.createStatement()) {
      statement.execute(sql);
    }
  }
}
