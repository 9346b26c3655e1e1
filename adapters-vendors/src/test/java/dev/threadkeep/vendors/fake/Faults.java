package dev.threadkeep.vendors.fake;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/** What is to go wrong: first what a test has asked for, each once; then what a plan says. */
public final class Faults {
  private final Deque<Fault> next = new ArrayDeque<>();
  private final List<Awaited> awaited = new ArrayList<>();
  private FaultPlan plan = FaultPlan.none();

  /** A fault that waits for its call. */
  private record Awaited(Predicate<Asked> call, Fault fault) {}

  Faults() {}

  /** Spoils the calls that come next, one after the other. */
  public synchronized Faults next(Fault... faults) {
    next.addAll(Arrays.asList(faults));
    return this;
  }

  /** Spoils the first call that is meant. */
  public synchronized Faults once(Predicate<Asked> call, Fault fault) {
    awaited.add(new Awaited(call, fault));
    return this;
  }

  /** Spoils calls by a plan from now on. */
  public synchronized Faults by(FaultPlan to) {
    if (to instanceof SeededFaults(var seed, _, _)) {
      System.out.printf("faults by seed %d%n", seed);
    }
    plan = to;
    return this;
  }

  /** From now on nothing goes wrong. */
  public synchronized void end() {
    next.clear();
    awaited.clear();
    plan = FaultPlan.none();
  }

  synchronized Fault of(Asked asked) {
    for (var each : awaited) {
      if (each.call().test(asked)) {
        awaited.remove(each);
        return each.fault();
      }
    }
    var fault = next.poll();
    return fault == null ? plan.of(asked) : fault;
  }
}
