package dev.threadkeep.bootstrap.end2end;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.persistence.Eventually;
import dev.threadkeep.persistence.embedded.TestServer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An external PostgreSQL that crashes costs its users errors, and nothing else. */
class CrashingDatabaseIT {
  private static final int CLIENTS = 16;
  private static final int CLOSES = 60;

  @TempDir static Path folder;

  private static TestServer postgres;
  private static TestStorage storage;
  private static RunningThreadkeep service;
  private static Wire wire;

  @BeforeAll
  static void start() {
    postgres = TestServer.start(folder.resolve("external"));
    storage = TestStorage.on(postgres.address());
    var key = Keys.create(storage, "patient", "threads:write");
    service = RunningThreadkeep.on(storage);
    wire = Wire.to(service, key);
  }

  @AfterAll
  static void stop() {
    try {
      Histories.assertConsistent(storage);
      assertThat(service.closeThoughItComplained())
          .contains("The database cannot be reached", "The database can be reached again")
          .doesNotContain("ERROR", "hikari");
    } finally {
      postgres.close();
    }
  }

  @Test
  void that_stops_at_once_and_comes_back() throws Exception {
    try (var load = ClosingLoad.of(CLIENTS, wire)) {
      load.awaitMore(CLOSES);

      postgres.crash();
      var readiness = wire.get("/health/readiness");
      var liveness = wire.get("/health/liveness");
      Eventually.becomesTrue("errors", () -> load.refusals().size() >= CLIENTS);
      postgres.startAgain();
      load.awaitMore(CLOSES);
      load.finish();

      assertUnavailableWasAll(load);
      assertThat(readiness.status()).isEqualTo(503);
      assertThat(liveness.status()).isEqualTo(200);
      Eventually.becomesTrue("ready again", () -> wire.get("/health/readiness").status() == 200);
      ClosingLoad.assertClosed(wire, load.acknowledged());
    }
  }

  @Test
  void that_was_away_when_a_snooze_ended() throws Exception {
    var thread = Histories.open(wire);
    var until = Instant.now().plusSeconds(1);
    Histories.snooze(wire, thread, until);

    postgres.crash();
    Eventually.becomesTrue("not ready", () -> wire.get("/health/readiness").status() == 503);
    Eventually.becomesTrue("it has ended", () -> Instant.now().isAfter(until));
    postgres.startAgain();

    Histories.becomesOpen(wire, thread);
    assertThat(Histories.types(wire, thread))
        .containsExactly("thread.opened", "thread.snoozed", "thread.woken");
  }

  @Test
  void that_loses_connections_at_random() throws Exception {
    try (var load = ClosingLoad.of(CLIENTS, wire)) {
      for (int round = 0; round < 15; round++) {
        load.awaitMore(CLIENTS / 2);
        terminateSomeBackends();
      }
      load.awaitMore(CLOSES);
      load.finish();

      assertUnavailableWasAll(load);
      ClosingLoad.assertClosed(wire, load.acknowledged());
    }
  }

  private static void terminateSomeBackends() throws SQLException {
    try (var administrator = postgres.asAdministrator();
        var statement = administrator.createStatement()) {
      statement.execute(
          """
          SELECT pg_terminate_backend(pid)
            FROM pg_stat_activity
           WHERE datname = current_database() AND pid <> pg_backend_pid()
           ORDER BY random()
           LIMIT 3
          """);
    }
  }

  private static void assertUnavailableWasAll(ClosingLoad load) {
    assertThat(load.unanswered()).isEmpty();
    assertThat(load.refusals())
        .allSatisfy(
            refusal -> {
              assertThat(refusal.status()).as(refusal.text()).isEqualTo(503);
              assertThat(refusal.header("Retry-After")).matches("[1-9][0-9]?");
              assertThat(refusal.header("Content-Type")).startsWith("application/problem+json");
              assertThat(refusal.at("/code")).isEqualTo("unavailable");
            });
  }
}
