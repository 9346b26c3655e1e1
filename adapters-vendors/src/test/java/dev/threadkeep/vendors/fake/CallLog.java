package dev.threadkeep.vendors.fake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** Every call that a vendor got, from the moment on at which it came in. */
final class CallLog {
  private final List<Heard> calls = new ArrayList<>();
  private int turns;
  private int changes;

  synchronized int next() {
    return calls.size() + 1;
  }

  /** Writes it down under the next number, which it is given. */
  synchronized void heard(Asked asked, List<String> threads, Fault fault) {
    calls.add(
        new Heard(
            asked.number(),
            asked.at(),
            asked.method(),
            asked.target(),
            asked.body(),
            threads,
            fault,
            OptionalInt.empty(),
            OptionalInt.empty()));
    noted();
  }

  synchronized void answered(Asked asked, int status) {
    change(asked, call -> call.answered(status));
  }

  synchronized void done(Asked asked) {
    turns++;
    change(asked, call -> call.done(turns));
  }

  private void change(Asked asked, UnaryOperator<Heard> change) {
    calls.set(asked.number() - 1, change.apply(calls.get(asked.number() - 1)));
    noted();
  }

  private void noted() {
    changes++;
    notifyAll();
  }

  synchronized int changes() {
    return changes;
  }

  /** Whether anything was written down beyond what was seen before the time was over. */
  synchronized boolean awaitChange(int seen, long end) throws InterruptedException {
    while (changes == seen) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }

  synchronized List<Heard> all() {
    return List.copyOf(calls);
  }

  List<Heard> of(String thread) {
    return all().stream().filter(call -> call.threads().contains(thread)).toList();
  }

  List<Heard> doneTo(String thread) {
    return of(thread).stream()
        .filter(Heard::isDone)
        .sorted(Comparator.comparingInt(call -> call.turn().orElseThrow()))
        .toList();
  }
}
