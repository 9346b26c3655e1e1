package dev.threadkeep.rest.health;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;

/** Leaves out of a check's answer what is never told. */
@Singleton
final class HealthBody implements BeanCreatedEventListener<ObjectMapper> {

  @Override
  public ObjectMapper onCreated(BeanCreatedEvent<ObjectMapper> event) {
    return event.getBean().addMixIn(HealthResult.class, WithoutNulls.class);
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private interface WithoutNulls {}
}
