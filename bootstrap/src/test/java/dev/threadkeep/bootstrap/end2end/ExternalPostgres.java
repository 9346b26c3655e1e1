package dev.threadkeep.bootstrap.end2end;

import dev.threadkeep.persistence.ExternalServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A PostgreSQL that is none of the service's business, one for all tests of this process. */
final class ExternalPostgres {
  private static final int SECONDS = 20;

  private ExternalPostgres() {}

  static String ensureRunning() {
    return Holder.URL;
  }

  private static final class Holder {
    /** The superuser's URL; {@code TestDatabase} makes its databases there. */
    static final String URL = start();

    private static String start() {
      try {
        var process =
            new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-cp",
                    System.getProperty("java.class.path"),
                    ExternalServer.class.getName(),
                    Path.of("target", "external-postgres").toAbsolutePath().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(process)));
        var url = process.inputReader().readLine();
        if (url == null) {
          throw new AssertionError("the external server said nothing");
        }
        System.setProperty("threadkeep.test.database.url", url);
        return url;
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }

    private static void stop(Process process) {
      process.destroy();
      try {
        process.waitFor(SECONDS, TimeUnit.SECONDS);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
