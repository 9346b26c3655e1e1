package dev.threadkeep.rest.http;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.netty.configuration.NettyHttpServerConfiguration;
import io.micronaut.scheduling.executor.ThreadSelection;
import jakarta.inject.Singleton;

/** What the server must be told for the answers in this package to be right. */
@Singleton
final class ServerSettings implements BeanCreatedEventListener<NettyHttpServerConfiguration> {

  private static final int LONGEST_LINE = 64 << 10;

  private final Surfaces surfaces;

  ServerSettings(Surfaces surfaces) {
    this.surfaces = surfaces;
  }

  @Override
  public NettyHttpServerConfiguration onCreated(
      BeanCreatedEvent<NettyHttpServerConfiguration> event) {
    var server = event.getBean();
    // What a route reads whole is bounded here; one that reads it bit by bit needs no bound.
    server.setMaxRequestBufferSize(surfaces.largestBody());
    server.setMaxRequestSize(Long.MAX_VALUE);
    // Beyond what we take, so that it is we who refuse a long URL: where the server does, it has
    // dropped the path, and nobody knows whose error to answer with.
    server.setMaxInitialLineLength(LONGEST_LINE);
    // While it unpacks, the server takes the header away that says how, and a packed body that is
    // cut off would pass for no body.
    server.setRequestDecompressionEnabled(false);
    // Otherwise a URL that cannot be parsed loses its path, and with it the API that must answer.
    server.setEscapeHtmlUrl(true);
    // Where a controller does not say, it would run on whichever thread the filters ended: now and
    // then the event loop, which nothing may block.
    server.setThreadSelection(ThreadSelection.BLOCKING);
    return server;
  }
}
