package dev.threadkeep.bootstrap.end2end;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A file system in memory with little room; a test that needs one is skipped without root. */
final class SmallDisk implements AutoCloseable {
  private static final int CHUNK = 4096;

  private final Path folder;

  private SmallDisk(Path folder) {
    this.folder = folder;
  }

  static SmallDisk at(Path folder, String size) throws IOException {
    Files.createDirectories(folder);
    assumeTrue(
        succeeds(
            "mount", "-t", "tmpfs", "-o", "mode=0700,size=" + size, "tmpfs", folder.toString()),
        "only who may mount file systems can make a disk that is full");
    return new SmallDisk(folder);
  }

  /** Leaves no room at all. */
  void fill() throws IOException {
    try (var ballast = Files.newOutputStream(ballast())) {
      while (true) {
        ballast.write(new byte[CHUNK]);
      }
    } catch (IOException full) {
      if (!String.valueOf(full.getMessage()).contains("No space left")) {
        throw full;
      }
    }
  }

  void makeRoom() throws IOException {
    Files.delete(ballast());
  }

  private Path ballast() {
    return folder.resolve("ballast");
  }

  private static boolean succeeds(String... command) {
    try {
      var process =
          new ProcessBuilder(List.of(command))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  @Override
  public void close() {
    if (!succeeds("umount", folder.toString())) {
      throw new UncheckedIOException(new IOException("cannot unmount " + folder));
    }
  }
}
