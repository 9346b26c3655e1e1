package dev.threadkeep.rest.health;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.management.endpoint.health.DetailsVisibility;
import io.micronaut.management.endpoint.health.HealthEndpoint;
import jakarta.inject.Singleton;

/** Keeps versions, paths and disk sizes from whoever asks: nobody needs a key to ask. */
@Singleton
final class HealthSettings implements BeanCreatedEventListener<HealthEndpoint> {

  @Override
  public HealthEndpoint onCreated(BeanCreatedEvent<HealthEndpoint> event) {
    var endpoint = event.getBean();
    endpoint.setDetailsVisible(DetailsVisibility.NEVER);
    return endpoint;
  }
}
