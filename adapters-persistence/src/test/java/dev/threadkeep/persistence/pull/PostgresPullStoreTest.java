package dev.threadkeep.persistence.pull;

import static dev.threadkeep.domain.thread.fixture.Cast.ELEVEN;
import static dev.threadkeep.domain.thread.fixture.Cast.TEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.StoresUnderTest;
import dev.threadkeep.application.World;
import dev.threadkeep.application.pull.Pull;
import dev.threadkeep.application.pull.PullReport;
import dev.threadkeep.application.pull.PullStore;
import dev.threadkeep.application.pull.PullStore.Waiting;
import dev.threadkeep.application.pull.PullStoreContract;
import dev.threadkeep.domain.vendor.ConnectionId;
import dev.threadkeep.persistence.Bench;
import dev.threadkeep.persistence.Eventually;
import dev.threadkeep.persistence.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class PostgresPullStoreTest implements PullStoreContract {
  /** Of its own, since no more than so many of all that wait are told at once. */
  @AutoClose private static final Bench BENCH = Bench.ofItsOwn();

  @Override
  public StoresUnderTest stores() {
    return BENCH;
  }

  @Override
  public PullStore pulls() {
    return BENCH.pulls();
  }

  private void failOnce(Waiting waiting) {
    var slice = pulls().take(waiting, TEN, ELEVEN).orElseThrow();
    pulls().settle(slice, new PullReport.Onward(NEXT, GAINS), TEN);
  }

  @Test
  void failures_of_a_pull_that_ends_while_the_next_one_begins_go_with_it() throws Exception {
    var world = World.in(BENCH);
    var first = pulls().begin(world.caller(), PullStoreContract.aPull(world));
    var connection = first.asked().connection();
    var waiting = new Waiting(world.organization(), connection);
    failOnce(waiting);
    var second = PullStoreContract.aPull(world, connection);

    CompletableFuture<Pull> begun;
    try (var ending = TestDatabase.asSuperuser(BENCH.address())) {
      ending.setAutoCommit(false);
      finish(ending, connection);
      begun = CompletableFuture.supplyAsync(() -> pulls().begin(world.caller(), second));
      Eventually.becomesTrue("it is waited for", () -> TestDatabase.isWaitedFor(ending));
      ending.commit();
    }

    assertThat(begun.join()).isEqualTo(second);
    assertThat(pulls().failures(world.caller(), connection, 0, 10).orElseThrow().items()).isEmpty();
    failOnce(waiting);
    assertThat(pulls().failures(world.caller(), connection, 0, 10).orElseThrow().items())
        .containsExactly(FAILURE);
  }

  private static void finish(Connection transaction, ConnectionId connection) throws SQLException {
    try (var statement = transaction.createStatement()) {
      statement.execute(
          "UPDATE pull SET state = 'done', finished_at = now() WHERE connection_id = '%s'"
              .formatted(connection));
    }
  }
}
