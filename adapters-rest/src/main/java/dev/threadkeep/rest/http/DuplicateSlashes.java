package dev.threadkeep.rest.http;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;

/**
 * Takes several slashes in a row for one, where the API in question does. Before the server reads
 * the path, since all that happens after goes by it.
 */
@Singleton
final class DuplicateSlashes implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

  private final Provider<Surfaces> surfaces;

  /** Surfaces may need beans that are not to be made this early. */
  DuplicateSlashes(Provider<Surfaces> surfaces) {
    this.surfaces = surfaces;
  }

  @Override
  public NettyServerCustomizer.Registry onCreated(
      BeanCreatedEvent<NettyServerCustomizer.Registry> created) {
    var registry = created.getBean();
    AheadOfRequests.put(registry, () -> new Handler(surfaces));
    return registry;
  }

  private static final class Handler extends ChannelInboundHandlerAdapter {

    private static final Pattern SLASHES = Pattern.compile("/{2,}");

    private final Provider<Surfaces> surfaces;

    Handler(Provider<Surfaces> surfaces) {
      this.surfaces = surfaces;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      if (message instanceof HttpRequest request && request.uri().contains("//")) {
        request.setUri(merged(request.uri()));
      }
      context.fireChannelRead(message);
    }

    private String merged(String target) {
      int query = target.indexOf('?');
      var path = query < 0 ? target : target.substring(0, query);
      var merged = SLASHES.matcher(path).replaceAll("/");
      return surfaces.get().owning(merged).filter(ApiSurface::mergesSlashes).isPresent()
          ? merged + (query < 0 ? "" : target.substring(query))
          : target;
    }
  }
}
