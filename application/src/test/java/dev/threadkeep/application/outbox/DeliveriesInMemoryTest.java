package dev.threadkeep.application.outbox;

import static dev.threadkeep.domain.thread.fixture.Cast.ALICE_ID;
import static dev.threadkeep.domain.thread.fixture.Cast.EVENING;

import dev.threadkeep.application.access.AuditEntry;
import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.access.KeyInvalidException;
import dev.threadkeep.application.access.Scope;
import dev.threadkeep.application.access.Signature;
import dev.threadkeep.application.holding.DeliveryState;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.KeyId;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.party.Through;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.vendor.ConnectionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

class DeliveriesInMemoryTest implements DeliveryLogContract {
  private final Beside beside = new Beside();
  private final DeliveriesInMemory log = new DeliveriesInMemory(beside);

  @Override
  public DeliveryLog log() {
    return log;
  }

  @Override
  public Place place() {
    return new InMemory(
        Caller.service(new OrganizationId(UUID.randomUUID()), new Actor.User(ALICE_ID)));
  }

  private record Owned<T>(OrganizationId organization, T id) {}

  private static final class Beside implements DeliveriesInMemory.Surroundings {
    private final Map<Owned<ThreadId>, List<Long>> beginnings = new HashMap<>();
    private final Set<Owned<ConnectionId>> connections = new HashSet<>();
    private final Map<Owned<ConnectionId>, Long> editions = new HashMap<>();
    private final List<Owned<AuditEntry>> audit = new ArrayList<>();

    @Override
    public void check(Caller caller) {
      if (caller.key() != null) {
        throw new KeyInvalidException();
      }
    }

    @Override
    public boolean hasThread(Caller caller, ThreadId thread) {
      return beginnings.containsKey(new Owned<>(caller.organization(), thread));
    }

    @Override
    public boolean hasConnection(Caller caller, ConnectionId connection) {
      return connections.contains(new Owned<>(caller.organization(), connection));
    }

    @Override
    public void renew(Caller caller, ConnectionId connection) {
      editions.merge(new Owned<>(caller.organization(), connection), 1L, Long::sum);
    }

    @Override
    public long beginningOfChange(ThreadId thread, long sequence) {
      return beginnings.entrySet().stream()
          .filter(entry -> entry.getKey().id().equals(thread))
          .mapToLong(entry -> entry.getValue().get(Math.toIntExact(sequence - 1)))
          .findFirst()
          .orElseThrow();
    }

    @Override
    public void record(
        Caller caller,
        Signature signature,
        Instant at,
        String type,
        String subject,
        JsonObject data) {
      audit.addFirst(
          new Owned<>(
              caller.organization(),
              new AuditEntry(
                  UUID.randomUUID(),
                  type,
                  at,
                  signature.by(),
                  signature.through(),
                  signature.requestId(),
                  subject,
                  data)));
    }
  }

  private final class InMemory implements Place {
    private final Caller caller;

    InMemory(Caller caller) {
      this.caller = caller;
    }

    @Override
    public Caller caller() {
      return caller;
    }

    @Override
    public Signature signature() {
      return new Signature(caller.actor(), Through.CANONICAL, "request-1");
    }

    @Override
    public Caller lockedOut() {
      var key = new KeyId("locked00");
      return new Caller(caller.organization(), new Actor.Key(key), key, Set.of(Scope.values()));
    }

    @Override
    public ThreadId thread() {
      var thread = new ThreadId(UUID.randomUUID());
      beside.beginnings.put(
          new Owned<>(caller.organization(), thread), new ArrayList<>(List.of(1L)));
      return thread;
    }

    @Override
    public void changeTwice(ThreadId thread, Instant at) {
      var beginnings = beside.beginnings.get(new Owned<>(caller.organization(), thread));
      long beginning = beginnings.size() + 1L;
      beginnings.addAll(List.of(beginning, beginning));
    }

    @Override
    public ConnectionId connection() {
      var connection = new ConnectionId(UUID.randomUUID());
      beside.connections.add(new Owned<>(caller.organization(), connection));
      return connection;
    }

    @Override
    public long edition(ConnectionId connection) {
      return beside.editions.getOrDefault(new Owned<>(caller.organization(), connection), 0L);
    }

    @Override
    public void remove(ConnectionId connection) {
      beside.connections.remove(new Owned<>(caller.organization(), connection));
      log.settle(
          delivery -> delivery.connection().equals(connection),
          DeliveryState.NOT_PROPAGATED,
          EVENING);
    }

    @Override
    public void write(Delivery delivery) {
      log.write(caller.organization(), delivery);
    }

    @Override
    public List<AuditEntry> audit() {
      return beside.audit.stream()
          .filter(owned -> owned.organization().equals(caller.organization()))
          .map(Owned::id)
          .toList();
    }
  }
}
