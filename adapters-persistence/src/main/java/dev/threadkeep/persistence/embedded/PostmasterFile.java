package dev.threadkeep.persistence.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** What a server says about itself in {@code postmaster.pid}; it may be long dead. */
record PostmasterFile(long pid, int port, boolean ready) {
  private static final int PID = 0;
  private static final int PORT = 3;
  private static final int STATUS = 7;

  static Path in(Path cluster) {
    return cluster.resolve("postmaster.pid");
  }

  /** Empty when there is none. A half-written one has a zero for what is not there yet. */
  static Optional<PostmasterFile> read(Path cluster) throws IOException {
    try {
      var lines = Files.readAllLines(in(cluster)).toArray(String[]::new);
      return Optional.of(
          new PostmasterFile(
              number(lines, PID), (int) number(lines, PORT), line(lines, STATUS).equals("ready")));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }

  private static long number(String[] lines, int index) {
    var line = line(lines, index);
    return line.matches("[0-9]{1,10}") ? Long.parseLong(line) : 0;
  }

  private static String line(String[] lines, int index) {
    return index < lines.length ? lines[index].strip() : "";
  }
}
