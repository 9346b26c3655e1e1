package dev.threadkeep.bootstrap.wiring;

import dev.threadkeep.application.connection.ConnectionException;
import dev.threadkeep.application.hook.HookRunner;
import dev.threadkeep.application.hook.HookStore.Source;
import dev.threadkeep.domain.vendor.ExternalReference;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The part that this node has in working off webhooks, from its start to its end. */
final class HookWork implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HookWork.class);

  /** How long what another node took in, or what is to be tried again, waits beyond its time. */
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  private final Bell bell;
  private final ExecutorService crew;
  private final HookRunner runner;
  private final WorkLoop loop;

  private HookWork(Bell bell, ExecutorService crew, HookRunner runner) {
    this.bell = bell;
    this.crew = crew;
    this.runner = runner;
    this.loop =
        new WorkLoop(
            "works-off-webhooks",
            BETWEEN_LOOKS,
            bell,
            () -> {
              runner.look();
              return false;
            });
  }

  /** How webhooks are worked off, of who carries that out and who is told of it. */
  @FunctionalInterface
  interface Running {
    HookRunner by(Executor crew, Runnable done, HookRunner.Observer observer);
  }

  static HookWork with(Running running) {
    var bell = new Bell();
    var crew = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("hooks-", 0).factory());
    return new HookWork(bell, crew, running.by(crew, bell::ring, new InTheLog()));
  }

  /** Says what whoever runs the service may want to know. */
  private static final class InTheLog implements HookRunner.Observer {
    @Override
    public void putOff(Source source, int webhooks) {
      LOG.info(
          "{} webhooks of connection {} wait: what they tell of cannot be read or judged yet",
          webhooks,
          source.connection());
    }

    @Override
    public void failed(Source source, ExternalReference thread, RuntimeException failure) {
      LOG.error(
          "Looking at {}, of which webhooks of connection {} told, failed",
          thread.id(),
          source.connection(),
          failure);
    }

    @Override
    public void failed(Source source, RuntimeException failure) {
      LOG.error("Working off webhooks of connection {} failed", source.connection(), failure);
    }
  }

  static void unreadable(Source source, ConnectionException failure) {
    LOG.error(
        "A webhook to connection {} was refused, whose secret cannot be opened",
        source.connection(),
        failure);
  }

  static void givenUp(Source source, long webhooks) {
    LOG.warn(
        "{} webhooks of connection {} were given up: what they told of could not be read for a day",
        webhooks,
        source.connection());
  }

  /** Rung when a webhook was taken in. */
  Bell bell() {
    return bell;
  }

  void start() {
    loop.start();
  }

  /** Begins nothing any more, and waits for the calls under way. */
  @Override
  public void close() {
    runner.stop();
    loop.close();
    crew.close();
  }
}
