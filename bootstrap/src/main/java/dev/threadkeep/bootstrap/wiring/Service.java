package dev.threadkeep.bootstrap.wiring;

import dev.threadkeep.application.connection.Vendors;
import dev.threadkeep.application.holding.Postroom;
import dev.threadkeep.application.hook.HookExpiry;
import dev.threadkeep.application.idempotency.AnswerExpiry;
import dev.threadkeep.application.outbox.DeliveryExpiry;
import dev.threadkeep.application.outbox.DeliveryWatch;
import dev.threadkeep.bootstrap.config.Settings;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.runtime.server.EmbeddedServer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** The running service: storage, then the HTTP server in front of it. */
public final class Service implements AutoCloseable {
  private static final Duration BETWEEN_LOOKS_FOR_WHAT_IS_OLD = Duration.ofMinutes(10);

  private final ApplicationContext context;
  private final StorageOpening opening;
  private final PostroomOpening postroom = new PostroomOpening();
  private final ListeningAddress address;
  private final Housekeeping housekeeping =
      new Housekeeping(
          Executors.newSingleThreadScheduledExecutor(
              Thread.ofPlatform().name("housekeeping").daemon().factory()));

  /**
   * Begins to open the storage.
   *
   * @param progress told in lines for people what takes time
   * @param onceStored what to do with the storage before the first request
   * @throws StartException when nobody can listen where the settings say
   */
  public Service(Settings settings, Consumer<String> progress, Consumer<Storage> onceStored) {
    this.address = ListeningAddress.free(settings.listen());
    var postroom = this.postroom.postroom();
    this.opening = new StorageOpening(() -> opened(settings, progress, postroom, onceStored));
    this.context = context(settings, address, opening, this.postroom);
  }

  private static Storage opened(
      Settings settings,
      Consumer<String> progress,
      Postroom postroom,
      Consumer<Storage> onceStored) {
    var storage = Storage.own(settings, progress, postroom);
    try {
      onceStored.accept(storage);
      return storage;
    } catch (RuntimeException failure) {
      storage.close();
      throw failure;
    }
  }

  private static ApplicationContext context(
      Settings settings,
      ListeningAddress address,
      StorageOpening opening,
      PostroomOpening postroom) {
    return ApplicationContext.builder()
        .banner(false)
        .deduceEnvironment(false)
        .deduceCloudEnvironment(false)
        // Our settings are checked one by one; a stray MICRONAUT_… must not slip in beside them.
        .environmentPropertySource(false)
        .properties(properties(settings, address))
        .singletons(
            opening, postroom, new TimerSettings(settings.timers()), settings.allowedNetworks())
        .build();
  }

  private static Map<String, Object> properties(Settings settings, ListeningAddress address) {
    var properties = new HashMap<String, Object>();
    properties.put("micronaut.server.host", address.host());
    properties.put("micronaut.server.port", address.port());
    if (settings.ratePerMinute() != null) {
      properties.put("threadkeep.rate-limit.per-minute", settings.ratePerMinute());
    }
    if (settings.dialects() != null) {
      properties.put("threadkeep.dialect-settings", settings.dialects());
    }
    return properties;
  }

  /**
   * Returns when the service answers. Where it fails, it is to be closed.
   *
   * @throws StartException when somebody was faster to listen there
   * @throws dev.threadkeep.persistence.schema.UnusableDatabaseException when it cannot store
   */
  public void start() {
    context.start();
    postroom.open(context.getBean(Vendors.class));
    var server = context.getBean(EmbeddedServer.class);
    opening.await();
    try {
      server.start();
    } catch (RuntimeException failure) {
      throw misconfigured(failure).orElseGet(() -> address.failedToBind(failure));
    }
    housekeeping.every(
        BETWEEN_LOOKS_FOR_WHAT_IS_OLD,
        "forget old answers",
        context.getBean(AnswerExpiry.class)::forgetOld);
    housekeeping.every(
        BETWEEN_LOOKS_FOR_WHAT_IS_OLD,
        "forget old deliveries",
        context.getBean(DeliveryExpiry.class)::forgetOld);
    housekeeping.every(
        BETWEEN_LOOKS_FOR_WHAT_IS_OLD,
        "forget old webhooks",
        context.getBean(HookExpiry.class)::forgetOld);
    context.getBean(Timers.class).start();
    context.getBean(JobWork.class).start();
    context.getBean(DeliveryWork.class).start();
    context.getBean(WatchWork.class).start();
    context.getBean(HookWork.class).start();
    context.getBean(PullWork.class).start();
  }

  /** What only those whom a setting is for could say of it. */
  private static Optional<RuntimeException> misconfigured(RuntimeException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConfigurationException) {
        return Optional.of(new StartException(String.valueOf(cause.getMessage()), cause));
      }
    }
    return Optional.empty();
  }

  /** Under which its APIs are, without a slash at the end. */
  public String url() {
    return address.url();
  }

  /** Takes no more requests, finishes those it has, then lets the storage go. */
  @Override
  public void close() {
    housekeeping.close();
    try {
      // Else who waits for a vendor would hold up the end, and hear nothing.
      context.getActiveBeanRegistrations(DeliveryWatch.class).forEach(watch -> watch.bean().stop());
      context.close();
    } finally {
      opening.close();
    }
  }
}
