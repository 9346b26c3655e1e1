package dev.threadkeep.persistence;

import dev.threadkeep.persistence.embedded.TestServer;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A PostgreSQL that runs as a process of its own, for tests of the external database. It prints one
 * line, the superuser's URL, and stops when its standard input ends or it is terminated.
 */
public final class ExternalServer {
  private ExternalServer() {}

  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 1) {
      System.err.println("usage: ExternalServer DATA_FOLDER");
      System.exit(2);
    }
    try (var server = TestServer.start(Path.of(arguments[0]))) {
      Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stops-postgres"));
      System.out.println(url(server));
      while (System.in.read() >= 0) {
        // Only the end matters.
      }
    }
  }

  private static String url(TestServer server) {
    var login = server.administrator();
    return "postgresql://%s:%s@%s"
        .formatted(
            login.user(),
            login.password(),
            server.address().place().replaceFirst("/.*", "/postgres"));
  }
}
