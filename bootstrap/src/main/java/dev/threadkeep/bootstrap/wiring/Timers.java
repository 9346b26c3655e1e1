package dev.threadkeep.bootstrap.wiring;

import dev.threadkeep.application.privacy.Retiring;
import dev.threadkeep.application.timer.DueThread;
import dev.threadkeep.application.timer.Sweep;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sweeps of this node, from its start to its end. */
final class Timers implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Timers.class);

  /** A snooze is to end within two seconds of its time; this leaves room for a busy database. */
  private static final Duration BETWEEN_WAKING = Duration.ofMillis(500);

  /** The shortest inactivity that a policy can name is a minute. */
  private static final Duration BETWEEN_CLOSING = Duration.ofSeconds(10);

  /** The shortest retention that a policy can name is a day. */
  private static final Duration BETWEEN_RETIRING = Duration.ofMinutes(1);

  private final ExecutorService crew;
  private final List<WorkLoop> loops;

  private Timers(ExecutorService crew, List<WorkLoop> loops) {
    this.crew = crew;
    this.loops = loops;
  }

  /** How a sweep is made, of who carries out its changes and who is told of failures. */
  @FunctionalInterface
  interface Sweeping {
    Sweep by(Executor crew, BiConsumer<DueThread, RuntimeException> unforeseen);
  }

  /** How what closed long ago is retired, of who is told of failures. */
  @FunctionalInterface
  interface Retirement {
    Retiring by(Retiring.Observer observer);
  }

  static Timers with(TimerSettings settings, Sweeping sweeping, Retirement retirement) {
    int crewSize = Math.max(1, settings.atOnce());
    var crew =
        Executors.newFixedThreadPool(crewSize, Thread.ofVirtual().name("timer-", 0).factory());
    var sweep =
        sweeping.by(
            crew,
            (due, failure) ->
                LOG.error("Timer {} failed on thread {}", due.timer(), due.thread(), failure));
    var retiring =
        retirement.by(
            (organization, thread, failure) ->
                LOG.error(
                    "Retention failed in organization {} on {}",
                    organization,
                    thread == null ? "all threads" : "thread " + thread,
                    failure));
    return new Timers(
        crew,
        settings.atOnce() == 0
            ? List.of()
            : List.of(
                new WorkLoop("wakes-threads", BETWEEN_WAKING, () -> sweep.wake().goesOn()),
                new WorkLoop(
                    "closes-threads", BETWEEN_CLOSING, () -> sweep.closeInactive().goesOn()),
                new WorkLoop(
                    "retires-threads", BETWEEN_RETIRING, () -> retiring.sweep().goesOn())));
  }

  void start() {
    loops.forEach(WorkLoop::start);
  }

  /** Finishes the batches in flight. */
  @Override
  public void close() {
    loops.forEach(WorkLoop::stop);
    loops.forEach(WorkLoop::close);
    crew.close();
  }
}
