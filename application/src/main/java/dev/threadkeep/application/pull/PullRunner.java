package dev.threadkeep.application.pull;

import dev.threadkeep.application.StoreUnavailableException;
import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.connection.ConnectionException;
import dev.threadkeep.application.delivery.Outcome;
import dev.threadkeep.application.inbound.Line;
import dev.threadkeep.application.inbound.Lines;
import dev.threadkeep.application.inbound.ShadowStore;
import dev.threadkeep.application.inbound.Trail;
import dev.threadkeep.application.inbound.VendorChanges;
import dev.threadkeep.application.inbound.VendorOpenings;
import dev.threadkeep.application.outbox.Rests;
import dev.threadkeep.application.pull.Pull.Abortion;
import dev.threadkeep.application.pull.PullReport.Broken;
import dev.threadkeep.application.pull.PullReport.Gains;
import dev.threadkeep.application.pull.PullStore.Waiting;
import dev.threadkeep.application.thread.ValueJson;
import dev.threadkeep.domain.party.Actor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Works pulls off. Every node does, whenever it likes, and none leads: of each connection one node
 * at a time goes through a page.
 */
public final class PullRunner {
  /** Of the time for which a slice is held, what is left at the end of the longest call. */
  static final Duration MARGIN = Duration.ofSeconds(10);

  /** What fails would be the first that waits again. */
  private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);

  private static final int AT_ONCE = 4;

  private final PullStore pulls;
  private final Lines lines;
  private final Rests rests;
  private final ShadowStore shadows;
  private final VendorChanges changes;
  private final VendorOpenings openings;
  private final InstantSource clock;
  private final Executor crew;
  private final BiConsumer<Waiting, RuntimeException> unforeseen;
  private final BiConsumer<Waiting, String> hindered;
  private final Semaphore room = new Semaphore(AT_ONCE);
  private volatile boolean isStopping;

  /**
   * @param rests which connections are left alone
   * @param crew works pulls off: as many at once as are given to it
   * @param unforeseen told of failures that nobody foresaw
   * @param hindered told what a pull does that cannot go on for now or at all, and why
   */
  public PullRunner(
      PullStore pulls,
      Lines lines,
      Rests rests,
      ShadowStore shadows,
      VendorChanges changes,
      VendorOpenings openings,
      InstantSource clock,
      Executor crew,
      BiConsumer<Waiting, RuntimeException> unforeseen,
      BiConsumer<Waiting, String> hindered) {
    this.pulls = pulls;
    this.lines = lines;
    this.rests = rests;
    this.shadows = shadows;
    this.changes = changes;
    this.openings = openings;
    this.clock = clock;
    this.crew = crew;
    this.unforeseen = unforeseen;
    this.hindered = hindered;
  }

  /** Goes on with the pulls that wait, as far as there is room; returns before they are done. */
  public void look() {
    for (var waiting : pulls.waiting(clock.instant())) {
      if (isStopping || !room.tryAcquire()) {
        return;
      }
      crew.execute(() -> carryOut(waiting));
    }
  }

  /** Lets pulls that are under way go, for other nodes to go on. */
  public void stop() {
    isStopping = true;
  }

  private void carryOut(Waiting waiting) {
    try {
      var trail = new Trail();
      boolean isMore = true;
      while (isMore && !isStopping) {
        isMore = isMoreAfterNext(waiting, trail);
      }
    } catch (StoreUnavailableException failure) {
      // The page is taken on again, by whoever reaches the store first.
      unforeseen.accept(waiting, failure);
    } catch (RuntimeException failure) {
      unforeseen.accept(waiting, failure);
      putOff(waiting);
    } finally {
      room.release();
    }
  }

  /** A page that was taken on stays ours for as long as it was to be. */
  private void putOff(Waiting waiting) {
    try {
      var now = clock.instant();
      pulls.putOff(waiting, now, now.plus(AFTER_FAILURE));
    } catch (RuntimeException failure) {
      unforeseen.accept(waiting, failure);
    }
  }

  /** Goes through the next page, where there is one for us; tells whether another follows. */
  private boolean isMoreAfterNext(Waiting waiting, Trail trail) {
    Line line = null;
    Abortion abortion = Abortion.CONNECTION_OFF;
    try {
      line = open(waiting);
    } catch (ConnectionException.UnreadableSecret _) {
      abortion = Abortion.SECRET_UNREADABLE;
    }
    var now = clock.instant();
    var resting = line == null ? Optional.<Instant>empty() : rests.askedUntil(line.connection());
    if (resting.isPresent()) {
      // Else it would take the room of others again at each look.
      pulls.putOff(waiting, now, resting.get());
      return false;
    }
    var holding = line == null ? MARGIN : line.access().settings().longest().plus(MARGIN);
    var taken = pulls.take(waiting, now, now.plus(holding));
    if (taken.isEmpty()) {
      return false;
    }
    var slice = taken.get();
    var report =
        line == null
            ? new Broken(abortion, null, Gains.none())
            : wentThrough(waiting, slice, line, trail);
    boolean isSettled = pulls.settle(slice, report, clock.instant());
    if (isSettled) {
      tell(waiting, slice, report);
    }
    return isSettled && report instanceof PullReport.Onward;
  }

  private @Nullable Line open(Waiting waiting) {
    var caller = Caller.service(waiting.organization(), new Actor.Timer());
    return lines.open(caller, waiting.connection()).orElse(null);
  }

  /** Not of each pause: only the first tells something new. */
  private void tell(Waiting waiting, PullSlice slice, PullReport report) {
    switch (report) {
      case PullReport.Paused _ when slice.trouble().pauses() > 0 -> {}
      case PullReport.Paused(var until, var failure) ->
          hindered.accept(waiting, "waits until %s: %s".formatted(until, failure.inOurWords()));
      case Broken(var abortion, var failure, _) ->
          hindered.accept(
              waiting,
              failure == null
                  ? "has failed: " + ValueJson.word(abortion)
                  : "has failed: %s: %s"
                      .formatted(ValueJson.word(abortion), why(abortion, failure)));
      case PullReport.Onward _,
          PullReport.Complete _,
          PullReport.Stopped _,
          PullReport.LetGo _ -> {}
    }
  }

  /** What is wrong with a list is found out here, and told in no words of the vendor's. */
  private static String why(Abortion abortion, Outcome.Failure failure) {
    return abortion == Abortion.LIST_UNUSABLE ? failure.detail() : failure.inOurWords();
  }

  private PullReport wentThrough(Waiting waiting, PullSlice slice, Line line, Trail trail) {
    var page =
        new PullPage(
            pulls,
            shadows,
            changes,
            openings,
            clock,
            () -> rests.askedUntil(line.connection()),
            () -> isStopping,
            slice,
            line,
            trail);
    try {
      return page.wentThrough();
    } catch (StoreUnavailableException failure) {
      throw failure;
    } catch (RuntimeException failure) {
      unforeseen.accept(waiting, failure);
      return new Broken(Abortion.INTERNAL_ERROR, null, page.gains());
    }
  }
}
