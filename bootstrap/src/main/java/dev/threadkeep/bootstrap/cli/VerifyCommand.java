package dev.threadkeep.bootstrap.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Listed here for the help alone: the launcher builds and tests before there is a program. */
@Command(
    name = "verify",
    description = "Builds everything and runs every check and test (by ./threadkeep alone).")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class VerifyCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Option(names = "--long", description = "Also the load, crash and figure runs.")
  private boolean alsoLong;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "run ./threadkeep verify%s in the source folder".formatted(alsoLong ? " --long" : ""));
  }
}
