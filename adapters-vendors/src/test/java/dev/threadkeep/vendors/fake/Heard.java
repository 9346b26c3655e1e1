package dev.threadkeep.vendors.fake;

import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

/**
 * A call that a vendor got.
 *
 * @param number in the order in which calls came in; the first is 1
 * @param threads the ids of the threads that it named
 * @param status what it was answered, or was to be had the answer not been lost; empty while nobody
 *     has
 * @param turn in the order in which calls were carried out; empty where it was not
 */
public record Heard(
    int number,
    Instant at,
    String method,
    String target,
    String body,
    List<String> threads,
    Fault fault,
    OptionalInt status,
    OptionalInt turn) {
  public Heard {
    threads = List.copyOf(threads);
  }

  /** Method and target, as in {@code GET /threads?limit=1}. */
  public String line() {
    return method + " " + target;
  }

  /** Whether the vendor did what it was asked to. */
  public boolean isDone() {
    return turn.isPresent();
  }

  Heard answered(int with) {
    return new Heard(number, at, method, target, body, threads, fault, OptionalInt.of(with), turn);
  }

  Heard done(int as) {
    return new Heard(number, at, method, target, body, threads, fault, status, OptionalInt.of(as));
  }
}
