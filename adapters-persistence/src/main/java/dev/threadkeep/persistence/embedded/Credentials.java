package dev.threadkeep.persistence.embedded;

import dev.threadkeep.persistence.schema.DatabaseAddress.Login;
import dev.threadkeep.persistence.schema.UnusableDatabaseException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Properties;

/** The three logins of an embedded server; only the owner of the data folder may read the file. */
record Credentials(Login administrator, Login owner, Login application) {
  private static final int RANDOM_BYTES = 24;

  static Credentials generate() {
    var random = new SecureRandom();
    return of(password(random), password(random), password(random));
  }

  private static Credentials of(String administrator, String owner, String application) {
    return new Credentials(
        new Login("threadkeep_admin", administrator),
        new Login("threadkeep_owner", owner),
        new Login("threadkeep_app", application));
  }

  private static String password(SecureRandom random) {
    var bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  void writeTo(Path file) throws IOException {
    DataFolder.writeWhole(
        file,
        """
        # Logins of the embedded PostgreSQL beside this file. Keep both, or neither, in a backup.
        administrator=%s
        owner=%s
        application=%s
        """
            .formatted(administrator.password(), owner.password(), application.password()));
  }

  static Credentials readFrom(Path file) {
    try {
      refuseWhenOthersMayRead(file);
      var lines = new Properties();
      lines.load(new StringReader(Files.readString(file)));
      return of(
          line(file, lines, "administrator"),
          line(file, lines, "owner"),
          line(file, lines, "application"));
    } catch (NoSuchFileException missing) {
      throw new UnusableDatabaseException(
          "There is no %s, and without its passwords the data cannot be opened: start the service"
                  .formatted(file)
              + " first, or restore the file from the backup of the folder",
          missing);
    } catch (IOException failure) {
      throw Trouble.with(file, failure);
    }
  }

  private static String line(Path file, Properties lines, String name) {
    var password = lines.getProperty(name, "");
    if (password.isBlank()) {
      throw new UnusableDatabaseException(
          "The file %s has no line %s=…: restore it from the backup of the folder"
              .formatted(file, name));
    }
    return password;
  }

  private static void refuseWhenOthersMayRead(Path file) throws IOException {
    var others = EnumSet.copyOf(Files.getPosixFilePermissions(file));
    others.remove(PosixFilePermission.OWNER_READ);
    others.remove(PosixFilePermission.OWNER_WRITE);
    if (!others.isEmpty() || !Platform.ownedByThisUser(file)) {
      throw new UnusableDatabaseException(
          "The file %s must belong to you and be readable by you alone, since it holds passwords:"
                  .formatted(file)
              + " chmod 600 it, and change who owns it if need be");
    }
  }
}
