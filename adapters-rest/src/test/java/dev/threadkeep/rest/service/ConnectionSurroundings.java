package dev.threadkeep.rest.service;

import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.access.Signature;
import dev.threadkeep.application.connection.ConnectionsInMemory.Surroundings;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.vendor.ConnectionId;
import java.time.Instant;

/** What the other doubles do for connections. */
record ConnectionSurroundings(KeysInMemory keys, ThreadsInMemory threads) implements Surroundings {

  @Override
  public void check(Caller caller) {
    keys.check(caller);
  }

  @Override
  public long threads(Caller caller, ConnectionId connection) {
    return threads.naming(caller, connection);
  }

  @Override
  public void record(
      Caller caller,
      Signature signature,
      Instant at,
      String type,
      ConnectionId subject,
      JsonObject data) {
    keys.recordAbout(caller, signature, at, type, subject.toString(), data);
  }
}
