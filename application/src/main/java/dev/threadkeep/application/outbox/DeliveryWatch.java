package dev.threadkeep.application.outbox;

import dev.threadkeep.application.StoreUnavailableException;
import dev.threadkeep.application.holding.DeliveryState;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.thread.ThreadId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Use case: waiting until the vendors have a change. It looks again and again, since another node
 * may be the one that tells them, and holds nothing in between: no thread and no connection to the
 * store.
 */
public final class DeliveryWatch {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(250);

  private final DeliveryLog log;
  private final InstantSource clock;
  private final Alarm alarm;
  private volatile boolean isStopping;

  public DeliveryWatch(DeliveryLog log, InstantSource clock, Alarm alarm) {
    this.log = log;
    this.clock = clock;
    this.alarm = alarm;
  }

  /** Does something later, on a thread that may wait for the store. */
  @FunctionalInterface
  public interface Alarm {
    void after(Duration pause, Runnable work);
  }

  /**
   * What has become of the change that brought the thread to this version, once none of it is
   * pending any more, or {@code longest} has passed.
   *
   * @return to be completed with the worst that came of it: parked, pending, not propagated, or
   *     delivered, which includes what a later change took the place of. Nothing where nobody was
   *     to be told.
   */
  public CompletionStage<Optional<DeliveryState>> outcome(
      OrganizationId organization, ThreadId thread, long version, Duration longest) {
    var watch = new Watch(organization, thread, version, clock.instant().plus(longest));
    watch.look(FIRST_PAUSE);
    return watch.outcome;
  }

  /** Lets nobody wait any longer: all hear how it is by now. */
  public void stop() {
    isStopping = true;
  }

  /** One change that somebody waits for. */
  private final class Watch {
    private final OrganizationId organization;
    private final ThreadId thread;
    private final long version;
    private final Instant deadline;
    private final CompletableFuture<Optional<DeliveryState>> outcome = new CompletableFuture<>();

    Watch(OrganizationId organization, ThreadId thread, long version, Instant deadline) {
      this.organization = organization;
      this.thread = thread;
      this.version = version;
      this.deadline = deadline;
    }

    void look(Duration pause) {
      try {
        var states = seen();
        var left = Duration.between(clock.instant(), deadline);
        if (isStopping || !states.contains(DeliveryState.PENDING) || !left.isPositive()) {
          outcome.complete(worst(states));
          return;
        }
        var longer = pause.multipliedBy(2);
        alarm.after(shorter(pause, left), () -> look(shorter(longer, LONGEST_PAUSE)));
      } catch (RuntimeException failure) {
        outcome.completeExceptionally(failure);
      }
    }

    /** The change is made, whether or not the store can tell what came of it. */
    private List<DeliveryState> seen() {
      try {
        return log.ofChange(organization, thread, version);
      } catch (StoreUnavailableException _) {
        return List.of(DeliveryState.PENDING);
      }
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  private static Optional<DeliveryState> worst(List<DeliveryState> states) {
    return states.stream()
        .map(state -> state == DeliveryState.SUPERSEDED ? DeliveryState.DELIVERED : state)
        .max(Comparator.comparingInt(DeliveryWatch::badness));
  }

  private static int badness(DeliveryState state) {
    return switch (state) {
      case DELIVERED, SUPERSEDED -> 0;
      case NOT_PROPAGATED -> 1;
      case PENDING -> 2;
      case PARKED -> 3;
    };
  }
}
