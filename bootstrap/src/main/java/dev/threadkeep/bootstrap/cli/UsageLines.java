package dev.threadkeep.bootstrap.cli;

import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Says what is wrong with a command line in one line, and where the right one is told. */
final class UsageLines implements IParameterExceptionHandler {

  @Override
  public int handleParseException(ParameterException wrong, String[] arguments) {
    var command = wrong.getCommandLine();
    CommandSpec spec = command.getCommandSpec();
    command
        .getErr()
        .printf(
            "threadkeep: %s (see: %s --help)%n",
            FailureLines.oneLine(wrong), spec.qualifiedName(" "));
    return spec.exitCodeOnInvalidInput();
  }
}
