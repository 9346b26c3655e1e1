package dev.threadkeep.persistence.embedded;

import dev.threadkeep.persistence.schema.UnusableDatabaseException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts a server again that ended without having been told to: killed, or for want of room on the
 * disk. It tries for as long as it takes, since whatever keeps the server from starting may pass.
 */
final class Keeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
  private static final Duration TRY_AGAIN = Duration.ofSeconds(1);

  private final Cluster cluster;
  private final Server server;
  private final CountDownLatch over = new CountDownLatch(1);
  private final Thread thread;
  private String told = "";

  Keeper(Cluster cluster, Server server) {
    this.cluster = cluster;
    this.server = server;
    this.thread = Thread.ofPlatform().name("keeps-postgres").daemon().unstarted(this::keep);
  }

  Keeper start() {
    thread.start();
    return this;
  }

  private void keep() {
    try {
      var pause = LOOK_AGAIN;
      while (!over.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
        pause = isRunning() || isStartedAgain() ? LOOK_AGAIN : TRY_AGAIN;
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isRunning() {
    try {
      return cluster.isRunning();
    } catch (IOException failure) {
      tell(Trouble.with(cluster.root(), failure));
      return true;
    }
  }

  private boolean isStartedAgain() {
    if (told.isEmpty()) {
      LOG.warn("PostgreSQL in {} has ended unasked; starting it again", cluster.root());
    }
    var began = System.nanoTime();
    try {
      cluster.runAgain(server);
      told = "";
      LOG.warn(
          "PostgreSQL in {} runs again, started within {} ms",
          cluster.root(),
          Duration.ofNanos(System.nanoTime() - began).toMillis());
      return true;
    } catch (IOException failure) {
      tell(Trouble.with(cluster.root(), failure));
    } catch (UnusableDatabaseException failure) {
      tell(failure);
    }
    return false;
  }

  /** Once for each trouble, however often it is met. */
  private void tell(UnusableDatabaseException failure) {
    var line = String.valueOf(failure.getMessage());
    if (!line.equals(told)) {
      told = line;
      LOG.error("{} (trying again every {} s)", line, TRY_AGAIN.toSeconds());
    }
  }

  /** Returns when no start is under way and none will be. */
  @Override
  public void close() {
    over.countDown();
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
