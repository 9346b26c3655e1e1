package dev.threadkeep.rest.http;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.HttpServerConfiguration.CorsConfiguration;
import jakarta.inject.Singleton;

/**
 * Lets requests from pages of another origin come as far as any other. On a local address the
 * server would refuse them with a bare 403, to protect services that trust whoever is local. We
 * trust keys alone, which no such page has, and no answer lets its browser send one.
 */
@Singleton
final class OriginSettings implements BeanCreatedEventListener<CorsConfiguration> {

  @Override
  public CorsConfiguration onCreated(BeanCreatedEvent<CorsConfiguration> event) {
    var origins = event.getBean();
    origins.setLocalhostPassThrough(true);
    return origins;
  }
}
