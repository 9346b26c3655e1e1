package dev.threadkeep.bootstrap.wiring;

import dev.threadkeep.bootstrap.config.Listen;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/** An address that was free when looked at, and what to say when it is not. */
record ListeningAddress(String host, int port) {
  /**
   * Looks before anything else starts, so that a port in use is told at once.
   *
   * @throws StartException when nobody can listen there
   */
  static ListeningAddress free(Listen listen) {
    try (var socket = new ServerSocket()) {
      // As the server itself does; otherwise a port that was just left seems in use.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(listen.host()), listen.port()));
      return new ListeningAddress(listen.host(), socket.getLocalPort());
    } catch (UnknownHostException unknown) {
      throw new StartException(
          "the host \"%s\" is unknown: set another THREADKEEP_HOST or --host"
              .formatted(listen.host()),
          unknown);
    } catch (IOException failure) {
      throw new ListeningAddress(listen.host(), listen.port()).taken(failure);
    }
  }

  StartException taken(Throwable failure) {
    var why = String.valueOf(failure.getMessage());
    if (why.contains("in use")) {
      return new StartException(
          "port %d on %s is in use: stop what uses it, or choose another with --port"
              .formatted(port, host),
          failure);
    }
    return new StartException(
        "cannot listen on %s, port %d (%s): choose others with --host and --port"
            .formatted(host, port, why),
        failure);
  }

  /** What the server ran into when it bound the address itself; somebody may have been faster. */
  RuntimeException failedToBind(RuntimeException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException) {
        return taken(cause);
      }
    }
    return failure;
  }

  String url() {
    return "http://%s:%d".formatted(host.contains(":") ? "[" + host + "]" : host, port);
  }
}
