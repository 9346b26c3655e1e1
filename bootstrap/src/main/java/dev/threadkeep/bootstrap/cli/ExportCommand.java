package dev.threadkeep.bootstrap.cli;

import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.access.OrganizationStore;
import dev.threadkeep.application.access.OrganizationStore.Organization;
import dev.threadkeep.application.transfer.Exporting.Section;
import dev.threadkeep.bootstrap.wiring.Storage;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.json.JsonValue.JsonText;
import dev.threadkeep.domain.party.Actor;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes all there is of organizations, beside a running service or without one. */
@Command(
    name = "export",
    description =
        "Writes organizations with their policies, directories and threads, a JSON object to a"
            + " line; never keys or other secrets. import reads it.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ExportCommand implements Callable<Integer> {
  private static final Path STANDARD_OUTPUT = Path.of("-");

  @Spec private CommandSpec spec;

  @Mixin private DataFolderOption data;

  @ArgGroup(multiplicity = "1")
  private Which which;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      defaultValue = "-",
      converter = FileWord.class,
      description =
          "Where to, in place of what is there; standard output unless told otherwise, as with -.")
  private Path file;

  /** What to export. */
  static final class Which {
    @Option(names = "--organization", paramLabel = "NAME", description = "The one of this name.")
    private @Nullable String organization;

    @Option(names = "--all", description = "Every organization there is.")
    private boolean all;
  }

  @Override
  public Integer call() {
    var err = spec.commandLine().getErr();
    refuseFolder();
    var settings = data.settingsOfData("export");
    try (var storage = Storage.share(settings, err::println)) {
      var sections =
          chosen(storage.stores().organizations()).stream()
              .map(each -> new Section(each, Caller.service(each.id(), new Actor.Policy())))
              .toList();
      if (sections.isEmpty()) {
        err.println(
            "threadkeep: there is no organization"
                + (which.all ? "" : " \"%s\"".formatted(which.organization)));
        return 1;
      }
      long threads = target().write(out -> write(storage, sections, writer(out)));
      err.printf(
          "Exported %s of %s.%n",
          Count.ofThreads(threads), Count.of(sections.size(), "organization", "organizations"));
      return 0;
    } catch (IOException failure) {
      throw FileException.writing(
          file.equals(STANDARD_OUTPUT) ? "standard output" : file.toString(), failure);
    }
  }

  private List<Organization> chosen(OrganizationStore organizations) {
    return which.organization == null
        ? organizations.all()
        : organizations.find(which.organization.strip()).stream().toList();
  }

  private Target target() throws IOException {
    return file.equals(STANDARD_OUTPUT) ? new Target.StandardOutput() : Target.of(file);
  }

  private void refuseFolder() {
    if (!file.equals(STANDARD_OUTPUT) && Files.isDirectory(file)) {
      throw new ParameterException(
          spec.commandLine(), "%s is a folder, not a file".formatted(file));
    }
  }

  private static BufferedWriter writer(OutputStream stream) {
    return new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
  }

  private long write(Storage storage, List<Section> sections, BufferedWriter out)
      throws IOException {
    var progress = new ProgressLine(spec.commandLine().getErr(), "exported");
    long threads = 0;
    var records = storage.exporting().records(sections);
    while (records.hasNext()) {
      for (var record : records.next()) {
        out.append(record.toString()).append('\n');
        threads += isThread(record) ? 1 : 0;
      }
      progress.show(threads, -1);
    }
    out.flush();
    progress.clear();
    return threads;
  }

  private static boolean isThread(JsonObject record) {
    return new JsonText("thread").equals(record.members().get("type"));
  }
}
