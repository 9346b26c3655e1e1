package dev.threadkeep.persistence.embedded;

import dev.threadkeep.persistence.schema.UnusableDatabaseException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL as it comes on the class path: one archive per system, unpacked once per machine. */
record Bundle(URL archive) {
  private static final int BUFFER = 1 << 16;
  private static final int EXECUTABLE = 0100;

  static Bundle ofThisMachine() {
    return of(Platform.name());
  }

  static Bundle of(String platform) {
    var archive = Bundle.class.getResource("/postgres-" + platform + ".txz");
    if (archive == null) {
      throw new UnusableDatabaseException(
          "There is no embedded PostgreSQL for %s: set THREADKEEP_DATABASE_URL to a server of yours"
              .formatted(platform));
    }
    return new Bundle(archive);
  }

  /**
   * Gives the programs, unpacking them where that was not done yet. Several processes may do so at
   * once: one of them wins and the others use what it made.
   */
  Programs unpackedIn(Path cache, Consumer<String> progress) {
    try {
      var home = cache.resolve("postgresql-" + fingerprint());
      if (!Files.exists(home)) {
        progress.accept("Unpacking PostgreSQL into " + home);
        unpack(home);
      }
      return Programs.in(home.toRealPath());
    } catch (IOException failure) {
      throw Trouble.with(cache, failure);
    }
  }

  /** From the jar's directory: reading the whole archive at each start would cost more. */
  private String fingerprint() throws IOException {
    var connection = archive.openConnection();
    if (connection instanceof JarURLConnection jar) {
      jar.setUseCaches(false);
      try (var _ = jar.getJarFile()) {
        return "%08x-%d".formatted(jar.getJarEntry().getCrc(), jar.getJarEntry().getSize());
      }
    }
    try (var in = archive.openStream()) {
      var bytes = in.readAllBytes();
      var sum = new CRC32();
      sum.update(bytes);
      return "%08x-%d".formatted(sum.getValue(), bytes.length);
    }
  }

  private void unpack(Path home) throws IOException {
    Files.createDirectories(home.getParent());
    var side =
        Files.createTempDirectory(
            home.getParent(),
            "unpacking-",
            PosixFilePermissions.asFileAttribute(DataFolder.OWNER_ONLY_FOLDER));
    try {
      try (var in = new BufferedInputStream(archive.openStream(), BUFFER);
          var entries = new TarArchiveInputStream(new XZInputStream(in))) {
        for (var entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
          unpack(entry, entries, side);
        }
      }
      DurableMove.of(side, home);
    } catch (FileSystemException failure) {
      if (!Files.exists(home)) {
        throw failure;
      }
    } finally {
      DataFolder.deleteTree(side);
    }
  }

  private static void unpack(TarArchiveEntry entry, InputStream content, Path side)
      throws IOException {
    var place = side.resolve(entry.getName()).normalize();
    if (!place.startsWith(side)) {
      throw new IOException("the archive reaches out of its folder: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(place);
      return;
    }
    Files.createDirectories(place.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(place, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(content, place);
    if ((entry.getMode() & EXECUTABLE) != 0) {
      Files.setPosixFilePermissions(place, DataFolder.OWNER_ONLY_FOLDER);
    }
  }
}
