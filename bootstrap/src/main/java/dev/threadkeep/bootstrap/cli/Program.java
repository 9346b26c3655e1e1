package dev.threadkeep.bootstrap.cli;

import dev.threadkeep.bootstrap.config.LostLetters;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ScopeType;

/** All verbs together. */
@Command(
    name = "threadkeep",
    description = "Keeps conversation threads and their lifecycle.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Program.Version.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:it failed, check found something, or import left something out; the reason is one line on"
          + " standard error",
      "2:the command line is wrong"
    },
    footerHeading = "%n",
    footer =
        "Settings are environment variables, THREADKEEP_PORT and others: see the README. Flags win over"
            + " them.",
    subcommands = {
      ServeCommand.class,
      KeysCommand.class,
      ImportCommand.class,
      ExportCommand.class,
      CheckCommand.class,
      MasterKeyCommand.class,
      BenchCommand.class,
      VerifyCommand.class,
      RehearseCommand.class
    })
public final class Program {
  private static final int WIDTH = 100;

  private Program() {}

  /** Runs what the arguments say and tells the exit code. */
  public static int run(String... arguments) {
    var commandLine = commandLine();
    var lost = Arrays.stream(arguments).filter(LostLetters::areIn).findFirst();
    if (lost.isPresent()) {
      commandLine
          .getErr()
          .printf("threadkeep: %s%n", LostLetters.complaint("\"" + lost.get() + "\""));
      return ExitCode.USAGE;
    }
    return commandLine.execute(arguments);
  }

  static CommandLine commandLine() {
    return new CommandLine(new Program())
        .setUsageHelpWidth(WIDTH)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(new UsageLines())
        .setExecutionExceptionHandler(new FailureLines());
  }

  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"threadkeep " + number()};
    }

    static String number() {
      var version = Program.class.getPackage().getImplementationVersion();
      return version == null ? "(unpackaged)" : version;
    }
  }
}
