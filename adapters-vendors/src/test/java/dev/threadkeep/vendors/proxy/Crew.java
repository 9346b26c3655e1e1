package dev.threadkeep.vendors.proxy;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Threads and sockets that all end together. */
final class Crew {
  private static final Duration TO_LEAVE = Duration.ofSeconds(10);

  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
  private final Set<Closeable> sockets = ConcurrentHashMap.newKeySet();
  private final CountDownLatch end = new CountDownLatch(1);

  /** Work that ends by itself once its sockets are closed. */
  @FunctionalInterface
  interface Work {
    void run() throws IOException, InterruptedException;
  }

  Thread start(String name, Work work) {
    var thread = Thread.ofVirtual().name(name).unstarted(() -> carryOut(work));
    threads.add(thread);
    thread.start();
    return thread;
  }

  private void carryOut(Work work) {
    try {
      work.run();
    } catch (IOException _) {
      // One side has hung up, or all is over.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      threads.remove(Thread.currentThread());
    }
  }

  <T extends Closeable> T keep(T socket) throws IOException {
    sockets.add(socket);
    if (isOver()) {
      socket.close();
    }
    return socket;
  }

  void leave(Closeable socket) throws IOException {
    sockets.remove(socket);
    socket.close();
  }

  boolean isOver() {
    return end.getCount() == 0;
  }

  /** Whether all was over before this time had passed. */
  boolean isOverWithin(Duration wait) throws InterruptedException {
    return end.await(wait.toNanos(), TimeUnit.NANOSECONDS);
  }

  int size() {
    return threads.size();
  }

  /** Ends all; returns once nobody is left. */
  void end() throws IOException, InterruptedException {
    end.countDown();
    for (var socket : sockets) {
      socket.close();
    }
    while (!threads.isEmpty()) { // those that end may have started others
      for (var thread : threads) {
        if (!thread.join(TO_LEAVE)) {
          throw new IllegalStateException(thread + " does not end");
        }
      }
    }
  }
}
