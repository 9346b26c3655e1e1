package dev.threadkeep.bootstrap.cli;

import dev.threadkeep.bootstrap.wiring.Storage;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Compares what is stored with what the histories say. */
@Command(
    name = "check",
    description =
        "Folds the history of every thread and compares the outcome with its stored state. Prints"
            + " what differs.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class CheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private DataFolderOption data;

  @Override
  public Integer call() {
    var out = spec.commandLine().getOut();
    try (var storage = Storage.share(data.settings(), spec.commandLine().getErr()::println)) {
      var check = new HistoryCheck(storage.stores().reader(), out::println);
      storage.stores().organizations().all().forEach(check::check);
      out.printf(
          "Checked %d threads: %s.%n",
          check.threads(),
          check.differing() == 0 ? "no differences" : check.differing() + " differ");
      return check.differing() == 0 ? 0 : 1;
    }
  }
}
