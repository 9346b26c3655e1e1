package dev.threadkeep.bootstrap.cli;

import dev.threadkeep.bootstrap.config.Flags;
import dev.threadkeep.bootstrap.config.Settings;
import dev.threadkeep.bootstrap.demo.Demo;
import dev.threadkeep.bootstrap.demo.DemoTour;
import dev.threadkeep.bootstrap.wiring.Service;
import dev.threadkeep.bootstrap.wiring.Shutdown;
import dev.threadkeep.bootstrap.wiring.Storage;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the service until it is told to stop. */
@Command(name = "serve", description = "Runs the service until it is stopped (Ctrl-C, SIGTERM).")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ServeCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Option(
      names = "--demo",
      description =
          "Adds a demo organization with threads of every kind where there is none, and prints a new"
              + " key to it with commands to try.")
  private boolean demo;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      converter = PortWord.class,
      description =
          "Where to listen; 8080 unless told otherwise, 0 for any free (THREADKEEP_PORT).")
  private @Nullable Integer port;

  @Option(
      names = "--host",
      paramLabel = "HOST",
      description =
          "On which address; 127.0.0.1 unless told otherwise, which only this machine reaches"
              + " (THREADKEEP_HOST).")
  private @Nullable String host;

  @Option(
      names = "--data-dir",
      paramLabel = "FOLDER",
      converter = FolderWord.class,
      description = "Where the embedded database keeps its data (THREADKEEP_DATA_DIR).")
  private @Nullable Path dataFolder;

  @Override
  public void run() {
    var began = System.nanoTime();
    var settings = Settings.read(new Flags(port, host, dataFolder));
    var out = spec.commandLine().getOut();
    out.printf("Threadkeep %s%n", Program.Version.number());
    out.printf("  Data    %s%n", Storage.place(settings.database()));
    out.flush();

    Consumer<String> progress =
        line -> {
          out.println("  " + line);
          out.flush();
        };
    var tour = new AtomicReference<@Nullable DemoTour>();
    var shutdown = new Shutdown();
    try (var service =
        new Service(
            settings, progress, storage -> tour.set(demo ? Demo.in(storage, progress) : null))) {
      shutdown.closes(service);
      service.start();
      ready(service, tour.get(), Duration.ofNanos(System.nanoTime() - began), out);
      shutdown.await();
    }
  }

  private static void ready(
      Service service, @Nullable DemoTour tour, Duration taken, PrintWriter out) {
    out.printf("  API     %s/v1%n", service.url());
    out.printf("  Docs    %s/docs%n", service.url());
    out.printf("Ready after %.1f s. Ctrl-C stops it.%n", taken.toMillis() / 1000.0);
    if (tour != null) {
      tour.lines(service.url()).forEach(out::println);
    }
    out.flush();
  }
}
