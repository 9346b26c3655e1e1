package dev.threadkeep.bootstrap.cli;

import dev.threadkeep.bootstrap.config.Flags;
import dev.threadkeep.bootstrap.config.Settings;
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
}
