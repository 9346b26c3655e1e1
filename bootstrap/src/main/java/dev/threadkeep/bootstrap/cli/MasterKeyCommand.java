package dev.threadkeep.bootstrap.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is done with the key that seals the secrets of connections. */
@Command(
    name = "master-key",
    description = "Changes the key that seals the secrets of connections.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = MasterKeyRotateCommand.class)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class MasterKeyCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "master-key needs a command: rotate");
  }
}
