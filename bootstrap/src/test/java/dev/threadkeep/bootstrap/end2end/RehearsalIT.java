package dev.threadkeep.bootstrap.end2end;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearsalIT {
  @Test
  void starts_answers_itself_stops_and_imports_threads_without_a_word(@TempDir Path temporary)
      throws Exception {
    var data = temporary.resolve("data");

    var result = Launcher.run(Map.of(), "rehearse", "--data-dir", data.toString());

    assertThat(result.out()).isEmpty();
    assertThat(result.err()).isEmpty();
    assertThat(result.exitCode()).isZero();
    assertThat(data.resolve("postgres/PG_VERSION")).exists();
    assertThat(Files.exists(data.resolve("postgres/postmaster.pid"))).isFalse();
    var exported = temporary.resolve("exported.ndjson").toString();
    Launcher.run(Map.of(), "export", "--all", "--data-dir", data.toString(), exported);
    assertThat(Path.of(exported)).content().contains("\"title\":\"Refund for order 2000\"");
  }
}
