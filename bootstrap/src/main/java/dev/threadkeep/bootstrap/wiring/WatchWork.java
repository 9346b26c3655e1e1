package dev.threadkeep.bootstrap.wiring;

import dev.threadkeep.application.inbound.Reconciling;
import dev.threadkeep.application.inbound.Remark;
import dev.threadkeep.application.inbound.RoundStore.Watched;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** The part that this node has in looking what vendors did, from its start to its end. */
final class WatchWork implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WatchWork.class);

  /** How long a round waits at most beyond its time. */
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  private final ExecutorService crew;
  private final Reconciling reconciling;
  private final WorkLoop loop;

  private WatchWork(ExecutorService crew, Reconciling reconciling) {
    this.crew = crew;
    this.reconciling = reconciling;
    this.loop =
        new WorkLoop(
            "watches-vendors",
            BETWEEN_LOOKS,
            () -> {
              reconciling.look();
              return false;
            });
  }

  /** How vendors are looked at, of who carries rounds out and who is told of failures. */
  @FunctionalInterface
  interface Watching {
    Reconciling by(Executor crew, BiConsumer<Watched, RuntimeException> unforeseen);
  }

  static WatchWork with(Watching watching) {
    var crew = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("watches-", 0).factory());
    return new WatchWork(
        crew,
        watching.by(
            crew,
            (watched, failure) ->
                LOG.error("Looking through connection {} failed", watched.connection(), failure)));
  }

  /** Says what whoever runs the service may want to know. */
  static void remark(Remark remark) {
    var log = LOG.atLevel(level(remark)).setCause(remark.cause());
    if (remark.thread() == null) {
      log.log("Connection {}: {}", remark.connection(), remark.text());
    } else {
      log.log(
          "Thread {} at connection {}: {}", remark.thread(), remark.connection(), remark.text());
    }
  }

  private static Level level(Remark remark) {
    if (remark.cause() != null) {
      return Level.ERROR;
    }
    return remark.isFault() ? Level.WARN : Level.INFO;
  }

  Reconciling reconciling() {
    return reconciling;
  }

  void start() {
    loop.start();
  }

  /** Begins nothing any more, and waits for the calls under way. */
  @Override
  public void close() {
    reconciling.stop();
    loop.close();
    crew.close();
  }
}
