package dev.threadkeep.application.outbox;

import static dev.threadkeep.domain.thread.fixture.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {
  private static Duration waitAfter(int tries, double chance) {
    return new RetrySchedule(() -> chance).wait(tries);
  }

  @Test
  void waits_twice_as_long_each_time_and_never_longer_than_two_hours() {
    assertThat(waitAfter(1, 0.5)).isEqualTo(Duration.ofSeconds(5));
    assertThat(waitAfter(2, 0.5)).isEqualTo(Duration.ofSeconds(10));
    assertThat(waitAfter(11, 0.5)).isEqualTo(Duration.ofSeconds(5_120));
    assertThat(waitAfter(12, 0.5)).isEqualTo(Duration.ofHours(2));
    assertThat(waitAfter(1_000, 0.5)).isEqualTo(Duration.ofHours(2));
  }

  @Test
  void chance_makes_it_a_fifth_shorter_or_longer() {
    assertThat(waitAfter(2, 0)).isEqualTo(Duration.ofSeconds(8));
    assertThat(waitAfter(2, 0.999)).isBetween(Duration.ofMillis(11_900), Duration.ofSeconds(12));
  }

  @Test
  void is_over_after_seventy_six_hours() {
    assertThat(RetrySchedule.isOver(NOON, NOON.plus(Duration.ofHours(76)).minusMillis(1)))
        .isFalse();
    assertThat(RetrySchedule.isOver(NOON, NOON.plus(Duration.ofHours(76)))).isTrue();
  }
}
