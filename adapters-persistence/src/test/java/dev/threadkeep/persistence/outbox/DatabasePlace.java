package dev.threadkeep.persistence.outbox;

import static dev.threadkeep.domain.thread.fixture.Cast.EVENING;
import static dev.threadkeep.domain.thread.fixture.Cast.TEN;

import dev.threadkeep.application.World;
import dev.threadkeep.application.access.AuditEntry;
import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.access.Signature;
import dev.threadkeep.application.connection.Connections;
import dev.threadkeep.application.outbox.Delivery;
import dev.threadkeep.application.outbox.DeliveryLogContract;
import dev.threadkeep.domain.thread.Note;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.thread.Title;
import dev.threadkeep.domain.vendor.ConnectionId;
import dev.threadkeep.persistence.Bench;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An organization in the database. */
record DatabasePlace(Bench bench, World world) implements DeliveryLogContract.Place {
  static DatabasePlace in(Bench bench) {
    return new DatabasePlace(bench, World.in(bench));
  }

  @Override
  public Caller caller() {
    return world.caller();
  }

  @Override
  public Signature signature() {
    return world.signature();
  }

  @Override
  public Caller lockedOut() {
    var key = world.key();
    bench.keys().revoke(caller(), signature(), key.key().id(), TEN);
    return world.holding(key);
  }

  @Override
  public ThreadId thread() {
    return world.open(world.nextThread()).id();
  }

  @Override
  public void changeTwice(ThreadId thread, Instant at) {
    var word = UUID.randomUUID().toString();
    world.change(
        thread,
        at,
        new ThreadCommand.Retitle(new Title(word)),
        new ThreadCommand.WriteNotes(new Note(word)));
  }

  @Override
  public ConnectionId connection() {
    var connection = Connections.connection();
    bench.connections().add(caller(), signature(), connection);
    return connection.id();
  }

  @Override
  public long edition(ConnectionId connection) {
    return bench.connections().find(caller(), connection).orElseThrow().edition();
  }

  @Override
  public void remove(ConnectionId connection) {
    bench.connections().remove(caller(), signature(), connection, _ -> {}, EVENING);
  }

  @Override
  public void write(Delivery delivery) {
    WrittenDeliveries.write(bench, world.organization(), delivery);
  }

  @Override
  public List<AuditEntry> audit() {
    return bench.audit().list(caller(), 100, null).items();
  }
}
