package dev.threadkeep.application.thread;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/** The same call, made many times at once. */
final class AtOnce {
  private AtOnce() {}

  static <T> List<T> call(int times, NumberedCall<T> call) throws Exception {
    try (var threads = Executors.newFixedThreadPool(times)) {
      var calls = new ArrayList<Callable<T>>();
      for (int number = 0; number < times; number++) {
        int own = number;
        calls.add(() -> call.call(own));
      }
      var results = new ArrayList<T>();
      for (var future : threads.invokeAll(calls)) {
        results.add(future.get());
      }
      return results;
    }
  }

  /** One of several calls made at once. */
  interface NumberedCall<T> {
    T call(int number) throws Exception;
  }
}
