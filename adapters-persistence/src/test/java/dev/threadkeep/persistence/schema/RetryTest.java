package dev.threadkeep.persistence.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryTest {
  private final List<Duration> pauses = new ArrayList<>();
  private final Retry retry = new Retry(pauses::add, new Random(1));
  private final AtomicInteger tries = new AtomicInteger();

  @ParameterizedTest
  @ValueSource(strings = {"40001", "40P01"})
  void what_lost_to_another_transaction_is_tried_again(String state) throws SQLException {
    var answer =
        retry.run(
            () -> {
              if (tries.incrementAndGet() < 3) {
                throw new SQLException("lost", state);
              }
              return "stored";
            });

    assertThat(answer).isEqualTo("stored");
    assertThat(tries).hasValue(3);
  }

  @Test
  void five_tries_are_enough_and_the_last_failure_is_told() {
    assertThatThrownBy(() -> retry.run(this::loseWrapped))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("try 5");
    assertThat(pauses).hasSize(4).allSatisfy(pause -> assertThat(pause).isBetween(MIN, MAX));
  }

  @Test
  void any_other_failure_is_final() {
    assertThatThrownBy(
            () ->
                retry.run(
                    () -> {
                      tries.incrementAndGet();
                      throw new SQLException("duplicate", "23505");
                    }))
        .hasMessage("duplicate");
    assertThat(tries).hasValue(1);
  }

  @Test
  void an_interrupt_ends_the_trying_and_is_passed_on() {
    var interrupted =
        new Retry(
            _ -> {
              throw new InterruptedException();
            },
            new Random(1));

    assertThatThrownBy(() -> interrupted.run(this::loseWrapped)).hasMessage("try 1");
    assertThat(Thread.interrupted()).isTrue();
  }

  private static final Duration MIN = Duration.ofMillis(5);
  private static final Duration MAX = Duration.ofMillis(80);

  private Object loseWrapped() {
    throw new IllegalStateException(
        "try " + tries.incrementAndGet(), new SQLException("lost", "40001"));
  }
}
