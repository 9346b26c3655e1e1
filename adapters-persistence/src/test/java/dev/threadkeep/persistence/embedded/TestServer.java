package dev.threadkeep.persistence.embedded;

import dev.threadkeep.persistence.schema.DatabaseAddress;
import dev.threadkeep.persistence.schema.DatabaseAddress.Login;
import dev.threadkeep.persistence.schema.UnusableDatabaseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;

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

  /** Ends it as a crash does: with {@code pg_ctl stop -m immediate}. */
  public void crash() {
    try {
      programs()
          .run(folder, 60, "pg_ctl", "stop", "--mode=immediate", "--pgdata=" + data().postgres());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** After a crash, on the same port. */
  public void startAgain() {
    try {
      new Cluster(data(), programs(), _ -> {}).runAgain(postgres.server());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** A connection that may do anything, to the database that others work with. */
  public Connection asAdministrator() throws SQLException {
    return postgres.server().connect(administrator(), Server.DATABASE);
  }

  /**
   * Has every transaction that writes wait, once it is done and safe on disk, before anybody is
   * told so: for a standby, of which there is none.
   */
  public void holdCommits() {
    synchronousStandby("nobody");
  }

  public void releaseCommits() {
    synchronousStandby("");
  }

  /** How many transactions wait like that. */
  public int heldCommits() throws SQLException {
    try (var administrator = asAdministrator();
        var statement = administrator.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'SyncRep'")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private void synchronousStandby(String name) {
    try (var administrator = asAdministrator();
        var statement = administrator.createStatement()) {
      Files.writeString(
          data().postgres().resolve("postgresql.conf"),
          "synchronous_standby_names = '%s'%n".formatted(name),
          StandardOpenOption.APPEND);
      statement.execute("SELECT pg_reload_conf()");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private DataFolder data() {
    return DataFolder.existing(folder);
  }

  private Programs programs() throws IOException {
    var origin = new Origin(Bundle::ofThisMachine, _ -> {});
    return origin.bundle().get().unpackedIn(origin.cache(data()), origin.progress());
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
