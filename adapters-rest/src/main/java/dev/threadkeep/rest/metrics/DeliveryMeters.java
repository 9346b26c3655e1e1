package dev.threadkeep.rest.metrics;

import dev.threadkeep.application.StoreUnavailableException;
import dev.threadkeep.application.holding.DeliveryState;
import dev.threadkeep.application.outbox.Attempt;
import dev.threadkeep.application.outbox.DeliveryLog;
import dev.threadkeep.application.outbox.DeliveryLog.Backlog;
import dev.threadkeep.application.outbox.Dispatcher;
import dev.threadkeep.domain.vendor.Vendor;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;

/**
 * How deliveries go. What waits is counted over all organizations and at most every 15 seconds,
 * however often somebody asks; each node of several counts the same.
 */
@Singleton
final class DeliveryMeters implements Dispatcher.Observer {

  private final MeterRegistry registry;
  private final DeliveryLog log;
  private final InstantSource clock;
  private final CountingPause pause;
  private final MultiGauge deliveries;
  private final MultiGauge oldest;

  DeliveryMeters(MeterRegistry registry, DeliveryLog log, InstantSource clock) {
    this.registry = registry;
    this.log = log;
    this.clock = clock;
    this.pause = new CountingPause(clock);
    this.deliveries =
        MultiGauge.builder("threadkeep.deliveries")
            .description("Deliveries that wait, or wait for somebody to look at them")
            .register(registry);
    this.oldest =
        MultiGauge.builder("threadkeep.delivery.oldest.pending")
            .baseUnit("seconds")
            .description("For how long the oldest pending delivery has waited")
            .register(registry);
  }

  @Override
  public void attempted(Vendor vendor, Attempt.Word outcome) {
    Counter.builder("threadkeep.delivery.attempts")
        .description("Attempts to tell a vendor, by what came of them")
        .tag("vendor", vendor.name())
        .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
        .register(registry)
        .increment();
  }

  /** Counts what waits, unless that was done just now. */
  void count() {
    if (!pause.isOver()) {
      return;
    }
    var backlog = backlog();
    deliveries.register(
        backlog.stream().map(each -> Row.of(tags(each), each.deliveries())).toList(), true);
    oldest.register(
        backlog.stream()
            .filter(each -> each.state() == DeliveryState.PENDING)
            .map(each -> Row.of(Tags.of("vendor", each.vendor().name()), () -> age(each)))
            .toList(),
        true);
  }

  /** Nothing is better than what was so once. */
  private List<Backlog> backlog() {
    try {
      return log.backlog();
    } catch (StoreUnavailableException _) {
      return List.of();
    }
  }

  private static Tags tags(Backlog backlog) {
    return Tags.of("state", backlog.state().word(), "vendor", backlog.vendor().name());
  }

  private double age(Backlog backlog) {
    return backlog.oldest() == null
        ? 0
        : Math.max(0, Duration.between(backlog.oldest(), clock.instant()).toMillis() / 1_000.0);
  }
}
