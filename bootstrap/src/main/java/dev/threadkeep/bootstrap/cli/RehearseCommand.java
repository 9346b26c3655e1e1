package dev.threadkeep.bootstrap.cli;

import dev.threadkeep.bootstrap.bench.ThreadsFile;
import dev.threadkeep.bootstrap.config.Flags;
import dev.threadkeep.bootstrap.config.Settings;
import dev.threadkeep.bootstrap.demo.Demo;
import dev.threadkeep.bootstrap.demo.DemoTour;
import dev.threadkeep.bootstrap.wiring.Service;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Starts the service on a throw-away database, asks of it what clients ask, stops it, and imports
 * some threads. The launcher has the JVM watch this once after a build, and the next starts are
 * quicker by what it has seen.
 */
@Command(
    name = "rehearse",
    hidden = true,
    description = "Starts, answers a few requests, stops; imports.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class RehearseCommand implements Runnable {
  /** So many that the JVM sees which of the methods run often, and with what. */
  private static final int THREADS = 2_000;

  @Option(
      names = "--data-dir",
      required = true,
      converter = FolderWord.class,
      description = "An empty folder to do it in.")
  private Path dataFolder;

  @Override
  public void run() {
    try {
      serve();
      importThreads();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve() throws IOException, InterruptedException {
    var settings = Settings.read(new Flags(0, "127.0.0.1", dataFolder));
    var tour = new AtomicReference<@Nullable DemoTour>();
    try (var service =
        new Service(settings, _ -> {}, storage -> tour.set(Demo.in(storage, _ -> {})))) {
      service.start();
      Rehearsal.of(service.url(), Objects.requireNonNull(tour.get()).key()).run();
    }
  }

  /** As the command does it. */
  private void importThreads() throws IOException {
    var file = dataFolder.resolve("threads.ndjson");
    ThreadsFile.write(file, THREADS);
    var said = new StringWriter();
    int exitCode =
        Program.commandLine()
            .setOut(new PrintWriter(said))
            .setErr(new PrintWriter(said))
            .execute("import", "--data-dir", dataFolder.toString(), file.toString());
    if (exitCode != 0) {
      throw new IllegalStateException("the threads were not imported: " + said);
    }
  }
}
