package dev.threadkeep.persistence.idempotency;

import static dev.threadkeep.application.idempotency.Claims.claim;
import static dev.threadkeep.application.thread.ThreadStoreContract.CLOSE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.threadkeep.application.StoresUnderTest;
import dev.threadkeep.application.World;
import dev.threadkeep.application.directory.entry.Mentions;
import dev.threadkeep.application.idempotency.IdempotencyStoreContract;
import dev.threadkeep.application.thread.Attempt;
import dev.threadkeep.application.thread.ThreadLocator;
import dev.threadkeep.application.thread.ThreadStore.Wanted;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.thread.Transition;
import dev.threadkeep.domain.thread.fixture.Cast;
import dev.threadkeep.persistence.Bench;
import dev.threadkeep.persistence.Eventually;
import dev.threadkeep.persistence.TestDatabase;
import dev.threadkeep.persistence.session.Binding;
import dev.threadkeep.persistence.session.Session;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PostgresIdempotencyStoreTest implements IdempotencyStoreContract {
  @Override
  public StoresUnderTest stores() {
    return Bench.shared();
  }

  @Test
  void a_request_that_its_process_forgets_is_ended_by_the_database() {
    var session = new Session(Bench.shared().database(), () -> Cast.NOON);
    var answers = new PostgresIdempotencyStore(session, () -> Cast.NOON);

    try (var request = answers.begin(World.in(stores()).caller(), claim("k"))) {
      var idle =
          session.ask(
              request.caller(),
              "SELECT current_setting('idle_in_transaction_session_timeout') AS idle",
              Binding.NOTHING,
              answer -> answer.first(row -> row.text("idle")));

      assertThat(idle).contains("1min");
    }
  }

  @Test
  void many_threads_are_locked_at_once_in_the_order_of_their_ids() throws Exception {
    var world = World.in(stores());
    // One more than are changed together where each batch is a transaction by itself.
    var threads = Stream.generate(() -> world.open(world.nextThread()).id()).limit(251).toList();

    try (var callers = Executors.newVirtualThreadPerTaskExecutor();
        var holder = TestDatabase.asSuperuser(Bench.shared().address())) {
      holder.setAutoCommit(false);
      lock(holder, threads.getFirst());
      var closed = callers.submit(() -> closedAtOnce(world, threads.reversed()));
      Eventually.becomesTrue("the first is waited for", () -> TestDatabase.isWaitedFor(holder));

      assertThatCode(() -> lock(holder, threads.getLast())).doesNotThrowAnyException();

      holder.rollback();
      assertThat(closed.get()).hasSize(251).allMatch(Attempt.Done.class::isInstance);
    }
  }

  private List<Attempt<Transition>> closedAtOnce(World world, List<ThreadId> threads) {
    try (var request = stores().answers().begin(world.caller(), claim("k"))) {
      return stores()
          .threads()
          .changeSeparately(
              threads.stream()
                  .map(
                      id ->
                          new Wanted(request.caller(), new ThreadLocator.ById(id), Mentions.none()))
                  .toList(),
              (_, loaded) -> loaded.thread().decide(CLOSE, world.context(Cast.TEN)));
    }
  }

  private static void lock(Connection connection, ThreadId thread) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("SELECT FROM thread WHERE id = '%s' FOR UPDATE NOWAIT".formatted(thread));
    }
  }
}
