package dev.threadkeep.persistence.schema;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Tells an operator once that the database is away, and once that it is back. */
final class Outage {
  private final Consumer<String> log;
  private final AtomicBoolean lasting = new AtomicBoolean();

  Outage(Consumer<String> log) {
    this.log = log;
  }

  /** No connection could be had. */
  void noticed(Exception failure) {
    if (!lasting.getAndSet(true)) {
      log.accept(
          "The database cannot be reached, and requests are refused until it can: "
              + Connections.firstLine(Connections.rootOf(failure)));
    }
  }

  /** A connection could be had. */
  void over() {
    // Nearly always there is none, and a look costs less than a write.
    if (lasting.get() && lasting.getAndSet(false)) {
      log.accept("The database can be reached again");
    }
  }
}
