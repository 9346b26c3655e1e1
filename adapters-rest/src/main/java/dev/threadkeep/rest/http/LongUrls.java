package dev.threadkeep.rest.http;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.netty.configuration.NettyHttpServerConfiguration;
import jakarta.inject.Singleton;

/**
 * Has the server read request lines far beyond what we take, so that it is we who refuse a long
 * URL: where the server does, it has dropped the path, and nobody knows whose error to answer with.
 */
@Singleton
final class LongUrls implements BeanCreatedEventListener<NettyHttpServerConfiguration> {

  private static final int LONGEST_LINE = 64 << 10;

  @Override
  public NettyHttpServerConfiguration onCreated(
      BeanCreatedEvent<NettyHttpServerConfiguration> created) {
    var configuration = created.getBean();
    configuration.setMaxInitialLineLength(LONGEST_LINE);
    return configuration;
  }
}
