package dev.threadkeep.persistence.embedded;

import dev.threadkeep.persistence.schema.UnusableDatabaseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Optional;

/**
 * A file with secrets in it, which the owner of the data folder alone may read, and which is there
 * whole or not at all.
 */
public record OwnersFile(Path path) {

  /**
   * What it holds, if it is there.
   *
   * @throws UnusableDatabaseException if it cannot be read, or others can read it
   */
  public Optional<String> read() {
    try {
      refuseWhenOthersMayRead();
      return Optional.of(Files.readString(path));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (IOException failure) {
      throw Trouble.with(path, failure);
    }
  }

  /**
   * Writes it, in the place of what was there.
   *
   * @throws UnusableDatabaseException if it cannot be written
   */
  public void write(String text) {
    try {
      DataFolder.writeWhole(path, text);
    } catch (IOException failure) {
      throw Trouble.with(path, failure);
    }
  }

  private void refuseWhenOthersMayRead() throws IOException {
    var others = EnumSet.copyOf(Files.getPosixFilePermissions(path));
    others.remove(PosixFilePermission.OWNER_READ);
    others.remove(PosixFilePermission.OWNER_WRITE);
    if (!others.isEmpty() || !Platform.ownedByThisUser(path)) {
      throw new UnusableDatabaseException(
          "The file %s must belong to you and be readable by you alone, since it holds secrets:"
                  .formatted(path)
              + " chmod 600 it, and change who owns it if need be");
    }
  }
}
