package dev.threadkeep.application.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Things of one kind that are added together.
 *
 * @param <T> what they are
 */
final class Consignment<T> {
  private final CountedKind kind;
  private final Function<List<T>, List<Fate>> adding;
  private final List<Long> lines = new ArrayList<>();
  private final List<T> things = new ArrayList<>();
  private long weight;

  /** What is counted apart. */
  enum CountedKind {
    ENTRY("directory entry"),
    THREAD("thread");

    private final String word;

    CountedKind(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  Consignment(CountedKind kind, Function<List<T>, List<Fate>> adding) {
    this.kind = kind;
    this.adding = adding;
  }

  void put(long line, T thing, long itsWeight) {
    lines.add(line);
    things.add(thing);
    weight += itsWeight;
  }

  /** How much memory it takes, roughly, in rows and thousands of characters. */
  long weight() {
    return weight;
  }

  CountedKind kind() {
    return kind;
  }

  long line(int position) {
    return lines.get(position);
  }

  T thing(int position) {
    return things.get(position);
  }

  List<Fate> deliver() {
    return adding.apply(things);
  }
}
