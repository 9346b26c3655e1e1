package dev.threadkeep.bootstrap.end2end;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.persistence.Eventually;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} while the timers of a service are at work, and the same command again. */
class KilledSweepIT {
  private static final int THREADS = 120;
  private static final int UNTIL_ALL_ARE_SNOOZED_SECONDS = 4;

  @TempDir Path folder;

  @Test
  void every_thread_that_was_due_is_woken_once() throws Exception {
    killAndStartAgain();
  }

  /** At whatever moment of the sweep. */
  @RepeatedTest(20)
  @Tag("long")
  void and_so_it_is_again_and_again() throws Exception {
    killAndStartAgain();
  }

  private void killAndStartAgain() throws Exception {
    // One after the other, so that the sweep takes a while.
    var storage = TestStorage.fresh(folder).with("THREADKEEP_TIMERS", "1");
    var key = Keys.create(storage, "sleepers", "threads:write");
    var threads = snoozedAndKilled(storage, key);

    try (var service = RunningThreadkeep.on(storage)) {
      var wire = Wire.to(service, key);
      for (var thread : threads) {
        Histories.becomesOpen(wire, thread);
        assertThat(Histories.types(wire, thread))
            .containsExactly("thread.opened", "thread.snoozed", "thread.woken");
      }
      Histories.assertConsistent(storage);
    }
  }

  /** The threads, some of which were woken. */
  private static List<String> snoozedAndKilled(TestStorage storage, String key) throws Exception {
    var service = RunningThreadkeep.on(storage);
    try {
      var wire = Wire.to(service, key);
      var threads = Crowd.of(THREADS, _ -> Histories.open(wire));
      var until = Instant.now().plusSeconds(UNTIL_ALL_ARE_SNOOZED_SECONDS);
      var _ =
          Crowd.of(
              THREADS,
              who -> {
                Histories.snooze(wire, threads.get(who), until);
                return who;
              });
      Eventually.becomesTrue(
          "one is woken",
          () -> !wire.get("/v1/threads?status=open&limit=1").json().path("data").isEmpty());
      return threads;
    } finally {
      service.kill();
    }
  }
}
