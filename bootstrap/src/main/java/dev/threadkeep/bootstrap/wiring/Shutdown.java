package dev.threadkeep.bootstrap.wiring;

import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes the service when the process is told to end. The second signal ends it at once. */
public final class Shutdown {
  private static final Logger LOG = LoggerFactory.getLogger(Shutdown.class);

  private final CountDownLatch never = new CountDownLatch(1);

  /** Closes {@code service}, which may still be starting, when a signal comes. */
  public void closes(AutoCloseable service) {
    Runtime.getRuntime()
        .addShutdownHook(Thread.ofPlatform().name("shutdown").unstarted(() -> close(service)));
  }

  /** Waits for the end of the process. */
  public void await() {
    try {
      never.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void close(AutoCloseable service) {
    HardStop.onNextSignal();
    try {
      service.close();
    } catch (Exception failure) {
      LOG.error("Stopping failed", failure);
    }
  }
}
