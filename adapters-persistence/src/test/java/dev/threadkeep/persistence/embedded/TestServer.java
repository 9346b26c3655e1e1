package dev.threadkeep.persistence.embedded;

import dev.threadkeep.persistence.schema.DatabaseAddress;
import dev.threadkeep.persistence.schema.DatabaseAddress.Login;
import dev.threadkeep.persistence.schema.UnusableDatabaseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** An embedded server with its superuser's login, which production code keeps to itself. */
public final class TestServer implements AutoCloseable {
  private static final int FOLDERS_TRIED = 32;

  private final Path folder;
  private final EmbeddedPostgres postgres;

  private TestServer(Path folder, EmbeddedPostgres postgres) {
    this.folder = folder;
    this.postgres = postgres;
  }

  public static TestServer start(Path folder) {
    return new TestServer(folder, EmbeddedPostgres.start(folder, _ -> {}));
  }

  /** In the first of several folders that no other test process uses. */
  public static TestServer startBeside(Path folder) {
    for (int number = 1; ; number++) {
      try {
        return start(folder.resolveSibling(folder.getFileName() + "-" + number));
      } catch (UnusableDatabaseException failure) {
        if (number == FOLDERS_TRIED || !String.valueOf(failure.getMessage()).contains("in use")) {
          throw failure;
        }
      }
    }
  }

  public Login administrator() {
    return postgres.server().credentials().administrator();
  }

  public DatabaseAddress address() {
    return postgres.address();
  }

  public void closeAndDelete() {
    close();
    try {
      DataFolder.deleteTree(folder);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() {
    postgres.close();
  }
}
