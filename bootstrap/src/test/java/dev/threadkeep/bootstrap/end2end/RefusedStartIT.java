package dev.threadkeep.bootstrap.end2end;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.persistence.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What keeps the service from starting is told in one line, and the exit code is 1. */
class RefusedStartIT {
  @TempDir Path folder;

  @Test
  void with_a_port_in_use() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var port = Integer.toString(taken.getLocalPort());

      refused(
          TestStorage.fresh(folder).with("THREADKEEP_PORT", port),
          "port %s on 127.0.0.1 is in use".formatted(port));
    }
  }

  @Test
  void with_an_unknown_host() {
    refused(
        TestStorage.fresh(folder).with("THREADKEEP_HOST", "no.such.host.invalid"),
        "no.such.host.invalid");
  }

  @Test
  void with_a_setting_that_does_not_exist() {
    refused(TestStorage.fresh(folder).with("THREADKEEP_PROT", "8081"), "THREADKEEP_PROT");
  }

  @Test
  void with_a_setting_that_no_dialect_has() {
    refused(
        TestStorage.fresh(folder).with("THREADKEEP_DIALECT_SETTINGS", "acme.colour=red"),
        "No dialect has the setting acme.colour");
  }

  @Test
  void with_a_malformed_setting() {
    refused(
        TestStorage.fresh(folder).with("THREADKEEP_PORT", "http"), "THREADKEEP_PORT is \"http\"");
  }

  @Test
  void with_settings_that_contradict_each_other() {
    refused(
        new TestStorage(
            Map.of(
                "THREADKEEP_DATABASE_URL",
                "postgresql://app@localhost/threads",
                "THREADKEEP_DATA_DIR",
                folder.toString())),
        "contradict each other");
  }

  @Test
  void with_a_database_that_cannot_be_reached() throws IOException {
    int free;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }

    refused(
        new TestStorage(
            Map.of(
                "THREADKEEP_DATABASE_URL",
                "postgresql://app:secret@127.0.0.1:%d/threads".formatted(free))),
        "127.0.0.1:%d/threads cannot be reached".formatted(free));
  }

  @Test
  void with_a_superuser_as_the_application_role() throws SQLException {
    ExternalPostgres.ensureRunning();
    var address = TestDatabase.bare();
    try (var superuser = TestDatabase.asSuperuser(address);
        var statement = superuser.createStatement()) {
      statement.execute(
          "DO $$ BEGIN CREATE ROLE too_mighty SUPERUSER LOGIN PASSWORD 'mighty';"
              + " EXCEPTION WHEN duplicate_object THEN NULL; END $$");
    }
    var storage =
        TestStorage.on(address)
            .with("THREADKEEP_DATABASE_USER", "too_mighty")
            .with("THREADKEEP_DATABASE_PASSWORD", "mighty")
            .with("THREADKEEP_DATABASE_OWNER_USER", address.owner().user())
            .with("THREADKEEP_DATABASE_OWNER_PASSWORD", address.owner().password());

    refused(storage, "too_mighty");
  }

  @Test
  void with_a_folder_that_another_process_owns() {
    var storage = embedded(folder.resolve("data"));
    try (var owner = RunningThreadkeep.on(storage)) {
      assertThat(owner.url()).isNotEmpty();

      refused(storage, "is in use by process");
    }
  }

  @Test
  void with_a_file_in_place_of_a_folder() throws IOException {
    var data = Files.writeString(folder.resolve("holiday.jpg"), "not really");

    refused(embedded(data), data.toString());
  }

  @Test
  void with_a_folder_where_none_can_be_made() {
    refused(embedded(Path.of("/proc/threadkeep")), "/proc/threadkeep is not there and cannot be");
  }

  @Test
  void with_a_folder_of_another_postgresql() throws IOException {
    var data = folder.resolve("data");
    try (var before = RunningThreadkeep.on(embedded(data))) {
      assertThat(before.url()).isNotEmpty();
    }
    Files.writeString(data.resolve("postgres").resolve("PG_VERSION"), "17\n");

    refused(embedded(data), "17");
  }

  private static TestStorage embedded(Path data) {
    return new TestStorage(Map.of("THREADKEEP_DATA_DIR", data.toString()));
  }

  private static void refused(TestStorage storage, String because) {
    var arguments =
        storage.environment().containsKey("THREADKEEP_PORT")
            ? new String[] {"serve"}
            : new String[] {"serve", "--port", "0"};

    var ran = Launcher.run(storage.environment(), arguments);

    assertThat(ran.exitCode()).as(ran.err()).isEqualTo(1);
    assertThat(ran.errorLines())
        .hasSize(1)
        .first()
        .asString()
        .startsWith("threadkeep: ")
        .contains(because);
  }
}
