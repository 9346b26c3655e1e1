package dev.threadkeep.application.timer;

import dev.threadkeep.application.Ids;
import dev.threadkeep.application.StoreUnavailableException;
import dev.threadkeep.application.thread.Origin;
import dev.threadkeep.application.thread.ThreadLifecycle;
import dev.threadkeep.domain.party.Through;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;

/**
 * Use case: doing what is due. Every node sweeps, whenever it likes, and none leads: each thread
 * goes through the normal change, which does nothing where another node, or anybody, was faster.
 *
 * <p>One sweep changes at most {@value #MOST_CHANGED} threads of what is due, or of what is due in
 * each organization where inactive threads are closed, so that nobody waits long for its end.
 */
public final class Sweep {
  /** Several times what is changed, so that nodes that read the same rows choose others of them. */
  static final int MOST_READ = 4_096;

  static final int MOST_CHANGED = 512;

  private final DueThreads due;
  private final InstantSource clock;
  private final Ids ids;
  private final NodeOrder order;
  private final TimedChange change;
  private final Executor crew;

  /**
   * @param crew carries out the changes of a sweep: as many at once as it likes
   * @param unforeseen told of failures that nobody foresaw
   */
  public Sweep(
      DueThreads due,
      SetAsideStore setAside,
      ThreadLifecycle threads,
      Ids ids,
      InstantSource clock,
      Executor crew,
      BiConsumer<DueThread, RuntimeException> unforeseen) {
    this.due = due;
    this.clock = clock;
    this.ids = ids;
    this.order = NodeOrder.of(ids.next());
    this.change = new TimedChange(threads, setAside, clock, unforeseen);
    this.crew = crew;
  }

  /**
   * Wakes threads whose snooze has ended.
   *
   * @throws StoreUnavailableException if the store cannot be reached; some may have been woken
   */
  public Swept wake() {
    return work(due.toWake(clock.instant(), MOST_READ));
  }

  /**
   * Closes threads that have been inactive for as long as their organization's policy says.
   *
   * @throws StoreUnavailableException if the store cannot be reached; some may have been closed
   */
  public Swept closeInactive() {
    var all = Swept.NOTHING;
    for (var rule : order.of(due.autoClosing(), each -> each.organization().value())) {
      all = all.and(work(due.toClose(rule, clock.instant(), MOST_READ)));
    }
    return all;
  }

  private Swept work(List<DueThread> read) {
    var batch = order.of(read, each -> each.thread().value()).stream().limit(MOST_CHANGED).toList();
    var origin = new Origin(Through.TIMER, "sweep-" + ids.next(), null);
    var tally = new Tally();
    await(
        batch.stream()
            .map(each -> CompletableFuture.runAsync(() -> carryOut(each, origin, tally), crew))
            .toArray(CompletableFuture[]::new));
    return tally.total(read.size() > batch.size());
  }

  private void carryOut(DueThread thread, Origin origin, Tally tally) {
    if (tally.isGivenUp()) {
      return;
    }
    try {
      tally.count(change.carryOut(thread, origin));
    } catch (StoreUnavailableException failure) {
      // The rest of the batch would only wait for the same.
      tally.giveUp();
      throw failure;
    }
  }

  private static void await(CompletableFuture<?>... changes) {
    try {
      CompletableFuture.allOf(changes).join();
    } catch (CompletionException failure) {
      if (failure.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw failure;
    }
  }
}
