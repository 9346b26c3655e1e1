package dev.threadkeep.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.domain.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares what is written for good with files that somebody has approved. After a change that is
 * meant, {@code -Dthreadkeep.approve=true} writes them anew, for the reviewer to see.
 */
public final class Approved {
  private static final Path FOLDER = Path.of("src", "test", "resources", "approved");

  private Approved() {}

  public static void isAsApproved(String name, JsonValue value) {
    var file = FOLDER.resolve(name + ".json");
    var text = value + "\n";
    try {
      if (Boolean.getBoolean("threadkeep.approve")) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, StandardCharsets.UTF_8);
      }
      assertThat(file).as("the approved form of %s", name).exists();
      assertThat(text).as(name).isEqualTo(Files.readString(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
