package dev.threadkeep.application.privacy;

import dev.threadkeep.application.Ids;
import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.access.Signature;
import dev.threadkeep.application.privacy.RetentionStore.Rule;
import dev.threadkeep.application.thread.ChangeTogetherException;
import dev.threadkeep.application.thread.Origin;
import dev.threadkeep.application.thread.ThreadException;
import dev.threadkeep.application.thread.ThreadLifecycle;
import dev.threadkeep.application.thread.ThreadLifecycle.Outcome;
import dev.threadkeep.application.thread.ThreadLifecycle.Request;
import dev.threadkeep.application.thread.ThreadLocator;
import dev.threadkeep.application.timer.NodeOrder;
import dev.threadkeep.application.timer.Swept;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.Through;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.domain.thread.ThreadId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Use case: what policies want of threads that have been closed for long. Every node looks, and
 * none leads: where another was faster, there is nothing left to do.
 */
public final class Retiring {
  /** Several times a batch, so that nodes that read the same threads begin with others of them. */
  static final int MOST_READ = 1_000;

  /** Each has its history rewritten or deleted, and is locked until all have. */
  static final int BATCH = 50;

  private final RetentionStore store;
  private final ThreadLifecycle threads;
  private final Ids ids;
  private final InstantSource clock;
  private final NodeOrder order;

  public Retiring(RetentionStore store, ThreadLifecycle threads, Ids ids, InstantSource clock) {
    this.store = store;
    this.threads = threads;
    this.ids = ids;
    this.clock = clock;
    this.order = NodeOrder.of(ids.next());
  }

  /**
   * Erases or deletes some of the threads whose time has come in each organization.
   *
   * @throws dev.threadkeep.application.StoreUnavailableException if the store cannot be reached;
   *     some may have been erased or deleted
   */
  public Swept sweep() {
    int changed = 0;
    int leftAlone = 0;
    boolean goesOn = false;
    for (var rule : order.of(store.rules(), each -> each.organization().value())) {
      var time = clock.instant().minus(Duration.ofDays(rule.retention().closedForDays()));
      var due = store.due(rule, time, MOST_READ);
      int done = retire(rule, order.of(due, ThreadId::value), time);
      changed += done;
      leftAlone += due.size() - done;
      goesOn |= due.size() == MOST_READ && done > 0;
    }
    return new Swept(changed, leftAlone, 0, goesOn);
  }

  private int retire(Rule rule, List<ThreadId> due, Instant time) {
    var request = "sweep-" + ids.next();
    int done = 0;
    for (int from = 0; from < due.size(); from += BATCH) {
      var batch = due.subList(from, Math.min(due.size(), from + BATCH));
      done +=
          switch (rule.retention().then()) {
            case ERASE -> erase(rule, batch, time, request);
            case DELETE -> delete(rule, batch, time, request);
          };
    }
    return done;
  }

  private int delete(Rule rule, List<ThreadId> batch, Instant time, String request) {
    return store.delete(
        rule.organization(),
        batch,
        time,
        new Signature(new Actor.Timer(), Through.TIMER, request),
        clock.instant());
  }

  private int erase(Rule rule, List<ThreadId> batch, Instant time, String request) {
    try {
      return (int)
          threads
              .changeTogether(
                  batch.stream().map(thread -> request(rule, thread, time, request)).toList())
              .stream()
              .filter(Outcome::changed)
              .count();
    } catch (ChangeTogetherException _) {
      return batch.size() == 1
          ? 0
          : batch.stream().mapToInt(thread -> erase(rule, List.of(thread), time, request)).sum();
    } catch (ThreadException.TooBusy _) {
      // Others are at one of them; where it is still due then, the next sweep sees it.
      return 0;
    }
  }

  private static Request request(Rule rule, ThreadId thread, Instant time, String request) {
    return new Request(
        Caller.service(rule.organization(), new Actor.Timer()),
        new Origin(Through.TIMER, request, null),
        new ThreadLocator.ById(thread),
        new ThreadCommand.EraseIfClosedSince(time));
  }
}
