package dev.threadkeep.bootstrap.end2end;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.persistence.Eventually;
import dev.threadkeep.persistence.TestDatabase;
import dev.threadkeep.persistence.schema.DatabaseAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full is an error, and everything works again once there is room. */
class FullDiskIT {
  private static final int NOTE = 9_000;
  private static final int MOST_CLOSES = 400;

  /** Of the same seed, so that every run fills the same pages. */
  private final RandomGenerator random = new SplittableRandom(3);

  @TempDir Path folder;

  @Test
  void under_the_tables_refuses_changes_and_goes_on_reading() throws Exception {
    ExternalPostgres.ensureRunning();
    var address = TestDatabase.bare();
    var storage = TestStorage.on(address);
    try (var disk = SmallDisk.at(folder.resolve("disk"), "64m")) {
      move(address, folder.resolve("disk"));
      try {
        refuseAndRecover(storage, disk);
      } finally {
        moveBack(address);
      }
    }
  }

  private void refuseAndRecover(TestStorage storage, SmallDisk disk) throws Exception {
    var key = Keys.create(storage, "cramped", "threads:write");
    var service = RunningThreadkeep.on(storage);
    try {
      var wire = Wire.to(service, key);
      var threads = openAll(wire);
      disk.fill();

      var closed = closeUntilRefused(wire, threads);

      var refused = wire.get("/v1/threads/" + threads.get(closed));
      assertThat(refused.status()).isEqualTo(200);
      assertThat(refused.at("/status")).isEqualTo("open");
      assertThat(refused.header("ETag")).isEqualTo("\"1\"");
      assertThat(wire.get("/v1/threads?limit=200").status()).isEqualTo(200);
      assertThat(wire.get("/health/readiness").status()).isEqualTo(200);
      disk.makeRoom();
      assertThat(close(wire, threads.get(closed)).status()).isEqualTo(200);
      ClosingLoad.assertClosed(wire, threads.subList(0, closed + 1));
      Histories.assertConsistent(storage);
    } finally {
      assertThat(service.closeThoughItComplained()).doesNotContain("ERROR");
    }
  }

  @Test
  void under_a_killed_embedded_server_is_waited_for_until_there_is_room() throws Exception {
    var data = folder.resolve("disk").resolve("data");
    try (var disk = SmallDisk.at(folder.resolve("disk"), "160m")) {
      var storage = new TestStorage(Map.of("THREADKEEP_DATA_DIR", data.toString()));
      var key = Keys.create(storage, "cramped", "threads:write");
      var service = RunningThreadkeep.on(storage);
      try {
        var wire = Wire.to(service, key);
        var threads = openAll(wire);
        disk.fill();
        var closed = closeUntilRefused(wire, threads);

        // Where there is not even room for what a start writes, only more of it helps.
        postmaster(data).destroyForcibly();
        Eventually.becomesTrue("errors", () -> wire.get("/v1/threads").status() == 503);
        disk.makeRoom();

        Eventually.becomesTrue(
            "changes work", () -> close(wire, threads.get(closed)).status() != 503);
        ClosingLoad.assertClosed(wire, threads.subList(0, closed + 1));
        Histories.assertConsistent(storage);
      } finally {
        assertThat(service.closeThoughItComplained())
            .contains("has ended unasked; starting it again", "runs again");
      }
    }
  }

  private static List<String> openAll(Wire wire) {
    var threads = new ArrayList<String>();
    for (int number = 0; number < MOST_CLOSES; number++) {
      threads.add(Histories.open(wire));
    }
    return threads;
  }

  /** How many could be closed before one was refused. */
  private int closeUntilRefused(Wire wire, List<String> threads) {
    for (int closed = 0; closed < threads.size(); closed++) {
      var answer = close(wire, threads.get(closed));
      if (answer.status() != 200) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(503);
        assertThat(answer.at("/code")).isEqualTo("unavailable");
        assertThat(answer.header("Retry-After")).matches("[1-9][0-9]?");
        return closed;
      }
    }
    throw new AssertionError("the disk was never full");
  }

  /** With a note that cannot be compressed. */
  private Wire.Raw close(Wire wire, String thread) {
    var note = new StringBuilder();
    random.ints(NOTE, '0', 'z').filter(Character::isLetterOrDigit).forEach(note::appendCodePoint);
    return wire.post(
        "/v1/threads/%s/close".formatted(thread), "{\"note\": \"%s\"}".formatted(note));
  }

  private static void move(DatabaseAddress address, Path disk) throws IOException, SQLException {
    var tables = Files.createDirectory(disk.resolve("tables"));
    asSuperuser("CREATE TABLESPACE small LOCATION '%s'".formatted(tables));
    asSuperuser("ALTER DATABASE %s SET TABLESPACE small".formatted(name(address)));
  }

  private static void moveBack(DatabaseAddress address) throws SQLException {
    asSuperuser("DROP DATABASE %s WITH (FORCE)".formatted(name(address)));
    asSuperuser("DROP TABLESPACE small");
  }

  private static String name(DatabaseAddress address) {
    return address.place().replaceFirst(".*/", "");
  }

  /** From another database, since one that is moved must not be in use. */
  private static void asSuperuser(String command) throws SQLException {
    try (var superuser = TestDatabase.asSuperuser(TestDatabase.bare());
        var statement = superuser.createStatement()) {
      statement.execute(command);
    }
  }

  private static ProcessHandle postmaster(Path data) throws IOException {
    var lines = Files.readAllLines(data.resolve("postgres/postmaster.pid"));
    return ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).orElseThrow();
  }
}
