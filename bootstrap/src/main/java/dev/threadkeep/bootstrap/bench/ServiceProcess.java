package dev.threadkeep.bootstrap.bench;

import dev.threadkeep.persistence.schema.DatabaseAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
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
    var builder =
        new ProcessBuilder(launcher.toString(), "serve", "--port", "0").redirectError(log.toFile());
    var environment = builder.environment();
    environment.put("TK_BUILD", "never");
    environment.remove("THREADKEEP_DATA_DIR");
    environment.remove("THREADKEEP_HOST");
    environment.put("THREADKEEP_DATABASE_URL", database.url());
    environment.put("THREADKEEP_DATABASE_USER", database.application().user());
    environment.put("THREADKEEP_DATABASE_PASSWORD", database.application().password());
    environment.put("THREADKEEP_DATABASE_OWNER_USER", database.owner().user());
    environment.put("THREADKEEP_DATABASE_OWNER_PASSWORD", database.owner().password());
    try {
      var process = builder.start();
      return new ServiceProcess(process, address(process, log));
    } catch (IOException failure) {
      throw new BenchException("The service cannot be started: " + failure, failure);
    }
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
