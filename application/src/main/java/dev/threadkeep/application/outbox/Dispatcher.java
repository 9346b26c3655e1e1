package dev.threadkeep.application.outbox;

import dev.threadkeep.application.Ids;
import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.connection.Connection;
import dev.threadkeep.application.connection.ConnectionException;
import dev.threadkeep.application.connection.ConnectionSecrets;
import dev.threadkeep.application.connection.ConnectionStore;
import dev.threadkeep.application.connection.Vendors;
import dev.threadkeep.application.delivery.VendorAccess;
import dev.threadkeep.application.delivery.VendorBackend;
import dev.threadkeep.application.outbox.Outbox.DueConnection;
import dev.threadkeep.application.outbox.Outbox.LeasedStream;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.vendor.Vendor;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;

/**
 * Use case: sending what waits. Every node looks, whenever it likes, and none leads: a lease keeps
 * two from working on one stream. Each connection has a lane of its own, so that a vendor that is
 * slow or away holds up nobody else.
 */
public final class Dispatcher {
  /** Between the end of the longest call and that of the lease, to write down what came of it. */
  private static final Duration MARGIN = Duration.ofSeconds(10);

  /** A secret that cannot be opened needs somebody to mend it. */
  private static final Duration AFTER_UNREADABLE_SECRET = Duration.ofMinutes(1);

  private final Outbox outbox;
  private final ConnectionStore connections;
  private final ConnectionSecrets secrets;
  private final Vendors vendors;
  private final Ids ids;
  private final InstantSource clock;
  private final Executor crew;
  private final Turn turn;
  private final Rests rests;
  private final Runnable done;
  private final BiConsumer<DueConnection, RuntimeException> unforeseen;
  private final Map<DueConnection, Lane> lanes = new ConcurrentHashMap<>();
  private final AtomicBoolean stopping = new AtomicBoolean();

  /** Told of every attempt that was written down. */
  @FunctionalInterface
  public interface Observer {
    void attempted(Vendor vendor, Attempt.Word outcome);
  }

  /**
   * @param rests which connections are left alone
   * @param crew carries the calls out: as many at once as are given to it
   * @param done told whenever there may be room again
   * @param observer told of attempts
   * @param unforeseen told of failures that nobody foresaw
   */
  public Dispatcher(
      Outbox outbox,
      ConnectionStore connections,
      ConnectionSecrets secrets,
      Vendors vendors,
      Ids ids,
      InstantSource clock,
      Rests rests,
      Executor crew,
      Runnable done,
      Observer observer,
      BiConsumer<DueConnection, RuntimeException> unforeseen) {
    this.outbox = outbox;
    this.connections = connections;
    this.secrets = secrets;
    this.vendors = vendors;
    this.ids = ids;
    this.clock = clock;
    this.rests = rests;
    this.crew = crew;
    this.turn = new Turn(outbox, clock, RetrySchedule.by(ids), stopping::get, observer);
    this.done = done;
    this.unforeseen = unforeseen;
  }

  /**
   * Takes on what is due and there is room for; returns before it is sent.
   *
   * @return whether anything was taken on
   * @throws dev.threadkeep.application.StoreUnavailableException if the store cannot be reached
   */
  public boolean look() {
    boolean isAnything = false;
    for (var due : outbox.due(clock.instant())) {
      isAnything |= takeOn(due);
    }
    return isAnything;
  }

  /** How long a lease has to be for one call and what comes after it. */
  static Duration leaseFor(VendorAccess access) {
    return access.settings().longest().plus(MARGIN);
  }

  /**
   * Begins no further call, and gives back what was taken on and not begun; calls under way are
   * finished by whoever carries them out. To be called when nobody looks any more.
   */
  public void stop() {
    stopping.set(true);
    lanes.values().forEach(lane -> lane.clear().forEach(turn::release));
  }

  private boolean takeOn(DueConnection due) {
    var lane = lanes.computeIfAbsent(due, _ -> new Lane());
    if (!lane.isOpen()) {
      return false;
    }
    var found =
        connections
            .find(Caller.service(due.organization(), new Actor.Timer()), due.connection())
            .filter(connection -> connection.terms().enabled())
            .filter(connection -> rests.until(connection).isEmpty());
    if (found.isEmpty()) {
      return false;
    }
    var connection = found.get();
    int room = lane.room(connection.terms().settings().maxInFlight());
    if (room == 0) {
      return false;
    }
    try {
      lane.add(convoys(due, connection, room));
    } catch (ConnectionException failure) {
      rests.lock(connection, clock.instant().plus(AFTER_UNREADABLE_SECRET));
      unforeseen.accept(due, failure);
      return false;
    }
    return depart(lane);
  }

  private List<Convoy> convoys(DueConnection due, Connection connection, int room) {
    var access = secrets.access(due.organization(), connection);
    var backend = vendors.of(connection.vendor());
    int together = backend.capabilities().together();
    var now = clock.instant();
    var lease = new Lease(ids.next(), now.plus(leaseFor(access)));
    var streams = outbox.claim(due, together == 1 ? room : together, lease, now);
    return convoys(due, backend, access, lease, streams, together);
  }

  private static List<Convoy> convoys(
      DueConnection due,
      VendorBackend backend,
      VendorAccess access,
      Lease lease,
      List<LeasedStream> streams,
      int together) {
    var byAccount = new LinkedHashMap<String, List<LeasedStream>>();
    for (var stream : streams) {
      var reference = stream.thread().references().to(backend.vendor());
      byAccount
          .computeIfAbsent(reference.map(held -> held.account()).orElse(""), _ -> new ArrayList<>())
          .add(stream);
    }
    var convoys = new ArrayList<Convoy>();
    for (var account : byAccount.values()) {
      for (int from = 0; from < account.size(); from += together) {
        convoys.add(
            new Convoy(
                due,
                backend,
                access,
                lease,
                account.subList(from, Math.min(account.size(), from + together))));
      }
    }
    return convoys;
  }

  private boolean depart(Lane lane) {
    boolean isAnything = false;
    for (var next = lane.depart(); next.isPresent(); next = lane.depart()) {
      var convoy = next.get();
      crew.execute(() -> carryOut(lane, convoy));
      isAnything = true;
    }
    return isAnything;
  }

  private void carryOut(Lane lane, Convoy convoy) {
    try {
      turn.of(convoy);
    } catch (RuntimeException failure) {
      // The lease ends, and whoever takes the streams then begins where this one did.
      unforeseen.accept(convoy.connection(), failure);
    } finally {
      lane.arrived();
      depart(lane);
      done.run();
    }
  }
}
