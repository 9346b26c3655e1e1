package dev.threadkeep.bootstrap.end2end;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Clients who change threads, each some of its own, until nobody answers any more. */
final class ChangingLoad implements AutoCloseable {
  private final ExecutorService crew = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Future<?>> clients = new ArrayList<>();

  private ChangingLoad() {}

  static ChangingLoad of(
      int clients, List<ChangedThread> threads, Wire wire, SplittableRandom chance) {
    var load = new ChangingLoad();
    for (int client = 0; client < clients; client++) {
      var own = new ArrayList<ChangedThread>();
      for (int number = client; number < threads.size(); number += clients) {
        own.add(threads.get(number));
      }
      var draws = chance.split();
      load.clients.add(load.crew.submit(() -> work(own, wire, draws)));
    }
    return load;
  }

  private static void work(List<ChangedThread> own, Wire wire, SplittableRandom chance) {
    while (own.get(chance.nextInt(own.size())).change(wire)) {
      // And another one.
    }
  }

  /** Returns when none of them is answered any more; fails if one was refused. */
  void awaitEnd() throws InterruptedException {
    for (var client : clients) {
      try {
        client.get();
      } catch (ExecutionException failure) {
        throw new AssertionError(failure.getCause());
      }
    }
  }

  @Override
  public void close() {
    crew.close();
  }
}
