package dev.threadkeep.rest.http;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import jakarta.inject.Singleton;
import java.io.IOException;

/**
 * Makes a body whose chunks cannot be told apart (RFC 9112, section 7.1) an error. The codec ends
 * such a body where it broke, with a mark that the server does not look at: what came until there
 * would pass for all of it.
 */
@Singleton
final class BrokenBodies implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

  @Override
  public NettyServerCustomizer.Registry onCreated(
      BeanCreatedEvent<NettyServerCustomizer.Registry> created) {
    var registry = created.getBean();
    AheadOfRequests.put(registry, Handler::new);
    return registry;
  }

  private static final class Handler extends ChannelDuplexHandler {

    /**
     * Begins as the server expects of what a client's connection caused, which it keeps out of the
     * log where no request needs the body any more.
     */
    private static final String MESSAGE = "Connection broken: the body ends in no chunk";

    private boolean broken;
    private int unanswered;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      if (message instanceof HttpRequest) {
        unanswered++;
        context.fireChannelRead(message);
      } else if (message instanceof HttpContent content && content.decoderResult().isFailure()) {
        content.release();
        breakOff(context, content.decoderResult().cause());
      } else {
        context.fireChannelRead(message);
      }
    }

    private void breakOff(ChannelHandlerContext context, Throwable cause) {
      broken = true;
      if (unanswered == 0) {
        var _ = context.close();
      } else {
        context.fireExceptionCaught(new IOException(MESSAGE, cause));
      }
    }

    /** After a broken body nobody knows where the next request begins. */
    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
      if (endsAnAnswer(message)) {
        unanswered--;
      }
      var written = context.write(message, promise.unvoid());
      if (broken && unanswered == 0) {
        var _ = written.addListener(ChannelFutureListener.CLOSE);
      }
    }

    private static boolean endsAnAnswer(Object message) {
      return message instanceof LastHttpContent
          && !(message instanceof HttpResponse response
              && response.status().codeClass() == HttpStatusClass.INFORMATIONAL);
    }
  }
}
