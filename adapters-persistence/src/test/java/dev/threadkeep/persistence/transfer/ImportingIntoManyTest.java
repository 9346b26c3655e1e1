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
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What one more thread costs an import that began with an empty database. */
class ImportingIntoManyTest {
  private static final int MANY = 30_000;

  /** Of each index a way from its root to a leaf or two, and some for what a thread consists of. */
  private static final int MOST_BLOCKS = 150;

  @AutoClose private static final Bench BENCH = Bench.ofItsOwn();

  @Test
  void costs_no_more_with_plans_from_when_there_was_nothing() throws SQLException {
    var world = World.in(BENCH);
    run("ALTER TABLE thread SET (autovacuum_enabled = off)");
    try (var database =
        Database.open(keepingItsPlans(), PoolSettings.STANDARD.withConnections(1))) {
      var session = new Session(database, Instant::now);
      assertThat(add(session, world, 1)).isEqualTo(new Fate.Added());
      fill();
      flush(session);
      long before = blocks();

      assertThat(add(session, world, 2)).isEqualTo(new Fate.Added());

      flush(session);
      assertThat(blocks() - before).isPositive().isLessThan(MOST_BLOCKS);
    }
  }

  private static Fate add(Session session, World world, int number) {
    return new PostgresTransferStore(session)
        .addThreads(
            world.caller(),
            List.of(WholeThreads.closed(world.organization(), number)),
            OnError.STOP)
        .getFirst();
  }

  /** From the first time that a statement is asked. */
  private static DatabaseAddress keepingItsPlans() {
    var address = BENCH.address();
    return new DatabaseAddress(
        address.url()
            + (address.url().contains("?") ? "&" : "?")
            + "prepareThreshold=1&options=-c%20plan_cache_mode%3Dforce_generic_plan",
        address.owner(),
        address.application());
  }

  private static void fill() throws SQLException {
    run(
        """
        INSERT INTO thread
        SELECT r.*
          FROM thread t, generate_series(1, %d) k,
               json_populate_record(t, json_build_object(
                 'id', md5(k::text), 'number', 1000000 + k,
                 'created_at', t.created_at + k * interval '1 millisecond')) r
        """
            .formatted(MANY));
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

  private static long blocks() throws SQLException {
    try (var superuser = TestDatabase.asSuperuser(BENCH.address());
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

  private static void run(String sql) throws SQLException {
    try (var superuser = TestDatabase.asSuperuser(BENCH.address());
        var statement = superuser.createStatement()) {
      statement.execute(sql);
    }
  }
}
