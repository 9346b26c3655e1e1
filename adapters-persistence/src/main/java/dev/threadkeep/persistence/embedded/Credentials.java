package dev.threadkeep.persistence.embedded;

import dev.threadkeep.persistence.schema.DatabaseAddress.Login;
import dev.threadkeep.persistence.schema.UnusableDatabaseException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
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

  void writeTo(Path file) {
    new OwnersFile(file)
        .write(
            """
            # Logins of the embedded PostgreSQL beside this file. Keep both, or neither, in a backup.
            administrator=%s
            owner=%s
            application=%s
            """
                .formatted(administrator.password(), owner.password(), application.password()));
  }

  static Credentials readFrom(Path file) {
    var text =
        new OwnersFile(file)
            .read()
            .orElseThrow(
                () ->
                    new UnusableDatabaseException(
                        "There is no %s, and without its passwords the data cannot be opened: start the service"
                                .formatted(file)
                            + " first, or restore the file from the backup of the folder"));
    var lines = lines(text);
    return of(
        line(file, lines, "administrator"),
        line(file, lines, "owner"),
        line(file, lines, "application"));
  }

  private static Properties lines(String text) {
    try {
      var lines = new Properties();
      lines.load(new StringReader(text));
      return lines;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible); // a text is read from memory
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
}
