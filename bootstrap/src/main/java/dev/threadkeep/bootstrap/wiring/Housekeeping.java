package dev.threadkeep.bootstrap.wiring;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work that is done now and then while the service runs, one thing at a time. */
final class Housekeeping implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

  private final ScheduledExecutorService executor;

  Housekeeping(ScheduledExecutorService executor) {
    this.executor = executor;
  }

  /** Does this again and again, each time so long after the time before. A failure ends nothing. */
  void every(Duration pause, String name, Runnable chore) {
    var _ =
        executor.scheduleWithFixedDelay(
            () -> run(name, chore), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void run(String name, Runnable chore) {
    try {
      chore.run();
    } catch (RuntimeException | Error failure) {
      if (!executor.isShutdown()) {
        LOG.warn("Could not {}; it is tried again later", name, failure);
      }
    }
  }

  /** Interrupts what is being done, which goes on from there another time. */
  @Override
  public void close() {
    executor.shutdownNow();
  }
}
