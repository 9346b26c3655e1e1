package dev.threadkeep.bootstrap.wiring;

import dev.threadkeep.application.Ids;
import dev.threadkeep.application.access.AuditStore;
import dev.threadkeep.application.access.Authentication;
import dev.threadkeep.application.access.KeyManagement;
import dev.threadkeep.application.access.KeyStore;
import dev.threadkeep.application.access.OrganizationStore;
import dev.threadkeep.application.connection.ConnectionManagement;
import dev.threadkeep.application.connection.ConnectionSecrets;
import dev.threadkeep.application.connection.Vendors;
import dev.threadkeep.application.delivery.BaseUrlCheck;
import dev.threadkeep.application.delivery.RestingVendors;
import dev.threadkeep.application.delivery.VendorBackend;
import dev.threadkeep.application.directory.Directory;
import dev.threadkeep.application.directory.DirectoryStore;
import dev.threadkeep.application.hook.HookExpiry;
import dev.threadkeep.application.hook.HookIntake;
import dev.threadkeep.application.hook.HookRunner;
import dev.threadkeep.application.hook.HookStore;
import dev.threadkeep.application.hook.ToldThread;
import dev.threadkeep.application.idempotency.AnswerExpiry;
import dev.threadkeep.application.idempotency.AnswerLanguage;
import dev.threadkeep.application.idempotency.IdempotencyStore;
import dev.threadkeep.application.inbound.Lines;
import dev.threadkeep.application.inbound.Reconciling;
import dev.threadkeep.application.inbound.VendorChanges;
import dev.threadkeep.application.inbound.VendorOpenings;
import dev.threadkeep.application.job.JobLanguage;
import dev.threadkeep.application.job.JobRunner;
import dev.threadkeep.application.job.JobStore;
import dev.threadkeep.application.job.Jobs;
import dev.threadkeep.application.outbox.DeliveryExpiry;
import dev.threadkeep.application.outbox.DeliveryLog;
import dev.threadkeep.application.outbox.DeliveryWatch;
import dev.threadkeep.application.outbox.Dispatcher;
import dev.threadkeep.application.outbox.Redelivery;
import dev.threadkeep.application.outbox.Rests;
import dev.threadkeep.application.policy.Policies;
import dev.threadkeep.application.policy.PolicyStore;
import dev.threadkeep.application.privacy.ContactErasure;
import dev.threadkeep.application.privacy.Retiring;
import dev.threadkeep.application.pull.PullRunner;
import dev.threadkeep.application.pull.PullStore;
import dev.threadkeep.application.pull.Pulls;
import dev.threadkeep.application.thread.ThreadLifecycle;
import dev.threadkeep.application.thread.ThreadReader;
import dev.threadkeep.application.thread.ThreadStore;
import dev.threadkeep.application.timer.DueThreads;
import dev.threadkeep.application.timer.SetAsideStore;
import dev.threadkeep.application.timer.Sweep;
import dev.threadkeep.application.transfer.Exporting;
import dev.threadkeep.application.transfer.Importing;
import dev.threadkeep.persistence.PostgresStores;
import dev.threadkeep.rest.health.ReadinessProbe;
import dev.threadkeep.rest.http.parameter.CursorKey;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** Makes the ports and use cases that the adapters ask for. */
@Factory
final class Ports {

  /** Closed by who opened it, after the server has stopped. */
  @Singleton
  @Bean(preDestroy = "")
  Storage storage(StorageOpening opening) {
    return opening.await();
  }

  @Singleton
  PostgresStores stores(Storage storage) {
    return storage.stores();
  }

  /** Micronaut has one of its own, which gives nanoseconds. */
  @Primary
  @Singleton
  InstantSource clock() {
    return MicrosecondClock.SYSTEM;
  }

  @Singleton
  Ids ids() {
    return RandomIds.secure();
  }

  @Singleton
  ThreadStore threads(PostgresStores stores) {
    return stores.threads();
  }

  @Singleton
  ThreadReader reader(PostgresStores stores) {
    return stores.reader();
  }

  @Singleton
  KeyStore keys(PostgresStores stores) {
    return stores.keys();
  }

  @Singleton
  AuditStore audit(PostgresStores stores) {
    return stores.audit();
  }

  @Singleton
  PolicyStore policyStore(PostgresStores stores) {
    return stores.policies();
  }

  @Singleton
  OrganizationStore organizations(PostgresStores stores) {
    return stores.organizations();
  }

  @Singleton
  DirectoryStore directoryStore(PostgresStores stores) {
    return stores.directory();
  }

  @Singleton
  IdempotencyStore answers(PostgresStores stores) {
    return stores.answers();
  }

  @Singleton
  AnswerExpiry answerExpiry(
      IdempotencyStore answers, OrganizationStore organizations, InstantSource clock) {
    return new AnswerExpiry(answers, organizations, clock);
  }

  @Singleton
  DueThreads dueThreads(PostgresStores stores) {
    return stores.due();
  }

  @Singleton
  SetAsideStore setAside(PostgresStores stores) {
    return stores.setAside();
  }

  @Singleton
  JobStore jobStore(PostgresStores stores) {
    return stores.jobs();
  }

  @Singleton
  Jobs jobs(JobStore store, ThreadReader threads, Ids ids, InstantSource clock) {
    return new Jobs(store, threads, ids, clock);
  }

  /** Stopped before the storage is let go. */
  @Singleton
  @Bean(preDestroy = "close")
  Timers timers(
      TimerSettings settings,
      DueThreads due,
      SetAsideStore setAside,
      PostgresStores stores,
      ThreadLifecycle threads,
      Ids ids,
      InstantSource clock) {
    return Timers.with(
        settings,
        (crew, unforeseen) -> new Sweep(due, setAside, threads, ids, clock, crew, unforeseen),
        observer -> new Retiring(stores.retention(), threads, ids, clock, observer));
  }

  /** Stopped before the storage is let go. */
  @Singleton
  @Bean(preDestroy = "close")
  JobWork jobWork(
      JobStore store, JobLanguage language, ThreadLifecycle threads, InstantSource clock) {
    return JobWork.with(unforeseen -> new JobRunner(store, language, threads, clock, unforeseen));
  }

  @Singleton
  ThreadLifecycle lifecycle(ThreadStore threads, Ids ids, InstantSource clock) {
    return new ThreadLifecycle(threads, ids, clock);
  }

  @Singleton
  Directory directory(DirectoryStore store, ThreadLifecycle threads, Ids ids, InstantSource clock) {
    return new Directory(store, threads, ids, clock);
  }

  @Singleton
  ContactErasure contactErasure(
      DirectoryStore directory,
      ThreadReader reader,
      ThreadLifecycle threads,
      PostgresStores stores,
      AnswerLanguage answers,
      InstantSource clock) {
    return new ContactErasure(directory, reader, threads, stores.erasure(), answers, clock);
  }

  @Singleton
  KeyManagement keyManagement(KeyStore keys, Ids ids, InstantSource clock) {
    return new KeyManagement(keys, ids, clock);
  }

  @Singleton
  Vendors vendors(List<VendorBackend> backends) {
    return new Vendors(backends);
  }

  @Singleton
  ConnectionSecrets connectionSecrets(Storage storage) {
    return new ConnectionSecrets(storage.seal());
  }

  /** Stopped before the storage is let go. */
  @Singleton
  @Bean(preDestroy = "close")
  DeliveryWork deliveryWork(
      PostroomOpening postroom,
      PostgresStores stores,
      ConnectionSecrets secrets,
      Vendors vendors,
      Ids ids,
      InstantSource clock,
      Rests rests,
      Dispatcher.Observer observer) {
    return DeliveryWork.with(
        postroom.bell(),
        (crew, done, unforeseen) ->
            new Dispatcher(
                stores.outbox(),
                stores.connections(),
                secrets,
                vendors,
                ids,
                clock,
                rests,
                crew,
                done,
                observer,
                unforeseen));
  }

  @Singleton
  DeliveryLog deliveries(PostgresStores stores) {
    return stores.deliveries();
  }

  @Singleton
  Rests rests(RestingVendors vendors, InstantSource clock) {
    return new Rests(vendors, clock);
  }

  @Singleton
  Redelivery redelivery(DeliveryLog log, InstantSource clock) {
    return new Redelivery(log, clock);
  }

  @Singleton
  DeliveryExpiry deliveryExpiry(
      DeliveryLog log, OrganizationStore organizations, InstantSource clock) {
    return new DeliveryExpiry(log, organizations, clock);
  }

  @Singleton
  DeliveryWatch deliveryWatch(
      DeliveryLog log,
      InstantSource clock,
      @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
    return new DeliveryWatch(
        log,
        clock,
        (pause, work) ->
            CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS, blocking)
                .execute(work));
  }

  @Singleton
  Lines lines(PostgresStores stores, ConnectionSecrets secrets, Vendors vendors) {
    return new Lines(stores.connections(), secrets, vendors);
  }

  @Singleton
  VendorChanges vendorChanges(
      PostgresStores stores, ThreadLifecycle threads, Ids ids, InstantSource clock) {
    return new VendorChanges(
        stores.shadows(),
        stores.directory(),
        stores.reader(),
        threads,
        ids,
        clock,
        WatchWork::remark);
  }

  /** Stopped before the storage is let go. */
  @Singleton
  @Bean(preDestroy = "close")
  WatchWork watchWork(
      PostgresStores stores, Lines lines, VendorChanges changes, Ids ids, InstantSource clock) {
    return WatchWork.with(
        (crew, unforeseen) ->
            new Reconciling(
                stores.rounds(), lines, stores.shadows(), changes, ids, clock, crew, unforeseen));
  }

  @Singleton
  VendorOpenings vendorOpenings(
      PostgresStores stores, ThreadLifecycle threads, Ids ids, InstantSource clock) {
    return new VendorOpenings(
        stores.shadows(),
        stores.directory(),
        stores.reader(),
        threads,
        ids,
        clock,
        WatchWork::remark);
  }

  @Singleton
  PullStore pullStore(PostgresStores stores) {
    return stores.pulls();
  }

  @Singleton
  Pulls pulls(PullStore store, Vendors vendors, Ids ids, InstantSource clock) {
    return new Pulls(store, vendors, ids, clock);
  }

  /** Stopped before the storage is let go. */
  @Singleton
  @Bean(preDestroy = "close")
  PullWork pullWork(
      PostgresStores stores,
      Lines lines,
      VendorChanges changes,
      VendorOpenings openings,
      Rests rests,
      InstantSource clock) {
    return PullWork.with(
        (crew, unforeseen, hindered) ->
            new PullRunner(
                stores.pulls(),
                lines,
                rests,
                stores.shadows(),
                changes,
                openings,
                clock,
                crew,
                unforeseen,
                hindered));
  }

  @Singleton
  Reconciling reconciling(WatchWork work) {
    return work.reconciling();
  }

  @Singleton
  HookStore hooks(PostgresStores stores) {
    return stores.hooks();
  }

  /** Stopped before the storage is let go. */
  @Singleton
  @Bean(preDestroy = "close")
  HookWork hookWork(
      HookStore hooks,
      PostgresStores stores,
      Lines lines,
      VendorChanges changes,
      Rests rests,
      Ids ids,
      InstantSource clock) {
    var told = new ToldThread(stores.shadows(), changes);
    return HookWork.with(
        (crew, done, observer) ->
            new HookRunner(hooks, lines, rests, told, ids, clock, crew, done, observer));
  }

  @Singleton
  HookIntake hookIntake(
      HookStore hooks,
      HookWork work,
      Lines lines,
      Vendors vendors,
      Ids ids,
      InstantSource clock,
      HookIntake.Observer observer) {
    return new HookIntake(
        hooks, lines, vendors, ids, clock, work.bell()::ring, observer, HookWork::unreadable);
  }

  @Singleton
  HookExpiry hookExpiry(HookStore hooks, OrganizationStore organizations, InstantSource clock) {
    return new HookExpiry(hooks, organizations, clock, HookWork::givenUp);
  }

  @Singleton
  ConnectionManagement connectionManagement(
      Storage storage,
      ConnectionSecrets secrets,
      Vendors vendors,
      BaseUrlCheck baseUrls,
      Ids ids,
      InstantSource clock) {
    return new ConnectionManagement(
        storage.stores().connections(), secrets, vendors, baseUrls, ids, clock);
  }

  @Singleton
  Policies policies(PolicyStore store, InstantSource clock) {
    return new Policies(store, clock);
  }

  @Singleton
  Exporting exporting(Storage storage) {
    return storage.exporting();
  }

  @Singleton
  Importing importing(Storage storage) {
    return storage.importing();
  }

  @Singleton
  Authentication authentication(KeyStore keys, InstantSource clock) {
    return new Authentication(keys, clock);
  }

  @Singleton
  CursorKey cursorKey(Storage storage) {
    return new CursorKey(storage.cursorKey());
  }

  @Singleton
  ReadinessProbe databaseAnswers(Storage storage) {
    return storage::isHealthy;
  }
}
