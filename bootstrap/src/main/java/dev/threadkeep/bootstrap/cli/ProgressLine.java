package dev.threadkeep.bootstrap.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** A line on a terminal that says how far something is; nothing anywhere else. */
final class ProgressLine {
  private static final int WIDTH = 30;
  private static final long BETWEEN = Duration.ofMillis(200).toNanos();
  private static final String TO_THE_END_OF_THE_LINE = "\u001b[K";

  private final PrintWriter err;
  private final String done;
  private final boolean isShown;
  private final long began = System.nanoTime();
  private long last = began;
  private boolean isThere;

  /**
   * @param done what is done to threads: "imported"
   */
  ProgressLine(PrintWriter err, String done) {
    this(err, done, isTerminal());
  }

  @SuppressWarnings("SystemConsoleNull") // since JDK 25 it is null again without a terminal
  private static boolean isTerminal() {
    var console = System.console();
    return console != null && console.isTerminal();
  }

  ProgressLine(PrintWriter err, String done, boolean isShown) {
    this.err = err;
    this.done = done;
    this.isShown = isShown;
  }

  /**
   * Shows it, if it has not just been shown.
   *
   * @param part of the whole, from 0 to 1; negative where nobody knows
   */
  void show(long threads, double part) {
    long now = System.nanoTime();
    if (!isShown || (isThere && now - last < BETWEEN)) {
      return;
    }
    last = now;
    isThere = true;
    err.print("\r" + line(threads, part, (now - began) / 1e9) + TO_THE_END_OF_THE_LINE);
    err.flush();
  }

  private String line(long threads, double part, double seconds) {
    var rate =
        String.format(Locale.ROOT, "%,d threads %s, %,.0f/s", threads, done, threads / seconds);
    if (part < 0) {
      return rate;
    }
    int full = (int) (part * WIDTH);
    return String.format(
        Locale.ROOT,
        "[%s%s] %3.0f %%  %s",
        "#".repeat(full),
        " ".repeat(WIDTH - full),
        part * 100,
        rate);
  }

  /** Makes room for something that is to stay. */
  void clear() {
    if (isThere) {
      err.print("\r" + TO_THE_END_OF_THE_LINE);
      err.flush();
      isThere = false;
    }
  }
}
