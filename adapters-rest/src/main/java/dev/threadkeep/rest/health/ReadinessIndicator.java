package dev.threadkeep.rest.health;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says that the service is ready once all probes do. */
@Readiness
@Singleton
final class ReadinessIndicator implements HealthIndicator {

  private static final Logger LOG = LoggerFactory.getLogger(ReadinessIndicator.class);

  private final List<ReadinessProbe> probes;
  private final ExecutorService blocking;

  ReadinessIndicator(
      List<ReadinessProbe> probes, @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
    this.probes = List.copyOf(probes);
    this.blocking = blocking;
  }

  @Override
  public Publisher<HealthResult> getResult() {
    return Publishers.fromCompletableFuture(
        () -> CompletableFuture.supplyAsync(this::result, blocking));
  }

  private HealthResult result() {
    return HealthResult.builder(
            "threadkeep",
            probes.stream().allMatch(ReadinessIndicator::isReady)
                ? HealthStatus.UP
                : HealthStatus.DOWN)
        .build();
  }

  private static boolean isReady(ReadinessProbe probe) {
    try {
      return probe.isReady();
    } catch (RuntimeException failed) {
      LOG.warn("A readiness probe failed: {}", failed.toString());
      return false;
    }
  }
}
