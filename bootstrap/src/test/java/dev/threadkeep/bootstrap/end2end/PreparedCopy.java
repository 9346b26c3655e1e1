package dev.threadkeep.bootstrap.end2end;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;

/**
 * A copy of what is built that has been started once, so that it starts as quickly as people's do
 * from their second start on. All tests of a build share it.
 */
final class PreparedCopy {
  private static final int SECONDS = 120;
  private static final Path ROOT = Path.of("target", "prepared").toAbsolutePath();
  private static final Path SAID = ROOT.resolve("said");
  private static final Path BUILD = ROOT.resolve("build");

  private PreparedCopy() {}

  /** The launcher in it. */
  static Path launcher() {
    return Holder.LAUNCHER;
  }

  /** What the launcher said at the first start. */
  static String said() {
    try {
      var _ = launcher();
      return Files.readString(SAID);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static final class Holder {
    static final Path LAUNCHER = prepared();

    private static Path prepared() {
      try {
        var build = BuiltCopy.fingerprint();
        if (!Files.exists(BUILD) || !Files.readString(BUILD).equals(build)) {
          clear();
          BuiltCopy.in(ROOT);
          startOnce();
          Files.writeString(BUILD, build);
        }
        return ROOT.resolve("threadkeep");
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new AssertionError(interrupted);
      }
    }

    private static void clear() throws IOException {
      if (!Files.exists(ROOT)) {
        return;
      }
      try (var tree = Files.walk(ROOT)) {
        for (var path : tree.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }

    /** Any start prepares, and this one is over at once. */
    private static void startOnce() throws IOException, InterruptedException {
      var command = Launcher.command(ROOT.resolve("threadkeep"), "serve", "--help");
      var process =
          command
              .redirectOutput(ROOT.resolve("help").toFile())
              .redirectError(SAID.toFile())
              .start();
      assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(Files.readString(SAID)).isZero();
    }
  }
}
