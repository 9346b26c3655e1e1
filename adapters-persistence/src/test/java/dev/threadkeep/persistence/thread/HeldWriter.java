package dev.threadkeep.persistence.thread;

import dev.threadkeep.application.StoresUnderTest;
import dev.threadkeep.application.World;
import dev.threadkeep.application.access.AuditStore;
import dev.threadkeep.application.access.KeyStore;
import dev.threadkeep.application.access.OrganizationStore;
import dev.threadkeep.application.connection.ConnectionStore;
import dev.threadkeep.application.directory.DirectoryStore;
import dev.threadkeep.application.holding.Postroom;
import dev.threadkeep.application.idempotency.IdempotencyStore;
import dev.threadkeep.application.job.JobStore;
import dev.threadkeep.application.policy.PolicyStore;
import dev.threadkeep.application.thread.ThreadReader;
import dev.threadkeep.application.thread.ThreadStore;
import dev.threadkeep.domain.thread.Transition;
import dev.threadkeep.domain.thread.fixture.Cast;
import dev.threadkeep.persistence.Bench;
import dev.threadkeep.persistence.Eventually;
import dev.threadkeep.persistence.session.Session;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A writer with one loop that a test holds, so that what is asked for meanwhile makes one batch.
 */
final class HeldWriter implements StoresUnderTest, AutoCloseable {
  private final Bench bench;
  private final CoalescingWriter writer;
  private final ThreadStore threads;
  private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch held = new CountDownLatch(1);

  private HeldWriter(Bench bench, Coalescing settings) {
    InstantSource noon = () -> Cast.NOON;
    var session = new Session(bench.database(), noon);
    this.bench = bench;
    this.writer = new CoalescingWriter(session, noon, new Grounds(Postroom.closed()), settings);
    this.threads = new PostgresThreadStore(session, noon, writer, Postroom.closed());
  }

  /** On a bench, with its loop in the middle of a change. */
  static HeldWriter on(Bench bench, Coalescing settings) throws Exception {
    var writer = new HeldWriter(bench, settings.withLoops(1));
    var world = World.in(writer);
    var thread = world.open(world.nextThread());
    var reached = new CountDownLatch(1);
    var _ =
        writer.callers.submit(
            () ->
                writer.threads.change(
                    world.wanted(thread.id()),
                    loaded -> {
                      reached.countDown();
                      writer.awaitRelease();
                      return new Transition.Unchanged(loaded.thread());
                    }));
    reached.await();
    return writer;
  }

  private void awaitRelease() {
    try {
      held.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  /** Has a caller of its own ask for a change; returns when the change waits. */
  <T> Future<T> ask(Callable<T> change) throws Exception {
    int before = writer.waiting();
    var future = callers.submit(change);
    Eventually.becomesTrue("the change waits", () -> writer.waiting() > before);
    return future;
  }

  /** Lets the loop go on, with all that waits. */
  void release() {
    held.countDown();
  }

  /** A caller that is not waited for. */
  <T> Future<T> start(Callable<T> call) {
    return callers.submit(call);
  }

  CoalescingWriter writer() {
    return writer;
  }

  @Override
  public ThreadStore threads() {
    return threads;
  }

  @Override
  public ThreadReader reader() {
    return bench.reader();
  }

  @Override
  public KeyStore keys() {
    return bench.keys();
  }

  @Override
  public AuditStore audit() {
    return bench.audit();
  }

  @Override
  public PolicyStore policies() {
    return bench.policies();
  }

  @Override
  public OrganizationStore organizations() {
    return bench.organizations();
  }

  @Override
  public DirectoryStore directory() {
    return bench.directory();
  }

  @Override
  public IdempotencyStore answers() {
    return bench.answers();
  }

  @Override
  public JobStore jobs() {
    return bench.jobs();
  }

  @Override
  public ConnectionStore connections() {
    return bench.connections();
  }

  @Override
  public void close() {
    release();
    writer.close();
    callers.close();
  }
}
