package dev.threadkeep.rest.http;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.netty.configuration.NettyHttpServerConfiguration;
import jakarta.inject.Singleton;

/**
 * Has the server hand bodies on as they were sent. While it unpacks, it takes the header away that
 * says how, so that a packed body which is cut off would pass for no body.
 */
@Singleton
final class BodiesAsSent implements BeanCreatedEventListener<NettyHttpServerConfiguration> {

  @Override
  public NettyHttpServerConfiguration onCreated(
      BeanCreatedEvent<NettyHttpServerConfiguration> created) {
    var configuration = created.getBean();
    configuration.setRequestDecompressionEnabled(false);
    return configuration;
  }
}
