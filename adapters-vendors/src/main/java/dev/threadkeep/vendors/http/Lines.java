package dev.threadkeep.vendors.http;

import dev.threadkeep.application.delivery.Rest;
import dev.threadkeep.application.delivery.RestingVendors;
import dev.threadkeep.application.delivery.VendorAccess;
import dev.threadkeep.domain.vendor.ConnectionId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The lines of this node; one that has not been used for an hour is as good as new. */
final class Lines implements RestingVendors {
  static final Duration REMEMBERED = Duration.ofHours(1);

  private final InstantSource clock;
  private final Map<ConnectionId, Line> lines = new ConcurrentHashMap<>();

  Lines(InstantSource clock) {
    this.clock = clock;
  }

  Line of(VendorAccess access, Pace pace) {
    var now = clock.instant();
    lines.values().removeIf(line -> line.isForgettable(now.minus(REMEMBERED)));
    var line =
        lines.computeIfAbsent(access.connection(), _ -> new Line(access.vendor(), pace, clock));
    line.used(access.edition(), now);
    return line;
  }

  @Override
  public List<Rest> all() {
    var now = clock.instant();
    return lines.entrySet().stream()
        .flatMap(
            entry -> entry.getValue().experience().rests(entry.getKey(), entry.getValue().vendor()))
        .filter(rest -> now.isBefore(rest.until()))
        .toList();
  }
}
