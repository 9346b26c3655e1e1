package dev.threadkeep.bootstrap.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HousekeepingTest {
  /** Keeps what it is told to do, for a test to do it when it likes. */
  private static final class Told extends ScheduledThreadPoolExecutor {
    private final List<Runnable> chores = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();

    Told() {
      super(0);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(
        Runnable command, long initialDelay, long delay, TimeUnit unit) {
      chores.add(command);
      pauses.add(Duration.of(delay, unit.toChronoUnit()));
      return super.schedule(() -> {}, 1, TimeUnit.DAYS);
    }
  }

  @Test
  void does_its_chores_as_often_as_told() {
    var times = new AtomicInteger();
    try (var told = new Told();
        var housekeeping = new Housekeeping(told)) {
      housekeeping.every(Duration.ofMinutes(10), "count", times::incrementAndGet);

      told.chores.getFirst().run();
      told.chores.getFirst().run();

      assertThat(times).hasValue(2);
      assertThat(told.pauses).containsExactly(Duration.ofMinutes(10));
    }
  }

  @Test
  void a_chore_that_fails_is_done_again() {
    var times = new AtomicInteger();
    try (var told = new Told();
        var housekeeping = new Housekeeping(told)) {
      housekeeping.every(
          Duration.ofMinutes(10),
          "fail",
          () -> {
            if (times.getAndIncrement() == 0) {
              throw new IllegalStateException("away");
            }
            throw new StackOverflowError("too deep");
          });

      told.chores.getFirst().run(); // an executor gives up what throws
      told.chores.getFirst().run();
      told.chores.getFirst().run();

      assertThat(times).hasValue(3);
    }
  }

  @Test
  void does_nothing_more_once_it_is_closed() {
    try (var told = new Told()) {
      new Housekeeping(told).close();

      assertThat(told.isShutdown()).isTrue();
    }
  }
}
