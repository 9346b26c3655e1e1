package dev.threadkeep.application.outbox;

import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.access.Signature;
import dev.threadkeep.application.outbox.DeliveryLog.Retrial;
import dev.threadkeep.domain.vendor.ConnectionId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Use case: having tried again what was given up, or waits for long. */
public final class Redelivery {
  /** So few that what is changed together holds up nobody. */
  private static final int BATCH = 500;

  private final DeliveryLog log;
  private final InstantSource clock;

  public Redelivery(DeliveryLog log, InstantSource clock) {
    this.log = log;
    this.clock = clock;
  }

  public Retrial retry(Caller caller, Signature signature, DeliveryId id) {
    return log.retry(caller, signature, id, clock.instant());
  }

  /**
   * All that is parked of a connection or waits for a later time, of changes that were made at
   * {@code since} or later. Its vendor is called again, whatever was found out about it before.
   *
   * @return how many deliveries; nothing if there is no such connection
   */
  public Optional<Integer> retryAll(
      Caller caller, Signature signature, ConnectionId connection, Instant since) {
    int all = 0;
    while (true) {
      var batch = log.retryAll(caller, signature, connection, since, BATCH, clock.instant());
      if (batch.isEmpty()) {
        return all == 0 ? Optional.empty() : Optional.of(all);
      }
      all += batch.get().deliveries();
      if (batch.get().isLast()) {
        return Optional.of(all);
      }
    }
  }
}
