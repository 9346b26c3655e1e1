package dev.threadkeep.bootstrap.end2end;

import dev.threadkeep.bootstrap.end2end.OrderOfTellings.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Services one after the other, each killed before the next begins, and which call is whose. */
final class Lives {
  /** How many calls each vendor had had when the services began, in turn. */
  private final Map<Held, List<Integer>> beginnings;

  Lives(List<Held> vendors) {
    beginnings =
        vendors.stream().collect(Collectors.toMap(Function.identity(), _ -> new ArrayList<>()));
  }

  /** Returns when the service is ready. */
  RunningThreadkeep begin(TestStorage storage) {
    var service = RunningThreadkeep.starting(storage);
    // What the one before had asked for has come in by now, and a JVM calls nobody so soon.
    beginnings.forEach((held, calls) -> calls.add(held.vendor().heard().size()));
    service.lineWith("Ready after");
    return service;
  }

  /** What was done to a thread there, in the order in which it was. */
  List<Call> calls(Held held, String there) {
    return held.vendor().doneTo(there).stream()
        .flatMap(
            heard ->
                held.told(heard, there).stream()
                    .map(what -> new Call(life(held, heard.number()), heard.at(), what)))
        .toList();
  }

  private int life(Held held, int call) {
    return (int) beginnings.get(held).stream().filter(before -> before < call).count();
  }
}
