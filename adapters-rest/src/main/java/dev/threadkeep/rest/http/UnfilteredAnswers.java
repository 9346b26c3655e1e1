package dev.threadkeep.rest.http;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpResponse;
import jakarta.inject.Singleton;

/**
 * Gives answers that the server writes by itself an id: to a HEAD whose headers are too long, say,
 * which it neither filters nor has answered by {@link ServerAnswers}.
 */
@Singleton
final class UnfilteredAnswers implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

  @Override
  public NettyServerCustomizer.Registry onCreated(
      BeanCreatedEvent<NettyServerCustomizer.Registry> created) {
    var registry = created.getBean();
    AheadOfRequests.put(registry, Handler::new);
    return registry;
  }

  private static final class Handler extends ChannelOutboundHandlerAdapter {

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
      if (message instanceof HttpResponse answer && !answer.headers().contains(RequestIds.HEADER)) {
        answer.headers().set(RequestIds.HEADER, RequestIds.traceId(null));
      }
      var _ = context.write(message, promise);
    }
  }
}
