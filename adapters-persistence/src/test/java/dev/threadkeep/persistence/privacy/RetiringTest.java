package dev.threadkeep.persistence.privacy;

import static dev.threadkeep.application.thread.ThreadStoreContract.CLOSE;
import static dev.threadkeep.domain.thread.fixture.Cast.INTERCOM_VENDOR;
import static dev.threadkeep.domain.thread.fixture.Cast.NINE;
import static dev.threadkeep.domain.thread.fixture.Cast.NOON;
import static dev.threadkeep.domain.thread.fixture.Cast.TEN;
import static dev.threadkeep.domain.thread.fixture.Policies.aPolicy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.CountingIds;
import dev.threadkeep.application.World;
import dev.threadkeep.application.privacy.RetentionStore;
import dev.threadkeep.application.privacy.Retiring;
import dev.threadkeep.application.thread.ThreadLifecycle;
import dev.threadkeep.application.thread.ThreadLocator;
import dev.threadkeep.application.timer.DueThread;
import dev.threadkeep.application.timer.SetAside;
import dev.threadkeep.application.timer.Swept;
import dev.threadkeep.application.timer.Timer;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.policy.LifecyclePolicy;
import dev.threadkeep.domain.policy.Retention.Then;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.thread.fixture.Messages;
import dev.threadkeep.domain.vendor.ConnectionId;
import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.persistence.Bench;
import dev.threadkeep.persistence.Plans;
import dev.threadkeep.persistence.TestDatabase;
import dev.threadkeep.persistence.outbox.WrittenDeliveries;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of threads that were closed long ago. */
class RetiringTest {
  @AutoClose private static final Bench BENCH = Bench.ofItsOwn();
  private static final Duration MONTH = Duration.ofDays(30);

  /** When what was closed at ten has been closed for a month. */
  private static final Instant THEN = NOON.plus(MONTH);

  private World world;

  @BeforeEach
  void begin() {
    world = World.in(BENCH);
  }

  /** What a policy finds belongs to one test. */
  @AfterEach
  void end() {
    BENCH.govern(world.organization(), LifecyclePolicy.standard());
  }

  private void afterAMonth(Then then) {
    BENCH.govern(world.organization(), aPolicy().retaining(30, then).build());
  }

  private static Retiring retiring(Instant now) {
    var threads = new ThreadLifecycle(BENCH.threads(), new CountingIds(), () -> now);
    return new Retiring(
        BENCH.retention(), threads, new CountingIds(), () -> now, RetiringTest::fail);
  }

  private static void fail(
      OrganizationId organization, @Nullable ThreadId thread, RuntimeException failure) {
    throw new AssertionError("%s of %s".formatted(thread, organization), failure);
  }

  private ConversationThread closedAt(Instant time) {
    var thread =
        world.open(
            world
                .nextThread()
                .titled("Parcel of Ada")
                .tagged("late")
                .knownAs(
                    new ExternalReference(
                        INTERCOM_VENDOR, "i-" + world.nextThread().open().number())),
            Messages.inbound()
                .numbered(time.equals(TEN) ? 1 : 2)
                .knownAs(INTERCOM_VENDOR, "m-" + time)
                .recorded());
    return world.change(thread.id(), time, CLOSE);
  }

  private boolean isThere(ConversationThread thread) {
    return BENCH.reader().find(world.caller(), new ThreadLocator.ById(thread.id())).isPresent();
  }

  @Test
  void threads_that_were_closed_long_ago_are_erased_by_the_timer() {
    afterAMonth(Then.ERASE);
    var old = closedAt(TEN);
    var young = closedAt(NOON);
    var open = world.open(world.nextThread().titled("Open"));

    var swept = retiring(THEN).sweep();

    assertThat(swept).isEqualTo(new Swept(1, 0, 0, false));
    assertThat(world.stored(old.id()).title()).isNull();
    assertThat(world.stored(young.id())).isEqualTo(young);
    assertThat(world.stored(open.id())).isEqualTo(open);
    var last =
        BENCH.reader().history(world.caller(), new ThreadLocator.ById(old.id())).events().getLast();
    assertThat(last.event().type()).isEqualTo("thread.erased");
    assertThat(last.by()).isEqualTo(new Actor.Timer());
    assertThat(BENCH.findings()).isEmpty();
  }

  @Test
  void what_is_erased_is_not_looked_at_again() {
    afterAMonth(Then.ERASE);
    closedAt(TEN);
    retiring(THEN).sweep();

    assertThat(retiring(THEN).sweep()).isEqualTo(new Swept(0, 0, 0, false));
  }

  @Test
  void nothing_is_left_of_a_deleted_thread() throws SQLException {
    afterAMonth(Then.DELETE);
    var old = closedAt(TEN);
    BENCH
        .setAside()
        .add(
            new SetAside(
                new DueThread(world.organization(), old.id(), Timer.WAKE, TEN, 1, null),
                new SetAside.Reason("internal_error", "It failed"),
                TEN,
                NOON));
    WrittenDeliveries.write(
        BENCH,
        world.organization(),
        WrittenDeliveries.pending(old.id(), new ConnectionId(UUID.randomUUID()), "Busy."));
    var young = closedAt(NOON);
    assertThat(tablesWith(old.id())).hasSizeGreaterThan(8).contains("delivery", "delivery_stream");

    var swept = retiring(THEN).sweep();

    assertThat(swept).isEqualTo(new Swept(1, 0, 0, false));
    assertThat(isThere(old)).isFalse();
    assertThat(tablesWith(old.id())).isEmpty();
    assertThat(world.stored(young.id())).isEqualTo(young);
    assertThat(BENCH.findings()).isEmpty();
  }

  /** Every table in which a row of the organization names the thread. */
  private List<String> tablesWith(ThreadId thread) throws SQLException {
    try (var superuser = TestDatabase.asSuperuser(BENCH.address());
        var statement = superuser.createStatement()) {
      var tables = new ArrayList<String>();
      try (var rows =
          statement.executeQuery(
              """
              SELECT c.relname
                FROM pg_class c
                JOIN pg_attribute a
                  ON a.attrelid = c.oid AND a.attname = 'organization_id' AND NOT a.attisdropped
               WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
               ORDER BY c.relname COLLATE "C"
              """)) {
        while (rows.next()) {
          tables.add(rows.getString(1));
        }
      }
      var found = new ArrayList<String>();
      for (var table : tables) {
        try (var rows =
            statement.executeQuery(
                "SELECT count(*) FROM %s t WHERE organization_id = '%s' AND t::text LIKE '%%%s%%'"
                    .formatted(table, world.organization(), thread))) {
          rows.next();
          if (rows.getLong(1) > 0) {
            found.add(table);
          }
        }
      }
      return found;
    }
  }

  @Test
  void the_audit_says_how_many_were_deleted_and_from_when_they_were() {
    afterAMonth(Then.DELETE);
    closedAt(NINE);
    closedAt(TEN);

    retiring(THEN).sweep();

    var entry = BENCH.audit().list(world.caller(), 1, null).items().getFirst();
    assertThat(entry.type()).isEqualTo("threads.deleted");
    assertThat(entry.by()).isEqualTo(new Actor.Timer());
    assertThat(entry.data())
        .hasToString(
            "{\"threads\":2,\"first_closed_at\":\"%s\",\"last_closed_at\":\"%s\"}"
                .formatted(NINE, TEN));
  }

  @Test
  void what_was_erased_before_is_deleted_too() {
    afterAMonth(Then.ERASE);
    var old = closedAt(TEN);
    retiring(THEN).sweep();
    afterAMonth(Then.DELETE);

    retiring(THEN).sweep();

    assertThat(isThere(old)).isFalse();
  }

  @Test
  void a_thread_that_was_reopened_meanwhile_is_left_alone() {
    for (var then : Then.values()) {
      afterAMonth(then);
      var thread = closedAt(TEN);
      var rule = rule();
      var time = THEN.minus(MONTH);
      assertThat(BENCH.retention().due(rule, time, 10)).containsExactly(thread.id());
      var reopened = world.change(thread.id(), NOON, new ThreadCommand.Reopen(null));

      int deleted =
          BENCH
              .retention()
              .delete(world.organization(), List.of(thread.id()), time, world.signature(), THEN);

      assertThat(deleted).isZero();
      assertThat(retiring(THEN).sweep()).isEqualTo(new Swept(0, 0, 0, false));
      assertThat(world.stored(thread.id())).isEqualTo(reopened);
      world = World.in(BENCH);
    }
  }

  private RetentionStore.Rule rule() {
    return BENCH.retention().rules().stream()
        .filter(rule -> rule.organization().equals(world.organization()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void more_than_a_batch_are_all_done() {
    afterAMonth(Then.ERASE);
    for (int number = 0; number < 120; number++) {
      world.change(world.open(world.nextThread().titled("Old")).id(), TEN, CLOSE);
    }

    assertThat(retiring(THEN).sweep()).isEqualTo(new Swept(120, 0, 0, false));
  }

  @Test
  void who_has_no_rule_keeps_everything() {
    var old = closedAt(TEN);

    assertThat(BENCH.retention().rules())
        .extracting(RetentionStore.Rule::organization)
        .doesNotContain(world.organization());
    assertThat(retiring(THEN).sweep()).isEqualTo(new Swept(0, 0, 0, false));
    assertThat(isThere(old)).isTrue();
  }

  @Test
  void among_many_threads_those_due_are_found_by_their_age() throws SQLException {
    world.change(world.open(world.nextThread()).id(), TEN, CLOSE);
    world.open(world.nextThread());
    try (var superuser = TestDatabase.asSuperuser(BENCH.address());
        var statement = superuser.createStatement()) {
      statement.execute(
          """
          INSERT INTO thread
          SELECT r.*
            FROM thread t
           CROSS JOIN generate_series(1, 10000) k
           CROSS JOIN LATERAL json_populate_record(t, json_build_object(
                   'id', gen_random_uuid(), 'number', t.number * 1000000 + k,
                   'closed_at', t.closed_at + interval '1 year',
                   'updated_at', t.updated_at + interval '1 year')) r
           WHERE t.organization_id = '%s'
          """
              .formatted(world.organization()));
      statement.execute("ANALYZE thread");
      for (var time : List.of(NINE, NOON)) {
        var plan = plan(time);

        assertThat(plan)
            .anyMatch(line -> line.contains("Scan using thread_by_closing on thread"))
            .noneMatch(line -> line.contains("Sort"))
            .noneMatch(line -> line.contains("Rows Removed by Filter"));
        assertThat(Plans.buffers(plan)).isLessThan(20);
      }
      statement.execute(
          "DELETE FROM thread WHERE organization_id = '%s'".formatted(world.organization()));
      statement.execute(
          "DELETE FROM thread_event WHERE organization_id = '%s'".formatted(world.organization()));
    }
  }

  private List<String> plan(Instant time) throws SQLException {
    return Plans.of(
        BENCH,
        world.organization().toString(),
        PostgresRetentionStore.DUE,
        "'%s'".formatted(world.organization()),
        "false",
        "'%s'".formatted(time),
        "'%s'".formatted(time),
        "50");
  }
}
