package dev.threadkeep.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasuredInputTest {
  private static final int SECONDS = 20;

  @TempDir Path folder;

  @Test
  void of_a_file_it_is_known_which_part_was_read() throws IOException {
    var file = Files.writeString(folder.resolve("a.ndjson"), "1234");

    try (var input = MeasuredInput.of(file)) {
      assertThat(input.part()).isZero();
      assertThat(input.readNBytes(1)).hasSize(1);
      assertThat(input.part()).isEqualTo(0.25);
      assertThat(input.readAllBytes()).hasSize(3);
      assertThat(input.part()).isOne();
    }
  }

  @Test
  void a_pipe_is_read_once_to_its_end_and_nobody_knows_which_part_was() throws Exception {
    var pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).inheritIO().start().waitFor())
        .isZero();
    var written = CompletableFuture.runAsync(() -> write(pipe, "all of it"));

    try (var input = MeasuredInput.of(pipe)) {
      assertThat(input.readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("all of it");
      assertThat(input.part()).isNegative();
    }

    written.get(SECONDS, TimeUnit.SECONDS);
  }

  private static void write(Path path, String text) {
    try {
      Files.writeString(path, text);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
