package dev.threadkeep.rest.http;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.HttpServerConfiguration;
import jakarta.inject.Singleton;

/** What the server must be told for the answers in this package to be right. */
@Singleton
final class ServerSettings implements BeanCreatedEventListener<HttpServerConfiguration> {

  private final Surfaces surfaces;

  ServerSettings(Surfaces surfaces) {
    this.surfaces = surfaces;
  }

  @Override
  public HttpServerConfiguration onCreated(BeanCreatedEvent<HttpServerConfiguration> event) {
    var server = event.getBean();
    server.setMaxRequestSize(surfaces.largestBody());
    // Otherwise a URL that cannot be parsed loses its path, and with it the API that must answer.
    server.setEscapeHtmlUrl(true);
    return server;
  }
}
