package dev.threadkeep.bootstrap.bench;

import dev.threadkeep.persistence.schema.DatabaseAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged service in a process of its own, as users start it. */
final class ServiceProcess implements AutoCloseable {
  private static final int END_SECONDS = 30;

  private final Process process;
  private final URI uri;

  private ServiceProcess(Process process, URI uri) {
    this.process = process;
    this.uri = uri;
  }

  static ServiceProcess start(Path launcher, DatabaseAddress database, Path log) {
    return start(launcher, environment(database), log);
  }

  /** With these settings. */
  static ServiceProcess start(Path launcher, Map<String, String> settings, Path log) {
    var builder =
        new ProcessBuilder(launcher.toString(), "serve", "--port", "0").redirectError(log.toFile());
    settle(builder, settings);
    try {
      var process = builder.start();
      return new ServiceProcess(process, address(process, log));
    } catch (IOException failure) {
      throw new BenchException("The service cannot be started: " + failure, failure);
    }
  }

  /** The settings of a service on that database. */
  static Map<String, String> environment(DatabaseAddress database) {
    return Map.of(
        "THREADKEEP_DATABASE_URL", database.url(),
        "THREADKEEP_DATABASE_USER", database.application().user(),
        "THREADKEEP_DATABASE_PASSWORD", database.application().password(),
        "THREADKEEP_DATABASE_OWNER_USER", database.owner().user(),
        "THREADKEEP_DATABASE_OWNER_PASSWORD", database.owner().password());
  }

  /** Gives the process these settings and none of those of whoever measures. */
  static void settle(ProcessBuilder builder, Map<String, String> settings) {
    var environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("THREADKEEP_"));
    environment.put("TK_BUILD", "never");
    environment.putAll(settings);
  }

  private static URI address(Process process, Path log) throws IOException {
    BufferedReader lines = process.inputReader();
    String api = null;
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.strip().startsWith("API")) {
        api = line.strip().substring("API".length()).strip();
      }
      if (api != null && line.startsWith("Ready after")) {
        return URI.create(api);
      }
    }
    process.destroyForcibly();
    throw new BenchException("The service did not start; it says why in " + log);
  }

  URI uri() {
    return uri;
  }

  long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    end(process);
  }

  static void end(Process process) {
    process.destroy();
    try {
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
