package dev.threadkeep.application.outbox;

import static dev.threadkeep.application.holding.DeliveryState.DELIVERED;
import static dev.threadkeep.application.holding.DeliveryState.NOT_PROPAGATED;
import static dev.threadkeep.application.holding.DeliveryState.PARKED;
import static dev.threadkeep.application.holding.DeliveryState.PENDING;
import static dev.threadkeep.application.holding.DeliveryState.SUPERSEDED;
import static dev.threadkeep.domain.thread.fixture.Cast.NINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadkeep.application.StoreUnavailableException;
import dev.threadkeep.application.holding.DeliveryState;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.thread.ThreadId;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DeliveryWatchTest {
  private final OrganizationId organization = new OrganizationId(UUID.randomUUID());
  private final ThreadId thread = new ThreadId(UUID.randomUUID());
  private final List<Duration> pauses = new ArrayList<>();
  private Instant now = NINE;

  /** Looks at what {@code seen} says, at a time that passes by pauses alone. */
  private Optional<DeliveryState> outcome(Duration longest, Supplier<List<DeliveryState>> seen) {
    return watch(seen).outcome(organization, thread, 4, longest).toCompletableFuture().join();
  }

  private DeliveryWatch watch(Supplier<List<DeliveryState>> seen) {
    var log =
        (DeliveryLog)
            Proxy.newProxyInstance(
                DeliveryLog.class.getClassLoader(),
                new Class<?>[] {DeliveryLog.class},
                (_, method, arguments) -> {
                  assertThat(method.getName()).isEqualTo("ofChange");
                  assertThat(arguments).containsExactly(organization, thread, 4L);
                  return seen.get();
                });
    return new DeliveryWatch(
        log,
        () -> now,
        (pause, work) -> {
          pauses.add(pause);
          now = now.plus(pause);
          work.run();
        });
  }

  private List<DeliveryState> after(Duration passed, DeliveryState become) {
    return List.of(now.isBefore(NINE.plus(passed)) ? PENDING : become);
  }

  @Test
  void looks_ever_more_rarely_until_nothing_is_pending() {
    var longest = Duration.ofSeconds(5);

    assertThat(outcome(longest, () -> after(Duration.ofSeconds(1), DELIVERED))).hasValue(DELIVERED);

    assertThat(pauses)
        .extracting(Duration::toMillis)
        .containsExactly(20L, 40L, 80L, 160L, 250L, 250L, 250L);
  }

  @Test
  void looks_a_last_time_when_the_time_is_up() {
    assertThat(outcome(Duration.ofMillis(100), () -> List.of(DELIVERED, PENDING)))
        .hasValue(PENDING);

    assertThat(pauses).extracting(Duration::toMillis).containsExactly(20L, 40L, 40L);
    assertThat(now).isEqualTo(NINE.plusMillis(100));
  }

  @Test
  void who_would_wait_for_no_time_at_all_is_told_how_it_is() {
    assertThat(outcome(Duration.ZERO, () -> List.of(PENDING))).hasValue(PENDING);
    assertThat(pauses).isEmpty();
  }

  @Test
  void when_the_service_ends_everybody_is_told_how_it_is() {
    var watch = watch(() -> List.of(PENDING));
    watch.stop();

    var outcome = watch.outcome(organization, thread, 4, Duration.ofSeconds(30));

    assertThat(outcome.toCompletableFuture().join()).hasValue(PENDING);
    assertThat(pauses).isEmpty();
  }

  @Test
  void where_nobody_is_told_there_is_nothing_to_wait_for() {
    assertThat(outcome(Duration.ofSeconds(5), List::of)).isEmpty();
    assertThat(pauses).isEmpty();
  }

  static Stream<Arguments> worst() {
    return Stream.of(
        Arguments.of(List.of(DELIVERED, DELIVERED), DELIVERED),
        Arguments.of(List.of(SUPERSEDED), DELIVERED),
        Arguments.of(List.of(DELIVERED, NOT_PROPAGATED, SUPERSEDED), NOT_PROPAGATED),
        Arguments.of(List.of(NOT_PROPAGATED, PARKED, DELIVERED), PARKED),
        Arguments.of(List.of(NOT_PROPAGATED, PENDING, DELIVERED), PENDING),
        Arguments.of(List.of(PARKED, PENDING), PARKED));
  }

  @ParameterizedTest
  @MethodSource("worst")
  void of_several_the_worst_counts(List<DeliveryState> states, DeliveryState worst) {
    assertThat(outcome(Duration.ZERO, () -> states)).hasValue(worst);
  }

  @Test
  void a_store_that_is_away_for_a_while_is_asked_again() {
    var seen =
        outcome(
            Duration.ofSeconds(5),
            () -> {
              if (now.isBefore(NINE.plusSeconds(1))) {
                throw new StoreUnavailableException("away", new IllegalStateException());
              }
              return List.of(DELIVERED);
            });

    assertThat(seen).hasValue(DELIVERED);
  }

  @Test
  void a_failure_that_nobody_foresaw_is_handed_on() {
    assertThatThrownBy(
            () ->
                outcome(
                    Duration.ofSeconds(5),
                    () -> {
                      throw new IllegalStateException("broken");
                    }))
        .hasRootCauseMessage("broken");
  }
}
