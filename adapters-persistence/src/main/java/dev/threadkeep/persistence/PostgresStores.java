package dev.threadkeep.persistence;

import dev.threadkeep.application.access.AuditStore;
import dev.threadkeep.application.access.KeyStore;
import dev.threadkeep.application.access.OrganizationStore;
import dev.threadkeep.application.connection.ConnectionStore;
import dev.threadkeep.application.directory.DirectoryStore;
import dev.threadkeep.application.holding.Postroom;
import dev.threadkeep.application.hook.HookStore;
import dev.threadkeep.application.idempotency.IdempotencyStore;
import dev.threadkeep.application.inbound.RoundStore;
import dev.threadkeep.application.inbound.ShadowStore;
import dev.threadkeep.application.job.JobStore;
import dev.threadkeep.application.outbox.DeliveryLog;
import dev.threadkeep.application.outbox.Outbox;
import dev.threadkeep.application.policy.PolicyStore;
import dev.threadkeep.application.privacy.ErasureStore;
import dev.threadkeep.application.privacy.RetentionStore;
import dev.threadkeep.application.pull.PullStore;
import dev.threadkeep.application.thread.ConsistencyReader;
import dev.threadkeep.application.thread.ThreadReader;
import dev.threadkeep.application.timer.DueThreads;
import dev.threadkeep.application.timer.SetAsideStore;
import dev.threadkeep.application.transfer.TransferStore;
import dev.threadkeep.persistence.access.PostgresAuditStore;
import dev.threadkeep.persistence.access.PostgresKeyStore;
import dev.threadkeep.persistence.access.PostgresOrganizationStore;
import dev.threadkeep.persistence.access.PostgresPolicyStore;
import dev.threadkeep.persistence.connection.PostgresConnectionStore;
import dev.threadkeep.persistence.directory.PostgresDirectoryStore;
import dev.threadkeep.persistence.hook.PostgresHookStore;
import dev.threadkeep.persistence.idempotency.PostgresIdempotencyStore;
import dev.threadkeep.persistence.inbound.PostgresRoundStore;
import dev.threadkeep.persistence.inbound.PostgresShadowStore;
import dev.threadkeep.persistence.job.PostgresJobStore;
import dev.threadkeep.persistence.outbox.PostgresDeliveryLog;
import dev.threadkeep.persistence.outbox.PostgresOutbox;
import dev.threadkeep.persistence.privacy.PostgresErasureStore;
import dev.threadkeep.persistence.privacy.PostgresRetentionStore;
import dev.threadkeep.persistence.pull.PostgresPullStore;
import dev.threadkeep.persistence.schema.Database;
import dev.threadkeep.persistence.session.Session;
import dev.threadkeep.persistence.thread.Coalescing;
import dev.threadkeep.persistence.thread.PostgresConsistencyReader;
import dev.threadkeep.persistence.thread.PostgresThreadReader;
import dev.threadkeep.persistence.thread.PostgresThreadStore;
import dev.threadkeep.persistence.timer.PostgresDueThreads;
import dev.threadkeep.persistence.timer.PostgresSetAsideStore;
import dev.threadkeep.persistence.transfer.PostgresTransferStore;
import java.time.InstantSource;

/** The application's stores on one database. */
public record PostgresStores(
    PostgresThreadStore threads,
    ThreadReader reader,
    KeyStore keys,
    AuditStore audit,
    OrganizationStore organizations,
    PolicyStore policies,
    DirectoryStore directory,
    IdempotencyStore answers,
    ConsistencyReader consistency,
    DueThreads due,
    SetAsideStore setAside,
    TransferStore transfer,
    JobStore jobs,
    ErasureStore erasure,
    RetentionStore retention,
    ConnectionStore connections,
    Outbox outbox,
    DeliveryLog deliveries,
    ShadowStore shadows,
    RoundStore rounds,
    HookStore hooks,
    PullStore pulls)
    implements AutoCloseable {

  /**
   * The stores on {@code database}, which stays the caller's to close, after them.
   *
   * @param clock by which keys expire and answers grow old
   * @param coalescing how changes of threads that come at once share their trips
   * @param postroom what is to be known of sending what changes have to tell vendors
   */
  public static PostgresStores on(
      Database database, InstantSource clock, Coalescing coalescing, Postroom postroom) {
    var session = new Session(database, clock);
    return new PostgresStores(
        new PostgresThreadStore(session, clock, coalescing, postroom),
        new PostgresThreadReader(session),
        new PostgresKeyStore(session),
        new PostgresAuditStore(session),
        new PostgresOrganizationStore(session),
        new PostgresPolicyStore(session),
        new PostgresDirectoryStore(session, clock),
        new PostgresIdempotencyStore(session, clock),
        new PostgresConsistencyReader(session),
        new PostgresDueThreads(session),
        new PostgresSetAsideStore(session),
        new PostgresTransferStore(session),
        new PostgresJobStore(session),
        new PostgresErasureStore(session),
        new PostgresRetentionStore(session),
        new PostgresConnectionStore(session),
        new PostgresOutbox(session),
        new PostgresDeliveryLog(session, postroom.bell()),
        new PostgresShadowStore(session),
        new PostgresRoundStore(session),
        new PostgresHookStore(session),
        new PostgresPullStore(session));
  }

  /** The same for who sends nothing. */
  public static PostgresStores on(Database database, InstantSource clock, Coalescing coalescing) {
    return on(database, clock, coalescing, Postroom.closed());
  }

  /** Finishes the changes that wait for others. */
  @Override
  public void close() {
    threads.close();
  }
}
