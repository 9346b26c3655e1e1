package dev.threadkeep.persistence.secret;

import dev.threadkeep.persistence.embedded.OwnersFile;
import dev.threadkeep.persistence.schema.UnusableDatabaseException;
import java.nio.file.Path;

/**
 * Where the master key is that the service draws for itself: beside the data of the embedded
 * server, readable by the owner of the folder alone.
 */
public final class MasterKeyFile {
  private static final String NAME = "master-key";

  private final OwnersFile file;

  private MasterKeyFile(OwnersFile file) {
    this.file = file;
  }

  /**
   * The file in a data folder. Only who owns the folder may write it, since another might at once.
   */
  public static MasterKeyFile in(Path dataFolder) {
    return new MasterKeyFile(new OwnersFile(dataFolder.resolve(NAME)));
  }

  /**
   * The keys in the file; drawn and kept if there is none yet.
   *
   * @throws UnusableDatabaseException if it cannot be read, or others can read it
   */
  public MasterKeys findOrCreate() {
    return file.read()
        .map(this::parse)
        .orElseGet(() -> keep(MasterKeys.none().behind(MasterKey.draw())));
  }

  /** Puts these keys in the place of those there are, at once or not at all. */
  public MasterKeys keep(MasterKeys keys) {
    file.write(keys.reveal());
    return keys;
  }

  private MasterKeys parse(String text) {
    try {
      return MasterKeys.parse(text);
    } catch (IllegalArgumentException wrong) {
      throw new UnusableDatabaseException(
          "What the file %s holds %s: restore it from the backup of the folder"
              .formatted(file.path(), wrong.getMessage()),
          wrong);
    }
  }
}
