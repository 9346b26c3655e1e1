package dev.threadkeep.bootstrap.cli;

import dev.threadkeep.bootstrap.config.Flags;
import dev.threadkeep.bootstrap.config.Settings;
import dev.threadkeep.bootstrap.demo.Demo;
import dev.threadkeep.bootstrap.demo.DemoTour;
import dev.threadkeep.bootstrap.wiring.Service;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Starts the service on a throw-away database, asks of it what clients ask, and stops. The launcher
 * has the JVM watch this once after a build, and the next starts are quicker by what it has seen.
 */
@Command(name = "rehearse", hidden = true, description = "Starts, answers a few requests, stops.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class RehearseCommand implements Runnable {
  @Option(
      names = "--data-dir",
      required = true,
      converter = FolderWord.class,
      description = "An empty folder to do it in.")
  private Path dataFolder;

  @Override
  public void run() {
    var settings = Settings.read(new Flags(0, "127.0.0.1", dataFolder));
    var tour = new AtomicReference<@Nullable DemoTour>();
    try (var service =
        new Service(settings, _ -> {}, storage -> tour.set(Demo.in(storage, _ -> {})))) {
      service.start();
      Rehearsal.of(service.url(), Objects.requireNonNull(tour.get()).key()).run();
    } catch (IOException failure) {
      throw new IllegalStateException("the service did not answer itself", failure);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
