package dev.threadkeep.rest.service;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.threadkeep.application.Ids;
import dev.threadkeep.application.access.Authentication;
import dev.threadkeep.application.access.KeyManagement;
import dev.threadkeep.application.access.OrganizationStore;
import dev.threadkeep.application.connection.ConnectionManagement;
import dev.threadkeep.application.connection.ConnectionSecrets;
import dev.threadkeep.application.connection.ConnectionsInMemory;
import dev.threadkeep.application.connection.FakeBackend;
import dev.threadkeep.application.connection.LabelledSeal;
import dev.threadkeep.application.connection.Vendors;
import dev.threadkeep.application.delivery.Listing;
import dev.threadkeep.application.directory.Directory;
import dev.threadkeep.application.hook.HookIntake;
import dev.threadkeep.application.hook.HooksInMemory;
import dev.threadkeep.application.idempotency.AnswerLanguage;
import dev.threadkeep.application.inbound.Lines;
import dev.threadkeep.application.inbound.Place;
import dev.threadkeep.application.inbound.Reconciling;
import dev.threadkeep.application.inbound.RoundStore;
import dev.threadkeep.application.inbound.RoundStore.Round;
import dev.threadkeep.application.job.JobLanguage;
import dev.threadkeep.application.job.JobRunner;
import dev.threadkeep.application.job.Jobs;
import dev.threadkeep.application.outbox.DeliveriesInMemory;
import dev.threadkeep.application.outbox.DeliveryWatch;
import dev.threadkeep.application.outbox.Redelivery;
import dev.threadkeep.application.outbox.Rests;
import dev.threadkeep.application.policy.Policies;
import dev.threadkeep.application.privacy.ContactErasure;
import dev.threadkeep.application.pull.Pulls;
import dev.threadkeep.application.thread.ThreadLifecycle;
import dev.threadkeep.application.transfer.Exporting;
import dev.threadkeep.application.transfer.Importing;
import dev.threadkeep.application.transfer.TransferInMemory;
import dev.threadkeep.domain.thread.ThreadNumber;
import dev.threadkeep.rest.health.ReadinessProbe;
import dev.threadkeep.rest.http.parameter.CursorKey;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** What the service's main program would wire, with ids that count and a clock that ticks. */
@Factory
@Requires(property = "spec.name", value = Wiring.SPEC)
final class Wiring {

  static final String SPEC = "rest-service";

  static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

  /** Whether the probe says so. */
  static final class Readiness implements ReadinessProbe {
    private volatile boolean ready = true;

    void set(boolean next) {
      ready = next;
    }

    @Override
    public boolean isReady() {
      return ready;
    }
  }

  @Singleton
  Readiness readiness() {
    return new Readiness();
  }

  @Primary // Micronaut has one of its own
  @Singleton
  TickingClock clock() {
    return new TickingClock(START);
  }

  @Singleton
  Ids ids() {
    return new CountingIds();
  }

  @Singleton
  CursorKey cursorKey() {
    return new CursorKey(new byte[32]);
  }

  @Singleton
  KeysInMemory keys(InstantSource clock) {
    return new KeysInMemory(clock);
  }

  @Singleton
  AuditInMemory audit(KeysInMemory keys) {
    return new AuditInMemory(keys);
  }

  @Singleton
  PoliciesInMemory policyStore(KeysInMemory keys) {
    return new PoliciesInMemory(keys);
  }

  @Singleton
  Policies policies(PoliciesInMemory store, InstantSource clock) {
    return new Policies(store, clock);
  }

  @Singleton
  DirectoryInMemory directoryStore(KeysInMemory keys, PoliciesInMemory policies) {
    return new DirectoryInMemory(keys, policies);
  }

  @Singleton
  AnswersInMemory answers(KeysInMemory keys) {
    return new AnswersInMemory(keys);
  }

  @Singleton
  ThreadsInMemory threads(
      KeysInMemory keys,
      DirectoryInMemory directory,
      PoliciesInMemory policies,
      AnswersInMemory answers) {
    return new ThreadsInMemory(keys, directory, policies, answers);
  }

  @Singleton
  SetAsideInMemory setAside(KeysInMemory keys) {
    return new SetAsideInMemory(keys);
  }

  @Singleton
  ContactErasure contactErasure(
      KeysInMemory keys,
      DirectoryInMemory directory,
      ThreadsInMemory threads,
      AnswersInMemory answers,
      JobsInMemory jobs,
      ThreadLifecycle lifecycle,
      AnswerLanguage language,
      InstantSource clock) {
    var store = new ErasureInMemory(keys, directory, threads, answers, jobs);
    return new ContactErasure(directory, threads, lifecycle, store, language, clock);
  }

  @Singleton
  ConnectionSurroundings connectionSurroundings(KeysInMemory keys, ThreadsInMemory threads) {
    return new ConnectionSurroundings(keys, threads);
  }

  @Singleton
  ConnectionsInMemory connectionStore(
      ConnectionSurroundings surroundings, ThreadsInMemory threads) {
    var connections = new ConnectionsInMemory(surroundings);
    threads.connections(connections::has);
    return connections;
  }

  @Singleton
  DeliveriesInMemory deliveries(
      KeysInMemory keys, ThreadsInMemory threads, ConnectionsInMemory connections) {
    return new DeliveriesInMemory(new DeliverySurroundings(keys, threads, connections));
  }

  @Singleton
  LeftAlone leftAlone() {
    return new LeftAlone();
  }

  @Singleton
  Rests rests(LeftAlone vendors, InstantSource clock) {
    return new Rests(vendors, clock);
  }

  @Singleton
  Redelivery redelivery(DeliveriesInMemory log, InstantSource clock) {
    return new Redelivery(log, clock);
  }

  @Singleton
  PassingTime passingTime(TickingClock clock) {
    return new PassingTime(clock);
  }

  @Singleton
  DeliveryWatch deliveryWatch(DeliveriesInMemory log, InstantSource clock, PassingTime time) {
    return new DeliveryWatch(log, clock, time);
  }

  @Singleton
  LabelledSeal seal() {
    return new LabelledSeal("key-1");
  }

  @Singleton
  FakeBackend acmeBackend() {
    return new FakeBackend("acme").withWebhooks();
  }

  @Singleton
  Vendors vendors(FakeBackend acme) {
    return new Vendors(List.of(new FakeBackend("zenith", Listing.NONE), acme));
  }

  @Singleton
  ConnectionManagement connectionManagement(
      ConnectionsInMemory store, LabelledSeal seal, Vendors vendors, Ids ids, InstantSource clock) {
    return new ConnectionManagement(
        store,
        new ConnectionSecrets(seal),
        vendors,
        url ->
            url.startsWith("https://") ? Optional.empty() : Optional.of("must begin with https://"),
        ids,
        clock);
  }

  @Singleton
  HooksInMemory hooks(ConnectionsInMemory connections) {
    return new HooksInMemory(connections::organization);
  }

  @Singleton
  HookIntake hookIntake(
      HooksInMemory hooks,
      ConnectionsInMemory connections,
      LabelledSeal seal,
      Vendors vendors,
      Ids ids,
      InstantSource clock,
      HookIntake.Observer observer) {
    return new HookIntake(
        hooks,
        new Lines(connections, new ConnectionSecrets(seal), vendors),
        vendors,
        ids,
        clock,
        () -> {},
        observer,
        (_, failure) -> {
          throw failure;
        });
  }

  /** Every round is free to be taken on. */
  @Singleton
  Reconciling reconciling(
      ConnectionsInMemory store, LabelledSeal seal, Vendors vendors, Ids ids, InstantSource clock) {
    RoundStore rounds = mock();
    when(rounds.begin(any(), any(), any(), any(), any()))
        .thenAnswer(
            call ->
                Optional.of(
                    new Round(call.getArgument(0), call.getArgument(1), Place.beginning())));
    return new Reconciling(
        rounds,
        new Lines(store, new ConnectionSecrets(seal), vendors),
        mock(),
        mock(),
        ids,
        clock,
        Runnable::run,
        (_, failure) -> {
          throw failure;
        });
  }

  @Singleton
  PullsInMemory pullStore(KeysInMemory keys) {
    return new PullsInMemory(keys);
  }

  @Singleton
  Pulls pulls(PullsInMemory store, Vendors vendors, Ids ids, InstantSource clock) {
    return new Pulls(store, vendors, ids, clock);
  }

  @Singleton
  Authentication authentication(KeysInMemory keys, InstantSource clock) {
    return new Authentication(keys, clock);
  }

  @Singleton
  KeyManagement keyManagement(KeysInMemory keys, Ids ids, InstantSource clock) {
    return new KeyManagement(keys, ids, clock);
  }

  @Singleton
  ThreadLifecycle lifecycle(ThreadsInMemory threads, Ids ids, InstantSource clock) {
    return new ThreadLifecycle(threads, ids, clock);
  }

  @Singleton
  JobsInMemory jobStore(KeysInMemory keys, ThreadsInMemory threads) {
    return new JobsInMemory(keys, threads);
  }

  @Singleton
  Jobs jobs(JobsInMemory store, ThreadsInMemory threads, Ids ids, InstantSource clock) {
    return new Jobs(store, threads, ids, clock);
  }

  @Singleton
  JobRunner jobRunner(
      JobsInMemory store, JobLanguage language, ThreadLifecycle threads, InstantSource clock) {
    return new JobRunner(
        store,
        language,
        threads,
        clock,
        (_, failure) -> {
          throw failure;
        });
  }

  @Singleton
  Directory directory(
      DirectoryInMemory store, ThreadLifecycle threads, Ids ids, InstantSource clock) {
    return new Directory(store, threads, ids, clock);
  }

  @Singleton
  TransferInMemory transfer() {
    return new TransferInMemory();
  }

  @Singleton
  OrganizationStore organizations() {
    return new OrganizationsInMemory();
  }

  @Singleton
  Exporting exporting(
      TransferInMemory store,
      DirectoryInMemory directory,
      PoliciesInMemory policies,
      InstantSource clock) {
    return new Exporting(store, directory, policies, clock);
  }

  @Singleton
  Importing importing(TransferInMemory store, PoliciesInMemory policies, InstantSource clock) {
    return new Importing(store, policies, clock);
  }

  private static final class CountingIds implements Ids {
    private final AtomicInteger count = new AtomicInteger(1_000);

    @Override
    public UUID next() {
      return new UUID(0x01992f7e_0000_7000L, 0x8000_0000_0000_0000L + count.incrementAndGet());
    }

    @Override
    public ThreadNumber nextThreadNumber() {
      return new ThreadNumber(count.incrementAndGet());
    }

    @Override
    public int nextDirectoryNumber() {
      return count.incrementAndGet();
    }

    @Override
    public String nextSecret(int length) {
      var digits = Integer.toString(count.incrementAndGet());
      return "k".repeat(length - digits.length()) + digits;
    }
  }
}
