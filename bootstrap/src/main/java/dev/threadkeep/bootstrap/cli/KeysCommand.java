package dev.threadkeep.bootstrap.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is done with keys from the command line, where there is no key yet to do it with. */
@Command(
    name = "keys",
    description = "Makes access keys.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = KeysCreateCommand.class)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class KeysCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "keys needs a command: create");
  }
}
