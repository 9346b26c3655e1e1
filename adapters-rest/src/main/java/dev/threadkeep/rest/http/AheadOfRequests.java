package dev.threadkeep.rest.http;

import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Puts a handler, a new one for each connection, between the codec and what reads its requests. */
record AheadOfRequests(Supplier<ChannelHandler> handler, @Nullable Channel channel)
    implements NettyServerCustomizer {

  static void put(NettyServerCustomizer.Registry registry, Supplier<ChannelHandler> handler) {
    registry.register(new AheadOfRequests(handler, null));
  }

  @Override
  public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
    return new AheadOfRequests(handler, channel);
  }

  @Override
  public void onStreamPipelineBuilt() {
    if (channel != null) {
      channel
          .pipeline()
          .addBefore(ChannelPipelineCustomizer.HANDLER_MICRONAUT_INBOUND, null, handler.get());
    }
  }
}
