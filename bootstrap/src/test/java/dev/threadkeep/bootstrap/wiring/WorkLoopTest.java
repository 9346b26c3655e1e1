package dev.threadkeep.bootstrap.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.StoreUnavailableException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class WorkLoopTest {
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final int PATIENCE_SECONDS = 20;

  private static final boolean ALL_DONE = false;
  private static final boolean MORE = true;

  private static Duration restAfter(BooleanSupplier piece) {
    return new WorkLoop("test", PAUSE, piece).turn();
  }

  @Test
  void rests_when_all_is_done_and_goes_on_at_once_when_there_is_more() {
    assertThat(restAfter(() -> ALL_DONE)).isEqualTo(PAUSE);
    assertThat(restAfter(() -> MORE)).isZero();
  }

  @Test
  void rests_while_the_database_is_away_and_longer_after_what_nobody_foresaw() {
    assertThat(
            restAfter(
                () -> {
                  throw new StoreUnavailableException("away");
                }))
        .isEqualTo(WorkLoop.AFTER_OUTAGE);
    assertThat(
            restAfter(
                () -> {
                  throw new IllegalStateException("unforeseen");
                }))
        .isEqualTo(WorkLoop.AFTER_FAILURE);
    assertThat(
            restAfter(
                () -> {
                  throw new StackOverflowError("unforeseen");
                }))
        .isEqualTo(WorkLoop.AFTER_FAILURE);
  }

  @Test
  void goes_on_after_an_outage() throws Exception {
    var turns = new AtomicInteger();
    var cameAgain = new CountDownLatch(1);
    try (var loop =
        new WorkLoop(
            "test",
            PAUSE,
            () -> {
              if (turns.getAndIncrement() == 0) {
                throw new StoreUnavailableException("away");
              }
              cameAgain.countDown();
              return ALL_DONE;
            })) {
      loop.start();

      assertThat(cameAgain.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void finishes_the_piece_under_way_when_it_is_closed_and_begins_no_other() throws Exception {
    var underWay = new CountDownLatch(1);
    var mayEnd = new CountDownLatch(1);
    var finished = new AtomicInteger();
    var loop =
        new WorkLoop(
            "test",
            PAUSE,
            () -> {
              underWay.countDown();
              await(mayEnd);
              finished.incrementAndGet();
              return MORE;
            });
    loop.start();
    await(underWay);
    var isClosed = new AtomicBoolean();
    loop.stop();
    var closing =
        Thread.ofVirtual()
            .start(
                () -> {
                  loop.close();
                  isClosed.set(true);
                });

    assertThat(isClosed).isFalse();
    assertThat(finished).hasValue(0);
    mayEnd.countDown();

    assertThat(closing.join(Duration.ofSeconds(PATIENCE_SECONDS))).isTrue();
    assertThat(isClosed).isTrue();
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
    new WorkLoop("test", PAUSE, () -> MORE).close();
  }
}
