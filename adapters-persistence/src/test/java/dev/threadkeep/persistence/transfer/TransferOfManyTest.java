package dev.threadkeep.persistence.transfer;

import static dev.threadkeep.domain.thread.fixture.Cast.INTERCOM_VENDOR;
import static dev.threadkeep.domain.thread.fixture.Cast.TO_ALICE;
import static dev.threadkeep.domain.thread.fixture.Threads.aThread;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.World;
import dev.threadkeep.application.directory.entry.EntryId;
import dev.threadkeep.application.directory.entry.TagLook;
import dev.threadkeep.application.transfer.Fate;
import dev.threadkeep.application.transfer.OnError;
import dev.threadkeep.application.transfer.WholeThread;
import dev.threadkeep.application.transfer.WholeThreads;
import dev.threadkeep.domain.thread.Tag;
import dev.threadkeep.domain.vendor.ExternalReference;
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

  private static final int MANY = 60_000;

  /** To each thread, and all that it names, a way from an index's root to a leaf, and its row. */
  private static final int MOST_BLOCKS_OF_TWENTY = 300;

  /** It is added, to some twenty indexes. */
  private static final int MOST_BLOCKS_OF_ONE = 150;

  /** It looks at the length of 200, and takes twenty. */
  private static final int MOST_BLOCKS_OF_A_PAGE = 400;

  @AutoClose private final Bench bench = Bench.ofItsOwn();

  @Test
  void one_more_costs_no_more_with_plans_from_when_there_was_nothing() throws SQLException {
    var world = world();
    try (var database = Database.open(keepingItsPlans(), ONE_CONNECTION)) {
      var session = new Session(database, Instant::now);
      assertThat(add(session, world, 1, 1)).containsOnly(new Fate.Added());
      fill(world);

      assertThat(blocksOf(session, () -> add(session, world, 2, 2))).isLessThan(MOST_BLOCKS_OF_ONE);
    }
  }

  @Test
  void what_is_there_is_found_without_the_rest_before_the_server_has_counted_them()
      throws SQLException {
    var world = world();
    try (var database = Database.open(bench.address(), ONE_CONNECTION)) {
      var session = new Session(database, Instant::now);
      assertThat(add(session, world, 1, 20)).containsOnly(new Fate.Added());
      fill(world);

      assertThat(blocksOf(session, () -> add(session, world, 1, 20)))
          .isLessThan(MOST_BLOCKS_OF_TWENTY);
    }
  }

  @Test
  void a_page_is_read_without_the_rest_before_the_server_has_counted_them() throws SQLException {
    var world = world();
    try (var database = Database.open(bench.address(), ONE_CONNECTION)) {
      var session = new Session(database, Instant::now);
      assertThat(add(session, world, 1, 1)).containsOnly(new Fate.Added());
      fill(world);
      var store = new PostgresTransferStore(session);

      assertThat(blocksOf(session, () -> store.threads(world.caller(), null)))
          .isLessThan(MOST_BLOCKS_OF_A_PAGE);
    }
  }

  /** Nobody counts its rows, which would also have everything planned anew. */
  private World world() throws SQLException {
    for (var table : List.of("thread", "directory_entry", "external_reference")) {
      run("ALTER TABLE %s SET (autovacuum_enabled = off)".formatted(table));
    }
    var world = World.in(bench);
    world.add(new EntryId("blue"), null, TagLook.plain(new Tag("blue")));
    return world;
  }

  private static List<Fate> add(Session session, World world, int first, int last) {
    return new PostgresTransferStore(session)
        .addThreads(
            world.caller(),
            IntStream.rangeClosed(first, last).mapToObj(number -> thread(world, number)).toList(),
            OnError.STOP);
  }

  /** Refers to all that is looked up, and is known by what might be another's number. */
  private static WholeThread thread(World world, int number) {
    return WholeThreads.closed(
        aThread()
            .of(world.organization())
            .numbered(number)
            .tagged("blue")
            .assignedTo(TO_ALICE)
            .knownAs(new ExternalReference(INTERCOM_VENDOR, String.valueOf(500_000 + number))),
        number);
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
    fill(
        world,
        "thread",
        """
        'id', md5(t.id::text || k), 'number', t.number * 1000000 + k, 'version', 100,
        'created_at', t.created_at + k * interval '1 millisecond'
        """);
    fill(
        world,
        "directory_entry",
        "'id', t.id || k, 'number', t.number * 1000000 + k, 'key', t.key || k");
    fill(
        world,
        "external_reference",
        "'external_id', t.external_id || '-' || k, 'thread_id', gen_random_uuid()");
  }

  /** Rows like the first ones, but for what they have of their own. */
  private void fill(World world, String table, String own) throws SQLException {
    run(
        """
        INSERT INTO %1$s
        SELECT r.*
          FROM %1$s t, generate_series(1, %3$d / 4) k,
               json_populate_record(t, json_build_object(%4$s)) r
         WHERE t.ctid IN (SELECT ctid FROM %1$s WHERE organization_id = '%2$s' LIMIT 4)
        """
            .formatted(table, world.organization(), MANY, own));
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
                SELECT sum(heap_blks_hit + heap_blks_read + idx_blks_hit + idx_blks_read)
                  FROM pg_statio_user_tables
                 WHERE relname IN ('thread', 'directory_entry', 'external_reference')
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
