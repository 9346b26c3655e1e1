package dev.threadkeep.bootstrap.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.StoreUnavailableException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class JobLoopTest {
  private static final int PATIENCE_SECONDS = 20;

  private static BooleanSupplier failing(RuntimeException failure) {
    return () -> {
      throw failure;
    };
  }

  @Test
  void goes_on_at_once_while_there_is_something_to_do() {
    assertThat(new JobLoop(() -> true).turn()).isZero();
    assertThat(new JobLoop(() -> false).turn()).isEqualTo(JobLoop.BETWEEN_LOOKS);
  }

  @Test
  void rests_while_the_database_is_away_and_longer_after_what_nobody_foresaw() {
    var away = new StoreUnavailableException("away");
    var unforeseen = new IllegalStateException("unforeseen");

    assertThat(new JobLoop(failing(away)).turn()).isEqualTo(JobLoop.AFTER_OUTAGE);
    assertThat(new JobLoop(failing(unforeseen)).turn()).isEqualTo(JobLoop.AFTER_FAILURE);
  }

  @Test
  void finishes_the_slice_under_way_when_it_is_closed_and_begins_no_other() throws Exception {
    var underWay = new CountDownLatch(1);
    var mayEnd = new CountDownLatch(1);
    var finished = new AtomicInteger();
    var loop =
        new JobLoop(
            () -> {
              underWay.countDown();
              await(mayEnd);
              finished.incrementAndGet();
              return true;
            });
    loop.start();
    await(underWay);
    loop.stop();
    var closing = Thread.ofVirtual().start(loop::close);

    assertThat(finished).hasValue(0);
    mayEnd.countDown();

    assertThat(closing.join(Duration.ofSeconds(PATIENCE_SECONDS))).isTrue();
    assertThat(finished).hasValue(1);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  @Test
  void one_that_was_never_started_closes_too() {
    new JobLoop(() -> true).close();
  }
}
