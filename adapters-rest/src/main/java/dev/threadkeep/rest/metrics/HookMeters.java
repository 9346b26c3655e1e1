package dev.threadkeep.rest.metrics;

import dev.threadkeep.application.StoreUnavailableException;
import dev.threadkeep.application.hook.HookIntake;
import dev.threadkeep.application.hook.HookIntake.Outcome;
import dev.threadkeep.application.hook.HookStore;
import dev.threadkeep.application.hook.HookStore.Backlog;
import dev.threadkeep.domain.vendor.Vendor;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How webhooks come in. What waits is counted as deliveries are. */
@Singleton
final class HookMeters implements HookIntake.Observer {

  /** Whatever name a stranger thinks of, it becomes no series of its own. */
  private static final String NO_VENDOR = "unknown";

  private final MeterRegistry registry;
  private final HookStore hooks;
  private final CountingPause pause;
  private final MultiGauge waiting;

  HookMeters(MeterRegistry registry, HookStore hooks, InstantSource clock) {
    this.registry = registry;
    this.hooks = hooks;
    this.pause = new CountingPause(clock);
    this.waiting =
        MultiGauge.builder("threadkeep.hooks.waiting")
            .description("Webhooks that were taken in and not worked off yet")
            .register(registry);
  }

  @Override
  public void heard(@Nullable Vendor vendor, Outcome outcome) {
    Counter.builder("threadkeep.hooks")
        .description("Webhooks that came, by what came of them")
        .tag("vendor", vendor == null ? NO_VENDOR : vendor.name())
        .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
        .register(registry)
        .increment();
  }

  /** Counts what waits, unless that was done just now. */
  void count() {
    if (pause.isOver()) {
      waiting.register(
          backlog().stream()
              .map(each -> Row.of(Tags.of("vendor", each.vendor().name()), each.hooks()))
              .toList(),
          true);
    }
  }

  /** Nothing is better than what was so once. */
  private List<Backlog> backlog() {
    try {
      return hooks.backlog();
    } catch (StoreUnavailableException _) {
      return List.of();
    }
  }
}
