package dev.threadkeep.persistence.timer;

import static dev.threadkeep.application.timer.DueThreadsContract.closingAfterAnHour;
import static dev.threadkeep.application.timer.DueThreadsContract.snoozedUntil;
import static dev.threadkeep.domain.policy.CloseReason.RESOLVED;
import static dev.threadkeep.domain.thread.fixture.Cast.EVENING;
import static dev.threadkeep.domain.thread.fixture.Cast.NOON;
import static dev.threadkeep.domain.thread.fixture.Cast.TEN;
import static dev.threadkeep.domain.thread.fixture.Cast.TIMER;
import static dev.threadkeep.domain.thread.fixture.Cast.TO_ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.CountingIds;
import dev.threadkeep.application.World;
import dev.threadkeep.application.thread.ThreadLifecycle;
import dev.threadkeep.application.thread.ThreadLocator;
import dev.threadkeep.application.timer.SetAside;
import dev.threadkeep.application.timer.Sweep;
import dev.threadkeep.application.timer.Swept;
import dev.threadkeep.domain.party.Through;
import dev.threadkeep.domain.policy.RequiredField;
import dev.threadkeep.domain.thread.RecordedEvent;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.thread.fixture.Policies;
import dev.threadkeep.persistence.Bench;
import dev.threadkeep.persistence.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sweeps over a real database, each test with one of its own. */
class SweepTest {
  @AutoClose private Bench bench;
  private World world;

  @BeforeEach
  void in_a_database_of_its_own() {
    bench = Bench.on(TestDatabase.fresh());
    world = World.in(bench);
  }

  private Sweep sweep(Instant now) {
    return new Sweep(
        bench.due(),
        bench.setAside(),
        new ThreadLifecycle(bench.threads(), new CountingIds(), () -> now),
        new CountingIds(),
        () -> now,
        Runnable::run,
        (due, failure) -> {
          throw new AssertionError(due.toString(), failure);
        });
  }

  private List<RecordedEvent> events(ThreadId thread) {
    return bench.reader().history(world.caller(), new ThreadLocator.ById(thread)).events();
  }

  private List<String> types(ThreadId thread) {
    return events(thread).stream().map(each -> each.event().type()).toList();
  }

  private List<SetAside> setAside() {
    return bench.setAside().list(world.caller(), 50, null).items();
  }

  @Test
  void wakes_what_is_due_in_the_name_of_the_timer_and_nothing_else() {
    var due = world.open(world.nextThread(), snoozedUntil(NOON)).id();
    var later = world.open(world.nextThread(), snoozedUntil(EVENING)).id();

    assertThat(sweep(NOON).wake()).isEqualTo(new Swept(1, 0, 0, false));

    assertThat(types(due)).containsExactly("thread.opened", "thread.snoozed", "thread.woken");
    assertThat(events(due).getLast())
        .extracting(RecordedEvent::by, RecordedEvent::through, RecordedEvent::at)
        .containsExactly(TIMER, Through.TIMER, NOON);
    assertThat(types(later)).containsExactly("thread.opened", "thread.snoozed");
    assertThat(sweep(NOON).wake()).isEqualTo(new Swept(0, 0, 0, false));
  }

  @Test
  void closes_what_is_inactive_in_the_name_of_the_timer() {
    bench.govern(world.organization(), closingAfterAnHour());
    var quiet = world.open(world.nextThread()).id();

    assertThat(sweep(NOON).closeInactive()).isEqualTo(new Swept(1, 0, 0, false));

    assertThat(types(quiet)).containsExactly("thread.opened", "thread.closed");
    assertThat(events(quiet).getLast().by()).isEqualTo(TIMER);
    assertThat(bench.findings()).isEmpty();
  }

  @Test
  void sets_a_close_aside_that_a_rule_refuses_until_the_thread_satisfies_it() {
    bench.govern(
        world.organization(),
        Policies.aPolicy()
            .autoClosing(Duration.ofHours(1), RESOLVED)
            .requiring(RequiredField.ASSIGNEE)
            .build());
    var thread = world.open(world.nextThread()).id();

    assertThat(sweep(NOON).closeInactive()).isEqualTo(new Swept(0, 0, 1, false));
    assertThat(sweep(EVENING).closeInactive()).isEqualTo(new Swept(0, 0, 0, false));
    assertThat(setAside())
        .singleElement()
        .satisfies(
            aside -> {
              assertThat(aside.due().thread()).isEqualTo(thread);
              assertThat(aside.due().due()).isEqualTo(TEN);
              assertThat(aside.reason().code()).isEqualTo("fields_required_before_close");
              assertThat(aside.reason().detail()).endsWith(": assignee");
              assertThat(aside.at()).isEqualTo(NOON);
              assertThat(aside.again()).isNull();
            });

    world.change(thread, NOON, new ThreadCommand.Assign(TO_ALICE));

    assertThat(setAside()).isEmpty();
    assertThat(sweep(EVENING).closeInactive()).isEqualTo(new Swept(1, 0, 0, false));
  }

  @Test
  void two_nodes_that_sweep_the_same_at_once_wake_each_thread_once() throws Exception {
    var threads = new ArrayList<ThreadId>();
    for (int number = 0; number < 60; number++) {
      threads.add(world.open(world.nextThread(), snoozedUntil(TEN)).id());
    }

    int woken = 0;
    try (var nodes = Executors.newFixedThreadPool(2)) {
      var one = CompletableFuture.supplyAsync(() -> sweep(NOON).wake(), nodes);
      var other = CompletableFuture.supplyAsync(() -> sweep(NOON).wake(), nodes);
      woken = one.get().changed() + other.get().changed();
    }

    assertThat(woken).isEqualTo(threads.size());
    assertThat(threads)
        .allSatisfy(
            thread ->
                assertThat(types(thread))
                    .containsExactly("thread.opened", "thread.snoozed", "thread.woken"));
    assertThat(bench.findings()).isEmpty();
  }

  @Test
  void what_is_more_than_one_sweep_takes_is_done_by_the_next() {
    for (int number = 0; number < 513; number++) {
      world.open(world.nextThread(), snoozedUntil(TEN));
    }

    assertThat(sweep(NOON).wake()).isEqualTo(new Swept(512, 0, 0, true));
    assertThat(sweep(NOON).wake()).isEqualTo(new Swept(1, 0, 0, false));
  }
}
