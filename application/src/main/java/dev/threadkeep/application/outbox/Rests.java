package dev.threadkeep.application.outbox;

import dev.threadkeep.application.connection.Connection;
import dev.threadkeep.application.delivery.Breakers;
import dev.threadkeep.application.delivery.Rest;
import dev.threadkeep.domain.vendor.ConnectionId;
import dev.threadkeep.domain.vendor.Vendor;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Which connections this node leaves alone for a while. What was found before a connection was
 * changed, or before somebody asked for another try, counts no more. Safe for use by many threads.
 */
public final class Rests {
  private final Breakers breakers;
  private final InstantSource clock;
  private final Map<ConnectionId, Pause> pauses = new ConcurrentHashMap<>();

  public Rests(Breakers breakers, InstantSource clock) {
    this.breakers = breakers;
    this.clock = clock;
  }

  private record Pause(Vendor vendor, long edition, Instant until) {
    Pause or(Pause later) {
      if (edition != later.edition) {
        return edition > later.edition ? this : later;
      }
      return until.isAfter(later.until) ? this : later;
    }
  }

  /** Has the connection, as it was in this edition, left alone until then. */
  void pause(ConnectionId connection, Vendor vendor, long edition, Instant until) {
    var now = clock.instant();
    pauses.values().removeIf(pause -> !now.isBefore(pause.until()));
    pauses.merge(connection, new Pause(vendor, edition, until), Pause::or);
  }

  /** Whether nothing is to be sent now. */
  boolean isPaused(Connection connection) {
    var pause = pauses.get(connection.id());
    if (pause == null) {
      return false;
    }
    if (pause.edition() < connection.edition()) {
      pauses.remove(connection.id(), pause);
      return false;
    }
    return clock.instant().isBefore(pause.until());
  }

  /** Those to which nothing is sent, since what was sent last came to nothing. */
  public List<Rest> paused() {
    var now = clock.instant();
    return pauses.entrySet().stream()
        .filter(entry -> now.isBefore(entry.getValue().until()))
        .map(
            entry ->
                new Rest(
                    entry.getKey(),
                    entry.getValue().vendor(),
                    entry.getValue().edition(),
                    entry.getValue().until()))
        .toList();
  }

  /** Those whose vendor is not called at all, since too many calls failed. */
  public List<Rest> broken() {
    return breakers.open();
  }

  /** Until when a connection is left alone for either reason; nothing where it is not. */
  public Optional<Instant> until(Connection connection) {
    return Stream.concat(paused().stream(), broken().stream())
        .filter(rest -> rest.connection().equals(connection.id()))
        .filter(rest -> rest.edition() >= connection.edition())
        .map(Rest::until)
        .max(Instant::compareTo);
  }
}
