package dev.threadkeep.bootstrap.cli;

import dev.threadkeep.bootstrap.config.DatabaseChoice;
import dev.threadkeep.bootstrap.config.Flags;
import dev.threadkeep.bootstrap.config.Settings;
import dev.threadkeep.persistence.embedded.EmbeddedPostgres;
import dev.threadkeep.persistence.schema.UnusableDatabaseException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a verb other than serve finds the data. */
final class DataFolderOption {
  @Option(
      names = "--data-dir",
      paramLabel = "FOLDER",
      converter = FolderWord.class,
      description = "Where the embedded database keeps its data (THREADKEEP_DATA_DIR).")
  private @Nullable Path dataFolder;

  Settings settings() {
    return Settings.read(Flags.dataFolder(dataFolder));
  }

  /**
   * The same for who only reads: a mistyped folder must not look like one without data.
   *
   * @param verb what was to be done with the data
   * @throws UnusableDatabaseException if there is none
   */
  Settings settingsOfData(String verb) {
    var settings = settings();
    if (settings.database() instanceof DatabaseChoice.Embedded(var folder)
        && !EmbeddedPostgres.hasData(folder)) {
      throw new UnusableDatabaseException(
          "There is no data to %s in %s: set THREADKEEP_DATA_DIR".formatted(verb, folder));
    }
    return settings;
  }
}
