package dev.threadkeep.vendors.http;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * How many changes a vendor takes, as far as it says: within each window so many and no more. What
 * only asks is not counted, so that it never waits behind changes.
 */
public record Pace(List<Window> windows) {
  public Pace {
    windows = List.copyOf(windows);
  }

  /** So many changes in any span of that length. */
  public record Window(int changes, Duration span) {}

  /** That of a vendor which tells no limit. */
  public static Pace untold() {
    return new Pace(List.of());
  }

  /** A limit of one window. */
  public static Pace of(int changes, Duration span) {
    return untold().and(changes, span);
  }

  /** The same with one more window, which holds beside the others. */
  public Pace and(int changes, Duration span) {
    return new Pace(Stream.concat(windows.stream(), Stream.of(new Window(changes, span))).toList());
  }
}
