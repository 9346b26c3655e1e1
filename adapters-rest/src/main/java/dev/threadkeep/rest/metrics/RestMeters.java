package dev.threadkeep.rest.metrics;

import dev.threadkeep.application.delivery.Rest;
import dev.threadkeep.application.outbox.Rests;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;

/**
 * Whom this node leaves alone, and for how long still. There is a value only where there is
 * something to wait for; another node may have found otherwise.
 */
@Singleton
final class RestMeters {

  private final Rests rests;
  private final InstantSource clock;
  private final MultiGauge paused;
  private final MultiGauge broken;

  RestMeters(MeterRegistry registry, Rests rests, InstantSource clock) {
    this.rests = rests;
    this.clock = clock;
    this.paused =
        MultiGauge.builder("threadkeep.connection.paused")
            .baseUnit("seconds")
            .description("For how long nothing is sent over a connection by this node")
            .register(registry);
    this.broken =
        MultiGauge.builder("threadkeep.connection.breaker.open")
            .baseUnit("seconds")
            .description("For how long a vendor is not called by this node since calls failed")
            .register(registry);
  }

  /** Looks anew. */
  void look() {
    var now = clock.instant();
    paused.register(rows(rests.paused(), now), true);
    broken.register(rows(rests.broken(), now), true);
  }

  private static List<Row<?>> rows(Collection<Rest> rests, Instant now) {
    return rests.stream().<Row<?>>map(rest -> row(rest, now)).toList();
  }

  private static Row<?> row(Rest rest, Instant now) {
    return Row.of(
        Tags.of("vendor", rest.vendor().name(), "connection", rest.connection().toString()),
        Duration.between(now, rest.until()).toMillis() / 1_000.0);
  }
}
