package dev.threadkeep.bootstrap.cli;

import dev.threadkeep.application.thread.ConsistencyCheck;
import dev.threadkeep.application.thread.ConsistencyCheck.Finding;
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
    var settings = data.settingsOfData("check");
    try (var storage = Storage.share(settings, spec.commandLine().getErr()::println)) {
      var stores = storage.stores();
      var summary =
          new ConsistencyCheck(stores.organizations(), stores.consistency())
              .run(finding -> out.println(line(finding)));
      out.printf(
          "Checked %d threads with %d events: %s.%n",
          summary.threads(),
          summary.events(),
          summary.findings() == 0 ? "no differences" : summary.findings() + " findings");
      return summary.findings() == 0 ? 0 : 1;
    }
  }

  private static String line(Finding finding) {
    return "thread %s of organization %s: %s"
        .formatted(finding.thread(), finding.organization(), finding.what());
  }
}
