package dev.threadkeep.bootstrap.end2end;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.bootstrap.bench.ThreadsFile;
import dev.threadkeep.persistence.TestDatabase;
import dev.threadkeep.persistence.schema.DatabaseAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An import that is killed is run again, and then everything is there once. */
class KilledImportIT {
  private static final int THREADS = 5_000;
  private static final int SECONDS = 60;

  @TempDir Path folder;

  @Test
  void goes_on_where_it_was_when_run_again() throws Exception {
    ExternalPostgres.ensureRunning();
    var address = TestDatabase.bare();
    var storage = TestStorage.on(address);
    var whole = written("whole.ndjson", THREADS).toString();
    // Makes the tables, so that threads can be looked for.
    assertThat(imported(storage, written("none.ndjson", 0).toString()).exitCode()).isZero();

    var first = Launcher.start(storage.environment(), "import", whole);
    while (threads(address) == 0) {
      assertThat(first.waitFor(10, TimeUnit.MILLISECONDS)).isFalse();
    }
    first.destroyForcibly();
    assertThat(first.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
    long before = threads(address);
    assertThat(before).isBetween(1L, THREADS - 1L);

    var again = imported(storage, whole);

    assertThat(again.exitCode()).as(again.err()).isZero();
    assertThat(again.out())
        .isEqualTo(
            "Imported %d threads, 0 directory entries, 0 policies; there already: %d threads, 3 directory entries, 0 policies; no errors.%n"
                .formatted(THREADS - before, before));
    assertThat(threads(address)).isEqualTo(THREADS);
    Histories.assertConsistent(storage);
  }

  private static Launcher.Ran imported(TestStorage storage, String file) {
    return Launcher.run(storage.environment(), "import", file);
  }

  private static long threads(DatabaseAddress address) throws SQLException {
    try (var superuser = TestDatabase.asSuperuser(address);
        var statement = superuser.createStatement();
        var rows = statement.executeQuery("SELECT count(*) FROM thread")) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private Path written(String name, int threads) throws IOException {
    var file = folder.resolve(name);
    ThreadsFile.write(file, threads);
    return file;
  }
}
