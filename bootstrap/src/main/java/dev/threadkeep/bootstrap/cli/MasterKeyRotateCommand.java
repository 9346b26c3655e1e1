package dev.threadkeep.bootstrap.cli;

import dev.threadkeep.application.connection.Resealing;
import dev.threadkeep.application.connection.Resealing.Unreadable;
import dev.threadkeep.bootstrap.wiring.KeyRotation;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Seals all secrets with another key, so that the old one can be forgotten. */
@Command(
    name = "rotate",
    description = {
      "Seals the secrets of all connections with the first of the keys in THREADKEEP_MASTER_KEY,"
          + " which the older ones behind it open. Where none is set, a new key is drawn into the"
          + " file in the data folder, for which the service must be stopped.",
      "Interrupted, it goes on where it was when it is run again."
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class MasterKeyRotateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private DataFolderOption data;

  @Override
  public Integer call() {
    var out = spec.commandLine().getOut();
    var rotation =
        KeyRotation.of(data.settingsOfData("rotate"), spec.commandLine().getErr()::println);
    var summary = rotation.run(unreadable -> out.println(line(unreadable)));
    out.println(line(summary));
    return summary.unreadable() == 0 ? 0 : 1;
  }

  private static String line(Unreadable unreadable) {
    return "connection %s of organization %s: %s"
        .formatted(
            unreadable.connection(), unreadable.organization(), unreadable.why().getMessage());
  }

  private static String line(Resealing.Summary summary) {
    return "Connections sealed anew: %d. Nothing to do: %d.%s"
        .formatted(
            summary.resealed(),
            summary.upToDate(),
            summary.unreadable() == 0
                ? ""
                : " Left as they were: %d; keep the old key.".formatted(summary.unreadable()));
  }
}
