package dev.threadkeep.bootstrap.cli;

import dev.threadkeep.application.StoreUnavailableException;
import dev.threadkeep.application.transfer.NoExportException;
import dev.threadkeep.bootstrap.bench.BenchException;
import dev.threadkeep.bootstrap.config.SettingsException;
import dev.threadkeep.bootstrap.wiring.StartException;
import dev.threadkeep.persistence.schema.UnusableDatabaseException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says why a command failed, a line for each reason. */
final class FailureLines implements IExecutionExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(FailureLines.class);

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, ParseResult arguments) {
    for (var line : lines(failure)) {
      command.getErr().println("threadkeep: " + line);
    }
    return command.getCommandSpec().exitCodeOnExecutionException();
  }

  private static List<String> lines(Exception failure) {
    return switch (failure) {
      case SettingsException settings -> settings.lines();
      case BenchException known -> List.of(oneLine(known));
      case FileException known -> List.of(oneLine(known));
      case NoExportException known ->
          List.of("line %d: %s".formatted(known.line(), oneLine(known)));
      case StartException known -> List.of(oneLine(known));
      case UnusableDatabaseException known -> List.of(oneLine(known));
      case StoreUnavailableException known -> List.of(oneLine(known));
      default -> {
        LOG.error("A command failed in a way that nobody foresaw", failure);
        yield List.of("failed unexpectedly; the log line above says where");
      }
    };
  }

  static String oneLine(Exception failure) {
    return String.valueOf(failure.getMessage()).replaceAll("\\s*\\R\\s*", " ");
  }
}
