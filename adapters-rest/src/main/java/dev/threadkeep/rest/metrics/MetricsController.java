package dev.threadkeep.rest.metrics;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;

/** All meters as Prometheus reads them. No key is needed, as for the checks of health. */
@Controller("/metrics")
final class MetricsController {

  private static final MediaType PROMETHEUS =
      MediaType.of("text/plain; version=0.0.4; charset=utf-8");

  private final PrometheusMeterRegistry registry;
  private final DeliveryMeters deliveries;
  private final HookMeters hooks;
  private final RestMeters rests;

  MetricsController(
      PrometheusMeterRegistry registry,
      DeliveryMeters deliveries,
      HookMeters hooks,
      RestMeters rests) {
    this.registry = registry;
    this.deliveries = deliveries;
    this.hooks = hooks;
    this.rests = rests;
  }

  @Get(produces = MediaType.TEXT_PLAIN)
  HttpResponse<String> all() {
    deliveries.count();
    hooks.count();
    rests.look();
    return HttpResponse.ok(registry.scrape()).contentType(PROMETHEUS);
  }
}
