package dev.threadkeep.bootstrap.end2end;

import dev.threadkeep.bootstrap.end2end.Telling.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares what a vendor did to a thread, call by call, with how the thread was changed. A vendor
 * need not be told of each change, but only of changes that there were by then, in their order, and
 * of none twice, save what was under way when a service was killed and can be put twice.
 */
final class OrderOfTellings {
  private final List<Made> made;
  private final Set<Long> unsure;
  private final Map<Kind, Last> last = new EnumMap<>(Kind.class);
  private final List<String> flaws = new ArrayList<>();

  /** A change of the thread, as its timeline has it. */
  record Made(long seq, Instant at, Telling what) {}

  /**
   * What the vendor did.
   *
   * @param life which of the services one after the other asked for it
   */
  record Call(int life, Instant at, Telling what) {}

  /** The newest change of a kind that the vendor knows of. */
  private record Last(long seq, int life) {}

  private OrderOfTellings(List<Made> made, Set<Long> unsure) {
    this.made = made;
    this.unsure = unsure;
  }

  /**
   * What is wrong with the calls.
   *
   * @param unsure the changes of which some call ended so that nobody knew what came of it
   */
  static List<String> flaws(List<Made> made, List<Call> calls, Set<Long> unsure) {
    var order = new OrderOfTellings(made, unsure);
    calls.forEach(order::take);
    return order.flaws;
  }

  private void take(Call call) {
    var known =
        made.stream()
            .filter(each -> each.what().equals(call.what()))
            .filter(each -> !each.at().isAfter(call.at()))
            .toList();
    if (known.isEmpty()) {
      flaws.add("%s was told and not changed".formatted(call.what()));
      return;
    }
    long from = from(call);
    known.stream()
        .mapToLong(Made::seq)
        .filter(seq -> seq >= from)
        .findFirst()
        .ifPresentOrElse(
            seq -> last.put(call.what().kind(), new Last(seq, call.life())),
            () -> flaws.add(flaw(call, known.getLast().seq())));
  }

  private String flaw(Call call, long seq) {
    var before = last.get(call.what().kind());
    return before != null && before.seq() == seq
        ? "%s was told again".formatted(call.what())
        : "%s was told behind something later".formatted(call.what());
  }

  /** The first change that this call may be about. */
  private long from(Call call) {
    if (call.what().kind() == Kind.NOTE) {
      return 1 + last.values().stream().mapToLong(Last::seq).max().orElse(0);
    }
    // What was changed before something was said is told before it.
    long said = last.getOrDefault(Kind.NOTE, new Last(0, 0)).seq();
    var before = last.get(call.what().kind());
    return Math.max(
        said + 1, before == null ? 0 : isToldAgain(before, call) ? before.seq() : before.seq() + 1);
  }

  private boolean isToldAgain(Last before, Call call) {
    return before.life() < call.life() || unsure.contains(before.seq());
  }
}
