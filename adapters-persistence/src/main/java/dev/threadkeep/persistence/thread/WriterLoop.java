package dev.threadkeep.persistence.thread;

import dev.threadkeep.application.StoreUnavailableException;
import dev.threadkeep.persistence.session.Session;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes changes from a queue, as many as wait, and makes them together. */
final class WriterLoop {
  private static final Logger LOG = LoggerFactory.getLogger(WriterLoop.class);

  /** More at once gains little and makes the first wait for the last. */
  private static final int MOST_TOGETHER = 64;

  private static final Duration LONGEST_END = Duration.ofSeconds(30);

  private final Session session;
  private final InstantSource clock;
  private final Grounds grounds;
  private final Coalescing settings;
  private final BlockingQueue<Item> queue;
  private final Thread thread;
  private volatile boolean stopped;

  WriterLoop(
      int number, Session session, InstantSource clock, Grounds grounds, Coalescing settings) {
    this.session = session;
    this.clock = clock;
    this.grounds = grounds;
    this.settings = settings;
    this.queue = new ArrayBlockingQueue<>(settings.waiting());
    this.thread =
        Thread.ofPlatform().daemon().name("writes-threads-" + number).unstarted(this::run);
  }

  /** What comes through the queue. */
  private sealed interface Item {
    record Change(Job job) implements Item {}

    record Stop() implements Item {}
  }

  void start() {
    thread.start();
  }

  /** Whether the code that asks is run by this loop. */
  boolean isCurrent() {
    return Thread.currentThread().equals(thread);
  }

  int waiting() {
    return queue.size();
  }

  /**
   * Gives it a job, which it answers.
   *
   * @throws StoreUnavailableException if there is no room for it for too long
   */
  void add(Job job) {
    try {
      if (!queue.offer(new Item.Change(job), settings.patience().toNanos(), TimeUnit.NANOSECONDS)) {
        throw new StoreUnavailableException(
            "Too many changes wait; none was done within %d ms"
                .formatted(settings.patience().toMillis()));
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailableException("Interrupted while waiting to change", interrupted);
    }
    if (stopped && job.take()) {
      job.sendAlone();
    }
  }

  private void run() {
    var again = new ArrayList<Job>();
    while (!stopped) {
      var jobs = next(again);
      again.clear();
      if (!jobs.isEmpty()) {
        again.addAll(made(jobs));
      }
    }
    again.forEach(Job::sendAlone);
    // What came behind the stop; whoever comes from now on finds it stopped.
    var rest = new ArrayList<Item>();
    queue.drainTo(rest);
    taken(rest).forEach(Job::sendAlone);
  }

  /** Those that go again and those that wait, without waiting for more. */
  private List<Job> next(List<Job> again) {
    var items = new ArrayList<Item>();
    try {
      if (again.isEmpty()) {
        items.add(queue.take());
      }
    } catch (InterruptedException _) {
      // Nobody has a reason to interrupt this thread, and it has changes to make.
      LOG.warn("A writer was interrupted and goes on");
    }
    queue.drainTo(items, Math.max(0, MOST_TOGETHER - again.size() - items.size()));
    var jobs = new ArrayList<>(again);
    jobs.addAll(taken(items));
    return jobs;
  }

  private List<Job> taken(List<Item> items) {
    var jobs = new ArrayList<Job>();
    for (var item : items) {
      switch (item) {
        case Item.Stop() -> stopped = true;
        case Item.Change(var job) -> {
          if (job.take()) {
            jobs.add(job);
          }
        }
      }
    }
    return jobs;
  }

  /** Answers the jobs but for those it returns, which have to go again. */
  private List<Job> made(List<Job> jobs) {
    try {
      return session.overOneConnection(trips -> Batch.all(jobs, trips, grounds, clock.instant()));
    } catch (StoreUnavailableException failure) {
      jobs.forEach(job -> job.fail(failure));
      // Those behind them would only learn the same later, one batch after the other.
      var behind = new ArrayList<Item>();
      queue.drainTo(behind);
      taken(behind).forEach(job -> job.fail(failure));
    } catch (RuntimeException | Error failure) {
      LOG.error("A batch of {} changes failed in a way that nobody foresaw", jobs.size(), failure);
      jobs.forEach(job -> job.fail(failure));
    }
    return List.of();
  }

  /** Returns at once; what came before is still made. */
  void stop() {
    try {
      if (!stopped && !queue.offer(new Item.Stop(), LONGEST_END.toNanos(), TimeUnit.NANOSECONDS)) {
        LOG.warn("A writer is too busy to be stopped");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  void awaitEnd() {
    try {
      if (!thread.join(LONGEST_END)) {
        LOG.warn("A writer still waits for the database and is left behind");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
