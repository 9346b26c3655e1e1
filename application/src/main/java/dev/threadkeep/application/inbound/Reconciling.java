package dev.threadkeep.application.inbound;

import dev.threadkeep.application.Ids;
import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.connection.ConnectionException;
import dev.threadkeep.application.delivery.Outcome;
import dev.threadkeep.application.inbound.RoundStore.Round;
import dev.threadkeep.application.inbound.RoundStore.Watched;
import dev.threadkeep.application.inbound.Walk.Walked;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.vendor.ConnectionId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Use case: finding out what vendors did, by looking. Every node looks, whenever it likes, and none
 * leads: a lease keeps two from looking at one vendor for the same connection.
 */
public final class Reconciling {
  /** Of one round: pages and single threads. */
  static final int MOST_CALLS = 50;

  /** After which a round begins no further call. */
  static final Duration LONGEST = Duration.ofSeconds(20);

  /** Between the end of the longest call and that of the lease, to write down what came of it. */
  private static final Duration MARGIN = Duration.ofSeconds(30);

  private static final int AT_ONCE = 8;

  private static final Outcome.Failure SWITCHED_OFF =
      new Outcome.NotSent(null, "The connection is not enabled, so nobody was asked.", null);

  private final RoundStore rounds;
  private final Lines lines;
  private final ShadowStore shadows;
  private final VendorChanges changes;
  private final Ids ids;
  private final InstantSource clock;
  private final Executor crew;
  private final BiConsumer<Watched, RuntimeException> unforeseen;
  private final Semaphore room = new Semaphore(AT_ONCE);
  private volatile boolean isStopping;

  /**
   * @param crew carries rounds out: as many at once as are given to it
   * @param unforeseen told of failures that nobody foresaw
   */
  public Reconciling(
      RoundStore rounds,
      Lines lines,
      ShadowStore shadows,
      VendorChanges changes,
      Ids ids,
      InstantSource clock,
      Executor crew,
      BiConsumer<Watched, RuntimeException> unforeseen) {
    this.rounds = rounds;
    this.lines = lines;
    this.shadows = shadows;
    this.changes = changes;
    this.ids = ids;
    this.clock = clock;
    this.crew = crew;
    this.unforeseen = unforeseen;
  }

  /**
   * What came of a round.
   *
   * @param isMine false where somebody else is at it, so that nothing was done here
   * @param failure why the round ended without having reached the vendor; absent where it did not
   * @param isComplete whether all threads have been looked at; else the next round goes on
   */
  public record Report(
      Findings findings, boolean isMine, Outcome.@Nullable Failure failure, boolean isComplete) {
    /** Whether the vendor answered, but for single threads. */
    public boolean isReached() {
      return failure == null;
    }
  }

  /** Begins the rounds that are due, as far as there is room; returns before they are done. */
  public void look() {
    for (var due : rounds.due(clock.instant())) {
      if (isStopping || !room.tryAcquire()) {
        return;
      }
      crew.execute(() -> carryOut(due));
    }
  }

  /** Lets rounds that are under way end early. */
  public void stop() {
    isStopping = true;
  }

  private void carryOut(Watched due) {
    try {
      var caller = Caller.service(due.organization(), new Actor.Timer());
      var line = lines.open(caller, due.connection());
      line.ifPresent(
          open -> {
            var pause = Duration.ofSeconds(open.connection().terms().settings().reconcileSeconds());
            var _ = round(due, open, clock.instant().minus(pause));
          });
    } catch (RuntimeException failure) {
      unforeseen.accept(due, failure);
      putOff(due);
    } finally {
      room.release();
    }
  }

  /** What fails would be due again at once. */
  private void putOff(Watched due) {
    try {
      begin(due, Duration.ofMinutes(1), null);
    } catch (RuntimeException failure) {
      unforeseen.accept(due, failure);
    }
  }

  /**
   * Does a round now, due or not. Over a connection that is switched off no vendor is reached.
   *
   * @throws ConnectionException.UnreadableSecret if a credential cannot be opened
   */
  public Report now(Caller caller, ConnectionId connection) {
    return lines
        .open(caller, connection)
        .map(line -> round(new Watched(caller.organization(), connection), line, null))
        .orElseGet(() -> new Report(Findings.none(), true, SWITCHED_OFF, false));
  }

  private Report round(Watched connection, Line line, @Nullable Instant unlessEndedAfter) {
    var lease = LONGEST.plus(line.access().settings().longest()).plus(MARGIN);
    return begin(connection, lease, unlessEndedAfter)
        .map(round -> walk(line, round))
        .orElseGet(() -> new Report(Findings.none(), false, null, false));
  }

  private Optional<Round> begin(
      Watched connection, Duration lease, @Nullable Instant unlessEndedAfter) {
    var now = clock.instant();
    return rounds.begin(connection, ids.next(), now, now.plus(lease), unlessEndedAfter);
  }

  private Report walk(Line line, Round round) {
    var now = clock.instant();
    var budget = new Budget(MOST_CALLS, now.plus(LONGEST), clock, () -> isStopping);
    // What happened at a vendor before there was a connection to it is not asked for.
    var place = round.place().notBefore(line.connection().createdAt()).begun(now);
    Walked walked = new Walk(shadows, changes, line, budget).from(place);
    rounds.end(round, walked.to(), clock.instant());
    return new Report(walked.findings(), true, walked.failure(), walked.end() == Walk.End.COMPLETE);
  }
}
