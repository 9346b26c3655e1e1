package dev.threadkeep.bootstrap.end2end;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Many who do something at the same time. */
final class Crowd {
  private Crowd() {}

  /** What each of them got, in no order that means anything; the first failure of any fails. */
  static <T> List<T> of(int size, IntFunction<T> each) {
    var start = new CyclicBarrier(size);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = new ArrayList<Future<T>>();
      for (int number = 0; number < size; number++) {
        int who = number;
        Callable<T> task =
            () -> {
              start.await();
              return each.apply(who);
            };
        running.add(threads.submit(task));
      }
      var got = new ArrayList<T>();
      for (var future : running) {
        got.add(future.get());
      }
      return got;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    } catch (ExecutionException failure) {
      throw new AssertionError(failure.getCause());
    }
  }
}
