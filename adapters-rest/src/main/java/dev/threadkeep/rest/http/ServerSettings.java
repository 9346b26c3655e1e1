package dev.threadkeep.rest.http;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.HttpServerConfiguration;
import io.micronaut.scheduling.executor.ThreadSelection;
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
    // Where a controller does not say, it would run on whichever thread the filters ended: now and
    // then the event loop, which nothing may block.
    server.setThreadSelection(ThreadSelection.BLOCKING);
    return server;
  }
}
