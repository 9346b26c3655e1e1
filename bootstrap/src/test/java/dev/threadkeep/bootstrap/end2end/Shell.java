package dev.threadkeep.bootstrap.end2end;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Runs commands as people paste them: in order, in one shell, so that variables last. */
final class Shell {
  private static final int SECONDS = 120;

  private final Path folder;
  private final TestStorage storage;

  /**
   * @param folder where it may write
   * @param storage what commands of ours work on
   */
  Shell(Path folder, TestStorage storage) {
    this.folder = folder;
    this.storage = storage;
  }

  /** What became of a command. */
  record Ran(String command, String exitCode, String out, String err) {}

  List<Ran> run(List<String> commands) {
    try {
      var script = new StringBuilder();
      for (int number = 0; number < commands.size(); number++) {
        script.append(
            "{ %s\n} >'%s' 2>'%s'; echo $? >'%s'\n"
                .formatted(
                    commands.get(number),
                    file("out", number),
                    file("err", number),
                    file("code", number)));
      }
      run(Files.writeString(folder.resolve("script.sh"), script));
      return IntStream.range(0, commands.size()).mapToObj(it -> ran(commands.get(it), it)).toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  private void run(Path script) throws IOException, InterruptedException {
    var builder =
        new ProcessBuilder("sh", script.toString())
            .directory(Launcher.SOURCES.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("script.log").toFile());
    builder.environment().putAll(storage.environment());
    builder.environment().put("TK_BUILD", "never");
    assertThat(builder.start().waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(folder.resolve("script.log")).isEmptyFile();
  }

  private Ran ran(String command, int number) {
    return new Ran(command, text("code", number).strip(), text("out", number), text("err", number));
  }

  private String text(String name, int number) {
    try {
      return Files.readString(file(name, number));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private Path file(String name, int number) {
    return folder.resolve(name + number);
  }
}
