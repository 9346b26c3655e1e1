package dev.threadkeep.bootstrap.end2end;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.persistence.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code check} finds what somebody changed behind the service's back. */
class CheckingIT {

  @Test
  void names_the_thread_whose_history_says_something_else() throws SQLException {
    ExternalPostgres.ensureRunning();
    var address = TestDatabase.bare();
    var storage = TestStorage.on(address);
    try (var service = RunningThreadkeep.on(storage, "--demo")) {
      assertThat(service.demoKey()).startsWith("tk_");
    }
    try (var superuser = TestDatabase.asSuperuser(address);
        var statement = superuser.createStatement()) {
      statement.execute(
          "UPDATE thread SET title = 'Something else' WHERE id = '%s'"
              .formatted(SeedThreads.FEATHER));
    }

    var check = Launcher.run(storage.environment(), "check");

    assertThat(check.exitCode()).isEqualTo(1);
    assertThat(check.out().lines())
        .anyMatch(line -> line.startsWith("thread %s of".formatted(SeedThreads.FEATHER)))
        .last()
        .asString()
        .startsWith("Checked 204 threads with ")
        .doesNotContain("no differences");
    assertThat(check.err()).isEmpty();
  }

  @Test
  void a_folder_without_data_is_told_about_and_not_made(@TempDir Path temporary) {
    var folder = temporary.resolve("mistyped");

    var check = Launcher.run(Map.of("THREADKEEP_DATA_DIR", folder.toString()), "check");

    assertThat(check.exitCode()).isEqualTo(1);
    assertThat(check.out()).isEmpty();
    assertThat(check.errorLines()).singleElement().asString().contains("no data to check");
    assertThat(folder).doesNotExist();
  }
}
