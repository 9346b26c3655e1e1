package dev.threadkeep.persistence.hook;

import static dev.threadkeep.domain.thread.fixture.Cast.NOON;
import static dev.threadkeep.domain.thread.fixture.Cast.TEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.World;
import dev.threadkeep.application.connection.Connection;
import dev.threadkeep.application.connection.Connections;
import dev.threadkeep.application.hook.HookStore;
import dev.threadkeep.application.hook.HookStore.Source;
import dev.threadkeep.application.hook.HookStoreContract;
import dev.threadkeep.application.outbox.Lease;
import dev.threadkeep.persistence.Bench;
import dev.threadkeep.persistence.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class PostgresHookStoreTest implements HookStoreContract {
  /** Of its own, since no more than so many of all that are due are told at once. */
  @AutoClose private static final Bench BENCH = Bench.ofItsOwn();

  @Override
  public HookStore hooks() {
    return BENCH.hooks();
  }

  @Override
  public Source source() {
    return source(Connections.connection());
  }

  @Override
  public Source switchedOff() {
    return source(Connections.switchedOff());
  }

  private static Source source(Connection connection) {
    var world = World.in(BENCH);
    BENCH.connections().add(world.caller(), world.signature(), connection);
    return new Source(world.organization(), connection.id());
  }

  /** What is kept of the only webhook of a connection. */
  private static List<String> kept(Source source) throws SQLException {
    try (var superuser = TestDatabase.asSuperuser(BENCH.address());
        var statement =
            superuser.prepareStatement(
                """
                SELECT event, thread, account, body
                  FROM hook
                 WHERE organization_id = ? AND connection_id = ?
                """)) {
      statement.setObject(1, source.organization().value());
      statement.setObject(2, source.connection().value());
      try (var rows = statement.executeQuery()) {
        assertThat(rows.next()).isTrue();
        var body = rows.getBytes("body");
        return Arrays.asList(
            rows.getString("event"),
            rows.getString("thread"),
            rows.getString("account"),
            body == null ? null : new String(body, StandardCharsets.UTF_8));
      }
    }
  }

  @Test
  void what_people_wrote_is_kept_byte_for_byte_and_no_longer_than_there_is_something_to_do()
      throws SQLException {
    var source = source();
    var heard = HookStoreContract.heard(source, "notif_1", THREAD, TEN);
    hooks().keep(heard, TEN);
    assertThat(kept(source)).containsExactly("notif_1", "1911149811", "bot", "{\"ü\" : 1}");
    var lease = new Lease(UUID.randomUUID(), NOON);
    hooks().claim(source, 1, lease, TEN);

    hooks().finish(source, lease, List.of(heard.id()));

    assertThat(kept(source)).containsExactly("notif_1", null, null, null);
  }

  @Test
  void what_is_given_up_is_not_kept_either() throws SQLException {
    var source = source();
    hooks().keep(HookStoreContract.heard(source, "notif_1", THREAD, TEN), TEN);

    hooks().giveUp(source.organization(), NOON, 10);

    assertThat(kept(source)).containsExactly("notif_1", null, null, null);
  }

  @Test
  void of_one_event_that_comes_several_times_at_once_one_is_kept() throws Exception {
    var source = source();
    int callers = 8;
    var ready = new CountDownLatch(callers);
    Callable<Boolean> sending =
        () -> {
          ready.countDown();
          ready.await();
          return hooks()
              .keep(HookStoreContract.heard(source, "notif_1", THREAD, TEN), TEN.minusSeconds(1));
        };

    try (var crew = Executors.newFixedThreadPool(callers)) {
      var sent = crew.invokeAll(IntStream.range(0, callers).mapToObj(_ -> sending).toList());

      assertThat(sent.stream().map(Future::resultNow).filter(isKept -> isKept)).hasSize(1);
    }
    assertThat(hooks().claim(source, 10, new Lease(UUID.randomUUID(), NOON), TEN)).hasSize(1);
  }

  @Test
  void what_came_over_a_connection_goes_with_it() {
    var world = World.in(BENCH);
    var connection = Connections.connection();
    BENCH.connections().add(world.caller(), world.signature(), connection);
    var source = new Source(world.organization(), connection.id());
    hooks().keep(HookStoreContract.heard(source, "notif_1", THREAD, TEN), TEN);

    BENCH.connections().remove(world.caller(), world.signature(), connection.id(), _ -> {}, NOON);

    assertThat(hooks().forget(world.organization(), NOON, 10)).isZero();
  }
}
