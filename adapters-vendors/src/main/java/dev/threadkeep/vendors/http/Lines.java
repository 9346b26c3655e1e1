package dev.threadkeep.vendors.http;

import dev.threadkeep.domain.vendor.ConnectionId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The lines of this node; one that has not been used for an hour is as good as new. */
final class Lines {
  static final Duration REMEMBERED = Duration.ofHours(1);

  private final InstantSource clock;
  private final Map<ConnectionId, Line> lines = new ConcurrentHashMap<>();

  Lines(InstantSource clock) {
    this.clock = clock;
  }

  Line of(ConnectionId connection, Pace pace) {
    var now = clock.instant();
    lines.values().removeIf(line -> line.isUnusedSince(now.minus(REMEMBERED)));
    var line = lines.computeIfAbsent(connection, _ -> new Line(pace, clock));
    line.used(now);
    return line;
  }
}
