package dev.threadkeep.persistence.embedded;

import dev.threadkeep.persistence.schema.UnusableDatabaseException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where everything of one embedded server is: {@code lock}, {@code users}, {@code credentials},
 * {@code postgres/} and {@code postgres.log}.
 */
record DataFolder(Path root) {
  static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
  static final Set<PosixFilePermission> OWNER_ONLY_FOLDER =
      PosixFilePermissions.fromString("rwx------");

  /** pg_ctl hands the path to a shell inside double quotes. */
  private static final Pattern BREAKS_QUOTES = Pattern.compile("[\"$`\\\\\\p{Cntrl}]");

  /** Makes the folder where there is none, for its owner alone. */
  static DataFolder prepare(Path path) {
    var folder = path.toAbsolutePath().normalize();
    if (BREAKS_QUOTES.matcher(folder.toString()).find()) {
      throw new UnusableDatabaseException(
          "The data folder's path must not contain quotes, $, ` or \\: choose another for"
              + " THREADKEEP_DATA_DIR");
    }
    try {
      Files.createDirectories(folder);
      // PostgreSQL compares real paths, and so does the look for what it left running.
      var real = folder.toRealPath();
      refuseForeign(real);
      refuseOccupied(new DataFolder(real));
      Files.setPosixFilePermissions(real, OWNER_ONLY_FOLDER);
      if (!Files.isWritable(real)) {
        throw Trouble.notWritable(folder);
      }
      return new DataFolder(real);
    } catch (FileAlreadyExistsException _) {
      throw new UnusableDatabaseException(
          "The data folder %s is a file: choose another for THREADKEEP_DATA_DIR".formatted(folder));
    } catch (IOException failure) {
      throw Trouble.with(folder, failure);
    }
  }

  /** The folder of a server that is there already, or is said to be. */
  static DataFolder existing(Path path) {
    try {
      return new DataFolder(path.toRealPath());
    } catch (IOException failure) {
      throw new UnusableDatabaseException(
          "There is no data folder %s: start the service first, or set THREADKEEP_DATA_DIR"
              .formatted(path.toAbsolutePath()),
          failure);
    }
  }

  /** Somebody's home, say, whose permissions are not ours to change. */
  private static void refuseOccupied(DataFolder folder) throws IOException {
    if (Files.exists(folder.lock()) || Files.exists(folder.beingMade()) || folder.hasCluster()) {
      return;
    }
    try (var entries = Files.list(folder.root())) {
      // A file system of its own is empty but for this.
      if (entries.anyMatch(entry -> !entry.endsWith("lost+found"))) {
        throw new UnusableDatabaseException(
            "The data folder %s holds files of something else: choose an empty one for"
                    .formatted(folder.root())
                + " THREADKEEP_DATA_DIR");
      }
    }
  }

  private static void refuseForeign(Path folder) throws IOException {
    if (!Platform.ownedByThisUser(folder)) {
      throw new UnusableDatabaseException(
          "The data folder %s belongs to %s: run as that user, or choose another for"
                  .formatted(folder, Files.getOwner(folder).getName())
              + " THREADKEEP_DATA_DIR");
    }
  }

  Path lock() {
    return root.resolve("lock");
  }

  Path users() {
    return root.resolve("users");
  }

  Path credentials() {
    return root.resolve("credentials");
  }

  Path postgres() {
    return root.resolve("postgres");
  }

  /** Becomes {@link #postgres()} once it is whole. */
  Path beingMade() {
    return root.resolve("postgres.new");
  }

  Path log() {
    return root.resolve("postgres.log");
  }

  boolean hasCluster() {
    return Files.exists(postgres());
  }

  /** Writes a file of the owner's so that it is there whole or not at all, a power cut included. */
  static void writeWhole(Path file, String text) throws IOException {
    var side = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(side);
    Files.createFile(side, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    Files.writeString(side, text, StandardOpenOption.WRITE);
    DurableMove.of(side, file);
  }

  static void deleteTree(Path tree) throws IOException {
    if (!Files.exists(tree, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (var paths = Files.walk(tree)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
