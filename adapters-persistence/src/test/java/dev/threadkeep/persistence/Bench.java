package dev.threadkeep.persistence;

import dev.threadkeep.application.StoresUnderTest;
import dev.threadkeep.application.access.AuditStore;
import dev.threadkeep.application.access.KeyStore;
import dev.threadkeep.application.access.OrganizationStore;
import dev.threadkeep.application.connection.ConnectionStore;
import dev.threadkeep.application.delivery.Capabilities;
import dev.threadkeep.application.delivery.Listing;
import dev.threadkeep.application.delivery.Register;
import dev.threadkeep.application.directory.DirectoryStore;
import dev.threadkeep.application.holding.Postroom;
import dev.threadkeep.application.hook.HookStore;
import dev.threadkeep.application.idempotency.IdempotencyStore;
import dev.threadkeep.application.inbound.RoundStore;
import dev.threadkeep.application.inbound.ShadowStore;
import dev.threadkeep.application.job.JobStore;
import dev.threadkeep.application.outbox.Outbox;
import dev.threadkeep.application.policy.PolicyJson;
import dev.threadkeep.application.policy.PolicyStore;
import dev.threadkeep.application.privacy.ErasureStore;
import dev.threadkeep.application.privacy.RetentionStore;
import dev.threadkeep.application.pull.PullStore;
import dev.threadkeep.application.thread.ConsistencyCheck;
import dev.threadkeep.application.thread.ConsistencyReader;
import dev.threadkeep.application.thread.ThreadReader;
import dev.threadkeep.application.thread.ThreadStore;
import dev.threadkeep.application.timer.DueThreads;
import dev.threadkeep.application.timer.SetAsideStore;
import dev.threadkeep.application.transfer.TransferStore;
import dev.threadkeep.domain.message.MessageKind;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.policy.LifecyclePolicy;
import dev.threadkeep.domain.thread.fixture.Cast;
import dev.threadkeep.domain.vendor.VendorOperation;
import dev.threadkeep.persistence.schema.Database;
import dev.threadkeep.persistence.schema.DatabaseAddress;
import dev.threadkeep.persistence.schema.PoolSettings;
import dev.threadkeep.persistence.session.Session;
import dev.threadkeep.persistence.thread.Coalescing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The stores on a database of their own, at noon. */
public final class Bench implements StoresUnderTest, AutoCloseable {
  /** Every vendor can be told of a close, a reopening, a title and what is said to the contact. */
  public static final Capabilities CAPABILITIES =
      new Capabilities(
          Set.of(VendorOperation.CLOSE, VendorOperation.REOPEN),
          Set.of(Register.STATUS, Register.CLOSE_REASON, Register.TITLE),
          Set.of(Register.STATUS),
          Set.of(MessageKind.OUTBOUND),
          Listing.NONE,
          1,
          false);

  private static final Postroom POSTROOM = new Postroom(_ -> Optional.of(CAPABILITIES), () -> {});

  private static final Bench SHARED = new Bench(TestDatabase.fresh(), Coalescing.OFF);
  private static final Bench SHARED_COALESCING = new Bench(SHARED.address, Coalescing.STANDARD);

  private final DatabaseAddress address;
  private final Database database;
  private final PostgresStores stores;

  private Bench(DatabaseAddress address, Coalescing coalescing) {
    this.address = address;
    this.database = Database.open(address, PoolSettings.STANDARD.withConnections(8));
    this.stores = PostgresStores.on(database, () -> Cast.NOON, coalescing, POSTROOM);
  }

  /** For tests that keep to organizations of their own. */
  public static Bench shared() {
    return SHARED;
  }

  /** The same, with changes that come at once written together. */
  public static Bench sharedCoalescing() {
    return SHARED_COALESCING;
  }

  /** For tests that look at all there is. */
  public static Bench ofItsOwn() {
    return on(TestDatabase.fresh());
  }

  public static Bench on(DatabaseAddress address) {
    return new Bench(address, Coalescing.OFF);
  }

  public DatabaseAddress address() {
    return address;
  }

  public Database database() {
    return database;
  }

  public ConsistencyReader consistency() {
    return stores.consistency();
  }

  public TransferStore transfer() {
    return stores.transfer();
  }

  /** What is inconsistent in any organization. */
  public List<ConsistencyCheck.Finding> findings() {
    var all = new ArrayList<ConsistencyCheck.Finding>();
    new ConsistencyCheck(stores.organizations(), stores.consistency()).run(all::add);
    return all;
  }

  public Outbox outbox() {
    return stores.outbox();
  }

  public RoundStore rounds() {
    return stores.rounds();
  }

  public HookStore hooks() {
    return stores.hooks();
  }

  public PullStore pulls() {
    return stores.pulls();
  }

  public ShadowStore shadows() {
    return stores.shadows();
  }

  public DueThreads due() {
    return stores.due();
  }

  public SetAsideStore setAside() {
    return stores.setAside();
  }

  public ErasureStore erasure() {
    return stores.erasure();
  }

  public RetentionStore retention() {
    return stores.retention();
  }

  /** Gives an organization another policy. */
  public void govern(OrganizationId organization, LifecyclePolicy policy) {
    new Session(database, () -> Cast.NOON)
        .ask(
            organization,
            "UPDATE policy SET data = ?::json WHERE organization_id = ?",
            parameters -> parameters.json(PolicyJson.of(policy)).uuid(organization.value()),
            _ -> Boolean.TRUE);
  }

  @Override
  public ThreadStore threads() {
    return stores.threads();
  }

  @Override
  public ThreadReader reader() {
    return stores.reader();
  }

  @Override
  public KeyStore keys() {
    return stores.keys();
  }

  @Override
  public AuditStore audit() {
    return stores.audit();
  }

  @Override
  public PolicyStore policies() {
    return stores.policies();
  }

  @Override
  public OrganizationStore organizations() {
    return stores.organizations();
  }

  @Override
  public DirectoryStore directory() {
    return stores.directory();
  }

  @Override
  public IdempotencyStore answers() {
    return stores.answers();
  }

  @Override
  public JobStore jobs() {
    return stores.jobs();
  }

  @Override
  public ConnectionStore connections() {
    return stores.connections();
  }

  /** Gives its connections back: all databases of a run are on one server. */
  @Override
  public void close() {
    stores.close();
    database.close();
  }
}
