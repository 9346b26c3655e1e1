package dev.threadkeep.bootstrap.wiring;

import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.AbstractHealthIndicator;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.util.Map;

/** The service is ready while its database answers. */
@Singleton
@Readiness
final class StorageProbe extends AbstractHealthIndicator<Map<String, Object>> {
  private final Storage storage;

  StorageProbe(Storage storage) {
    this.storage = storage;
  }

  @Override
  protected String getName() {
    return "database";
  }

  @Override
  protected Map<String, Object> getHealthInformation() {
    healthStatus = storage.isHealthy() ? HealthStatus.UP : HealthStatus.DOWN;
    return Map.of();
  }
}
