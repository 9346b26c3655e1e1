package dev.threadkeep.application.outbox;

import dev.threadkeep.application.connection.Connection;
import dev.threadkeep.application.delivery.Rest;
import dev.threadkeep.application.delivery.Rest.Reason;
import dev.threadkeep.application.delivery.RestingVendors;
import dev.threadkeep.domain.vendor.ConnectionId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which connections this node leaves alone for a while. What was found before a connection was
 * changed, or before somebody asked for another try, counts no more. Safe for use by many threads.
 */
public final class Rests {
  private static final Set<Reason> ANY = EnumSet.allOf(Reason.class);

  private final RestingVendors vendors;
  private final InstantSource clock;
  private final Map<ConnectionId, Rest> locked = new ConcurrentHashMap<>();

  public Rests(RestingVendors vendors, InstantSource clock) {
    this.vendors = vendors;
    this.clock = clock;
  }

  /** Has the connection left alone until then, since what lets us in cannot be opened. */
  void lock(Connection connection, Instant until) {
    var now = clock.instant();
    locked.values().removeIf(rest -> !now.isBefore(rest.until()));
    locked.put(
        connection.id(),
        new Rest(connection.id(), connection.vendor(), connection.edition(), Reason.LOCKED, until));
  }

  /** Until when nothing is told to the vendor; nothing where it may be told something. */
  public Optional<Instant> until(Connection connection) {
    return until(connection, ANY);
  }

  /** Until when the vendor has asked not to be called; nothing where it has not. */
  public Optional<Instant> askedUntil(Connection connection) {
    return until(connection, EnumSet.of(Reason.ASKED_FOR));
  }

  private Optional<Instant> until(Connection connection, Set<Reason> reasons) {
    return rests(reasons)
        .filter(rest -> rest.connection().equals(connection.id()))
        .filter(rest -> rest.edition() >= connection.edition())
        .map(Rest::until)
        .max(Instant::compareTo);
  }

  /** Those to which nothing is told, each once. */
  public Collection<Rest> paused() {
    BinaryOperator<Rest> longer = (one, other) -> one.until().isAfter(other.until()) ? one : other;
    return rests(ANY).collect(Collectors.toMap(Rest::connection, rest -> rest, longer)).values();
  }

  /** Those whose vendor is not called at all, since too many calls failed. */
  public List<Rest> broken() {
    return rests(EnumSet.of(Reason.FAILING)).toList();
  }

  private Stream<Rest> rests(Set<Reason> reasons) {
    var now = clock.instant();
    return Stream.concat(vendors.all().stream(), locked.values().stream())
        .filter(rest -> reasons.contains(rest.reason()))
        .filter(rest -> now.isBefore(rest.until()));
  }
}
