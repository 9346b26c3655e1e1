package dev.threadkeep.application.privacy;

import dev.threadkeep.application.Ids;
import dev.threadkeep.application.StoreUnavailableException;
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
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.party.Through;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.domain.thread.ThreadId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
  private final Observer observer;

  /**
   * @param observer told of failures that nobody foresaw
   */
  public Retiring(
      RetentionStore store,
      ThreadLifecycle threads,
      Ids ids,
      InstantSource clock,
      Observer observer) {
    this.store = store;
    this.threads = threads;
    this.ids = ids;
    this.clock = clock;
    this.order = NodeOrder.of(ids.next());
    this.observer = observer;
  }

  /** Is told what keeps an organization's rule from being applied; the next sweep tries again. */
  @FunctionalInterface
  public interface Observer {
    /**
     * @param thread which alone cannot be erased or deleted; absent where those that are due could
     *     not be read
     */
    void failed(OrganizationId organization, @Nullable ThreadId thread, RuntimeException failure);
  }

  /**
   * Erases or deletes some of the threads whose time has come in each organization. One that cannot
   * be keeps no other of them.
   *
   * @throws dev.threadkeep.application.StoreUnavailableException if the store cannot be reached;
   *     some may have been erased or deleted
   */
  public Swept sweep() {
    var all = Swept.NOTHING;
    for (var rule : order.of(store.rules(), each -> each.organization().value())) {
      all = all.and(sweep(rule));
    }
    return all;
  }

  private Swept sweep(Rule rule) {
    var time = clock.instant().minus(Duration.ofDays(rule.retention().closedForDays()));
    List<ThreadId> due;
    try {
      due = store.due(rule, time, MOST_READ);
    } catch (StoreUnavailableException failure) {
      throw failure;
    } catch (RuntimeException failure) {
      observer.failed(rule.organization(), null, failure);
      return Swept.NOTHING;
    }
    int done = retire(rule, order.of(due, ThreadId::value), time);
    return new Swept(done, due.size() - done, 0, due.size() == MOST_READ && done > 0);
  }

  private int retire(Rule rule, List<ThreadId> due, Instant time) {
    var request = "sweep-" + ids.next();
    int done = 0;
    for (int from = 0; from < due.size(); from += BATCH) {
      var batch = due.subList(from, Math.min(due.size(), from + BATCH));
      done += retireBatch(rule, batch, time, request);
    }
    return done;
  }

  private int retireBatch(Rule rule, List<ThreadId> batch, Instant time, String request) {
    try {
      return switch (rule.retention().then()) {
        case ERASE -> erase(rule, batch, time, request);
        case DELETE -> delete(rule, batch, time, request);
      };
    } catch (StoreUnavailableException failure) {
      throw failure;
    } catch (ThreadException.TooBusy _) {
      // Others are at one of them; where it is still due then, the next sweep sees it.
      return 0;
    } catch (RuntimeException failure) {
      if (batch.size() > 1) {
        return batch.stream()
            .mapToInt(thread -> retireBatch(rule, List.of(thread), time, request))
            .sum();
      }
      if (!(failure instanceof ChangeTogetherException)) {
        observer.failed(rule.organization(), batch.getFirst(), failure);
      }
      return 0;
    }
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
    return (int)
        threads
            .changeTogether(
                batch.stream().map(thread -> request(rule, thread, time, request)).toList())
            .stream()
            .filter(Outcome::changed)
            .count();
  }

  private static Request request(Rule rule, ThreadId thread, Instant time, String request) {
    return new Request(
        Caller.service(rule.organization(), new Actor.Timer()),
        new Origin(Through.TIMER, request, null),
        new ThreadLocator.ById(thread),
        new ThreadCommand.EraseIfClosedSince(time));
  }
}
