package dev.threadkeep.vendors.fake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/** Every call that a vendor got, from the moment on at which it came in. */
final class CallLog {
  private final List<Heard> calls = new ArrayList<>();
  private int turns;

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
