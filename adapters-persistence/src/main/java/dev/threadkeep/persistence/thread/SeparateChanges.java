package dev.threadkeep.persistence.thread;

import dev.threadkeep.application.StoreUnavailableException;
import dev.threadkeep.application.thread.Attempt;
import dev.threadkeep.application.thread.ThreadException;
import dev.threadkeep.application.thread.ThreadStore.Loaded;
import dev.threadkeep.application.thread.ThreadStore.PositionedDecision;
import dev.threadkeep.application.thread.ThreadStore.Wanted;
import dev.threadkeep.domain.thread.Transition;
import dev.threadkeep.persistence.session.Session;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Makes many changes of one caller in a few trips, each as if it were alone. */
final class SeparateChanges {
  /** More would hold up whoever else wants to change one of these threads. */
  private static final int MOST_TOGETHER = 250;

  private final Session session;
  private final Grounds grounds;
  private final InstantSource clock;
  private final Alone alone;

  SeparateChanges(Session session, Grounds grounds, InstantSource clock, Alone alone) {
    this.session = session;
    this.grounds = grounds;
    this.clock = clock;
    this.alone = alone;
  }

  /** Makes one change by itself, which others have come before so often. */
  interface Alone {
    Transition change(Wanted wanted, Function<Loaded, Transition> decision, int clashes);
  }

  /** What became of each, in the order named. */
  List<Attempt<Transition>> make(List<Wanted> wanted, PositionedDecision decision) {
    var made = new ArrayList<Attempt<Transition>>();
    for (int from = 0; from < wanted.size(); from += MOST_TOGETHER) {
      var jobs = new ArrayList<Job>();
      for (int at = from; at < Math.min(wanted.size(), from + MOST_TOGETHER); at++) {
        int position = at;
        jobs.add(new Job(wanted.get(at), loaded -> decision.decide(position, loaded)));
      }
      makeTogether(jobs);
      jobs.forEach(job -> made.add(attempt(job)));
    }
    return made;
  }

  private void makeTogether(List<Job> jobs) {
    var left = jobs;
    try {
      while (!left.isEmpty()) {
        var now = left;
        left = session.overOneConnection(trips -> Batch.all(now, trips, grounds, clock.instant()));
      }
    } catch (StoreUnavailableException failure) {
      // Those that are answered already stay so.
      left.forEach(job -> job.fail(failure));
    }
  }

  private Attempt<Transition> attempt(Job job) {
    try {
      return switch (job.await(Duration.ZERO)) {
        case Job.Answer.Decided(var transition) -> new Attempt.Done<>(transition);
        case Job.Answer.Alone(int clashes) ->
            new Attempt.Done<>(alone.change(job.wanted(), job::decide, clashes));
      };
    } catch (ThreadException failure) {
      return new Attempt.Failed<>(failure);
    } catch (StoreUnavailableException failure) {
      return new Attempt.Unavailable<>(failure);
    }
  }
}
