package dev.threadkeep.application.hook;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.threadkeep.application.Ids;
import dev.threadkeep.application.StoreUnavailableException;
import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.connection.ConnectionException;
import dev.threadkeep.application.hook.HookStore.Source;
import dev.threadkeep.application.hook.HookStore.Waiting;
import dev.threadkeep.application.inbound.Line;
import dev.threadkeep.application.inbound.Lines;
import dev.threadkeep.application.outbox.Lease;
import dev.threadkeep.application.outbox.Rests;
import dev.threadkeep.application.outbox.RetrySchedule;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.vendor.ExternalReference;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;

/**
 * Use case: working off webhooks. Every node does, and none leads: a lease keeps two from working
 * on one webhook. Those about one thread that wait together cost one look at it.
 */
public final class HookRunner {
  /** How many webhooks of a connection are taken on together, and all about their threads. */
  static final int TOGETHER = 100;

  /** After which no further thread is looked at under one lease. */
  static final Duration LONGEST = Duration.ofSeconds(20);

  /** Between the end of the longest call and that of the lease, to write down what came of it. */
  private static final Duration MARGIN = Duration.ofSeconds(30);

  /** A secret that cannot be opened needs somebody to mend it. */
  private static final Duration AFTER_UNREADABLE_SECRET = Duration.ofMinutes(1);

  private static final int AT_ONCE = 8;

  private final HookStore hooks;
  private final Lines lines;
  private final Rests rests;
  private final ToldThread told;
  private final Ids ids;
  private final InstantSource clock;
  private final RetrySchedule schedule;
  private final Executor crew;
  private final Runnable done;
  private final Observer observer;
  private final Semaphore room = new Semaphore(AT_ONCE);
  private final Set<Source> underWay = ConcurrentHashMap.newKeySet();
  private volatile boolean isStopping;

  /** Told of what does not go as it should. */
  public interface Observer {
    /** So many webhooks have to wait longer. */
    void putOff(Source source, int webhooks);

    /** Nobody foresaw this of a thread that webhooks told of; they are put off with it. */
    void failed(Source source, ExternalReference thread, RuntimeException failure);

    /** Nobody foresaw this. */
    void failed(Source source, RuntimeException failure);
  }

  /**
   * @param rests which connections are left alone
   * @param crew carries the work out: as many connections at once as are given to it
   * @param done told whenever there may be room for more
   */
  public HookRunner(
      HookStore hooks,
      Lines lines,
      Rests rests,
      ToldThread told,
      Ids ids,
      InstantSource clock,
      Executor crew,
      Runnable done,
      Observer observer) {
    this.hooks = hooks;
    this.lines = lines;
    this.rests = rests;
    this.told = told;
    this.ids = ids;
    this.clock = clock;
    this.schedule = RetrySchedule.by(ids);
    this.crew = crew;
    this.done = done;
    this.observer = observer;
  }

  /** Takes on what is due, as far as there is room; returns before it is done. */
  public void look() {
    for (var source : hooks.due(clock.instant())) {
      if (isStopping || !room.tryAcquire()) {
        return;
      }
      if (underWay.add(source)) {
        crew.execute(() -> carryOut(source));
      } else {
        room.release();
      }
    }
  }

  /** Lets work that is under way end early. */
  public void stop() {
    isStopping = true;
  }

  private void carryOut(Source source) {
    boolean isAnything = false;
    try {
      isAnything = isWorkedOff(source);
    } catch (RuntimeException failure) {
      // The lease ends, and whoever takes them then begins anew.
      observer.failed(source, failure);
    } finally {
      underWay.remove(source);
      room.release();
    }
    if (isAnything) {
      done.run();
    }
  }

  private boolean isWorkedOff(Source source) {
    var caller = Caller.service(source.organization(), new Actor.Timer());
    try {
      return lines
          .open(caller, source.connection())
          .map(line -> isWorkedOff(source, line))
          .orElse(false);
    } catch (ConnectionException failure) {
      var now = clock.instant();
      var _ = hooks.claim(source, TOGETHER, lease(now.plus(AFTER_UNREADABLE_SECRET)), now);
      throw failure;
    }
  }

  private Lease lease(Instant until) {
    return new Lease(ids.next(), until);
  }

  private boolean isWorkedOff(Source source, Line line) {
    var now = clock.instant();
    var lease = lease(now.plus(LONGEST).plus(line.access().settings().longest()).plus(MARGIN));
    var waiting = hooks.claim(source, TOGETHER, lease, now);
    var turn = new Turn(source, line, lease, now.plus(LONGEST));
    waiting.stream()
        .collect(groupingBy(Waiting::thread, LinkedHashMap::new, toList()))
        .values()
        .forEach(turn::take);
    turn.end();
    return !waiting.isEmpty();
  }

  /** The work under one lease. */
  private final class Turn {
    private final Source source;
    private final Line line;
    private final Lease lease;
    private final Instant end;
    private boolean isAway;
    private int putOff;

    Turn(Source source, Line line, Lease lease, Instant end) {
      this.source = source;
      this.line = line;
      this.lease = lease;
      this.end = end;
      this.isAway = asked().isPresent();
    }

    /** Works off what was told of one thread. */
    void take(List<Waiting> aboutOne) {
      var all = aboutOne.stream().map(Waiting::id).toList();
      if (isAway) {
        away(all, aboutOne);
      } else if (isStopping || !clock.instant().isBefore(end)) {
        hooks.putOff(source, lease, all, 0, clock.instant());
      } else {
        switch (look(aboutOne.getFirst().thread())) {
          case SETTLED -> hooks.finish(source, lease, all);
          case UNSETTLED -> putOff(all, aboutOne);
          case AWAY -> {
            // Nor would it answer for the others.
            isAway = true;
            away(all, aboutOne);
          }
        }
      }
    }

    /** One thread that is odd keeps no other from being looked at. */
    private ToldThread.Look look(ExternalReference thread) {
      try {
        return told.look(line, thread);
      } catch (StoreUnavailableException failure) {
        throw failure;
      } catch (RuntimeException failure) {
        observer.failed(source, thread, failure);
        return ToldThread.Look.UNSETTLED;
      }
    }

    /** A vendor that has asked for time is there: that is waited for, and is no failure. */
    private void away(Collection<UUID> all, List<Waiting> aboutOne) {
      asked().ifPresentOrElse(until -> putOff(all, 0, until), () -> putOff(all, aboutOne));
    }

    private Optional<Instant> asked() {
      return rests.askedUntil(line.connection());
    }

    private void putOff(Collection<UUID> all, List<Waiting> aboutOne) {
      int tries = aboutOne.stream().mapToInt(Waiting::tries).max().orElse(0) + 1;
      putOff(all, 1, clock.instant().plus(schedule.wait(tries)));
    }

    private void putOff(Collection<UUID> all, int failures, Instant until) {
      hooks.putOff(source, lease, all, failures, until);
      putOff += all.size();
    }

    void end() {
      if (putOff > 0) {
        observer.putOff(source, putOff);
      }
    }
  }
}
