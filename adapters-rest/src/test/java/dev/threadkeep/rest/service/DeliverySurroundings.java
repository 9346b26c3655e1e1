package dev.threadkeep.rest.service;

import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.access.Signature;
import dev.threadkeep.application.connection.ConnectionsInMemory;
import dev.threadkeep.application.outbox.DeliveriesInMemory.Surroundings;
import dev.threadkeep.application.thread.ThreadLocator;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.vendor.ConnectionId;
import java.time.Instant;

/** What the other doubles do for deliveries. */
record DeliverySurroundings(
    KeysInMemory keys, ThreadsInMemory threads, ConnectionsInMemory connections)
    implements Surroundings {

  @Override
  public void check(Caller caller) {
    keys.check(caller);
  }

  @Override
  public boolean hasThread(Caller caller, ThreadId thread) {
    return threads.find(caller, new ThreadLocator.ById(thread)).isPresent();
  }

  @Override
  public boolean hasConnection(Caller caller, ConnectionId connection) {
    return connections.find(caller, connection).isPresent();
  }

  @Override
  public long beginningOfChange(ThreadId thread, long sequence) {
    return threads.beginningOfChange(thread, sequence);
  }

  @Override
  public void record(
      Caller caller,
      Signature signature,
      Instant at,
      String type,
      String subject,
      JsonObject data) {
    keys.recordAbout(caller, signature, at, type, subject, data);
  }
}
