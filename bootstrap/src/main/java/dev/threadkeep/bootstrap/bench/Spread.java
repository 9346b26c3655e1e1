package dev.threadkeep.bootstrap.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** How far values lie apart. */
record Spread(double least, double median, double most) {

  static Spread of(List<Double> values) {
    var sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    double median =
        sorted.size() % 2 == 1
            ? sorted.get(middle)
            : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    return new Spread(sorted.getFirst(), median, sorted.getLast());
  }

  /** Of one value of each run. */
  static Spread of(List<Figure> figures, ToDoubleFunction<Figure> value) {
    return of(figures.stream().map(value::applyAsDouble).toList());
  }
}
