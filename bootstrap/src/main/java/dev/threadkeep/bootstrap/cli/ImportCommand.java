package dev.threadkeep.bootstrap.cli;

import dev.threadkeep.application.transfer.Destination;
import dev.threadkeep.application.transfer.ImportSummary;
import dev.threadkeep.application.transfer.ImportSummary.Problem;
import dev.threadkeep.application.transfer.Importing;
import dev.threadkeep.application.transfer.OnError;
import dev.threadkeep.bootstrap.wiring.RandomIds;
import dev.threadkeep.bootstrap.wiring.Storage;
import dev.threadkeep.rest.http.json.JsonLines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Adds what an export holds, beside a running service or without one. */
@Command(
    name = "import",
    description =
        "Imports what export wrote. Nothing that is there is changed: what is there already is"
            + " skipped, so that an import that broke off is simply run again.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ImportCommand implements Callable<Integer> {
  private static final Path STANDARD_INPUT = Path.of("-");

  @Spec private CommandSpec spec;

  @Mixin private DataFolderOption data;

  @Option(
      names = "--organization",
      paramLabel = "NAME",
      description =
          "Into which organization, created where there is none; each into the one of its own name"
              + " unless told otherwise.")
  private @Nullable String organization;

  @Option(
      names = "--on-error",
      paramLabel = "skip|stop",
      defaultValue = "stop",
      converter = OnErrorWord.class,
      description =
          "What to do about a line that cannot be imported: leave it out and go on, or stop there;"
              + " ${DEFAULT-VALUE} unless told otherwise.")
  private OnError onError;

  @Parameters(
      paramLabel = "FILE",
      converter = FileWord.class,
      description = "Where the export is, a pipe or a device too; - for standard input.")
  private Path file;

  @Override
  public Integer call() {
    var err = spec.commandLine().getErr();
    try (var input = open();
        var storage = Storage.share(data.settings(), err::println)) {
      var stores = storage.stores();
      var ids = RandomIds.secure();
      var destination =
          organization == null
              ? new Destination.EachByItsName(stores.organizations(), ids)
              : new Destination.Named(organization.strip(), stores.organizations(), ids);
      var progress = new ProgressLine(err, "imported");
      var summary =
          storage
              .importing()
              .run(
                  new JsonLines(input),
                  destination,
                  onError,
                  new Importing.Observer() {
                    @Override
                    public void problem(Problem problem) {
                      progress.clear();
                      err.printf(
                          Locale.ROOT,
                          "threadkeep: line %d: %s%n",
                          problem.line(),
                          problem.detail());
                    }

                    @Override
                    public void threads(long soFar) {
                      progress.show(soFar, input.part());
                    }
                  });
      progress.clear();
      spec.commandLine().getOut().println(sentence(summary));
      return summary.problems() == 0 ? 0 : 1;
    } catch (UncheckedIOException broken) {
      throw unreadable(Objects.requireNonNull(broken.getCause()));
    } catch (IOException broken) {
      throw unreadable(broken);
    }
  }

  private FileException unreadable(IOException cause) {
    return FileException.reading(
        file.equals(STANDARD_INPUT) ? "standard input" : file.toString(), cause);
  }

  private MeasuredInput open() throws IOException {
    if (file.equals(STANDARD_INPUT)) {
      return new MeasuredInput(System.in, 0);
    }
    if (Files.isDirectory(file)) {
      throw new ParameterException(
          spec.commandLine(), "%s is a folder, not a file".formatted(file));
    }
    try {
      return MeasuredInput.of(file);
    } catch (NoSuchFileException _) {
      throw new ParameterException(spec.commandLine(), "there is no file " + file);
    }
  }

  private static String sentence(ImportSummary summary) {
    return "Imported %s; there already: %s; %s%s."
        .formatted(
            counted(
                summary.threads().imported(),
                summary.entries().imported(),
                summary.policies().imported()),
            counted(
                summary.threads().skipped(),
                summary.entries().skipped(),
                summary.policies().skipped()),
            summary.problems() == 0 ? "no errors" : Count.of(summary.problems(), "error", "errors"),
            summary.stopped() ? ", stopped at the last" : "");
  }

  private static String counted(long threads, long entries, long policies) {
    return String.join(
        ", ",
        Count.ofThreads(threads),
        Count.of(entries, "directory entry", "directory entries"),
        Count.of(policies, "policy", "policies"));
  }
}
