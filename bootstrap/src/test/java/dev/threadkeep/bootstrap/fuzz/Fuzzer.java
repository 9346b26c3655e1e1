package dev.threadkeep.bootstrap.fuzz;

import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Sends a number of requests over some connections; a seed says which. */
public final class Fuzzer {
  private static final int WORKERS = 4;

  private Fuzzer() {}

  public static Findings run(FuzzTarget target, long seed, int requests)
      throws InterruptedException, ExecutionException {
    var findings = new Findings();
    var judge = target.judge();
    try (var executor = Executors.newFixedThreadPool(WORKERS)) {
      var workers = new ArrayList<Future<?>>();
      for (int i = 0; i < WORKERS; i++) {
        var number = i;
        workers.add(
            executor.submit(
                () -> {
                  new Worker(number, seed, target, judge, findings).run(requests / WORKERS);
                  return null;
                }));
      }
      for (var worker : workers) {
        worker.get();
      }
    }
    return findings;
  }
}
