package dev.threadkeep.bootstrap.end2end;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.persistence.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service looks after the PostgreSQL that it started. */
class CrashingEmbeddedDatabaseIT {
  private static final int CLIENTS = 16;
  private static final int CLOSES = 60;

  @TempDir Path folder;

  @Test
  void a_postgres_that_is_killed_is_started_again_and_has_every_acknowledged_close()
      throws Exception {
    var storage = new TestStorage(Map.of("THREADKEEP_DATA_DIR", folder.toString()));
    var key = Keys.create(storage, "patient", "threads:write");
    var service = RunningThreadkeep.on(storage);
    var wire = Wire.to(service, key);
    try (var load = ClosingLoad.of(CLIENTS, wire)) {
      load.awaitMore(CLOSES);

      postmaster().destroyForcibly();
      Eventually.becomesTrue("errors", () -> !load.refusals().isEmpty());
      load.awaitMore(CLOSES);
      load.finish();

      assertThat(load.unanswered()).isEmpty();
      assertThat(load.refusals()).extracting(Wire.Raw::status).containsOnly(503);
      ClosingLoad.assertClosed(wire, load.acknowledged());
      Histories.assertConsistent(storage);
    } finally {
      assertThat(service.closeThoughItComplained())
          .contains("has ended unasked; starting it again", "runs again")
          .doesNotContain("ERROR");
    }
    assertThat(folder.resolve("postgres/postmaster.pid")).doesNotExist();
  }

  private ProcessHandle postmaster() throws IOException {
    var lines = Files.readAllLines(folder.resolve("postgres/postmaster.pid"));
    return ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).orElseThrow();
  }
}
