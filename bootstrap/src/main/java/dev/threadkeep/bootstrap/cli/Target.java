package dev.threadkeep.bootstrap.cli;

import dev.threadkeep.persistence.embedded.DurableMove;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Optional;

/** Where something goes that people are to have whole. */
sealed interface Target {

  /** Has it written; what is written is there when this returns. */
  long write(Writing writing) throws IOException;

  /** Writes it and tells how much there was. */
  @FunctionalInterface
  interface Writing {
    long to(OutputStream out) throws IOException;
  }

  /**
   * What a path leads to, through all links.
   *
   * @throws IOException if that cannot be told
   */
  static Target of(Path path) throws IOException {
    var there = lookedAt(path);
    if (there.isPresent() && !there.get().isRegularFile()) {
      return new Flow(path);
    }
    var place = path.toAbsolutePath();
    while (Files.isSymbolicLink(place)) {
      var folder = place.resolveSibling("").toRealPath();
      if (folder.startsWith("/proc")) {
        return new Flow(path);
      }
      place = folder.resolve(Files.readSymbolicLink(place));
    }
    return new WholeFile(place);
  }

  private static Optional<PosixFileAttributes> lookedAt(Path path) throws IOException {
    try {
      return Optional.of(Files.readAttributes(path, PosixFileAttributes.class));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }

  /** Standard output. */
  record StandardOutput() implements Target {
    @Override
    public long write(Writing writing) throws IOException {
      try (var out = new FileOutputStream(FileDescriptor.out)) {
        return writing.to(out);
      }
    }
  }

  /**
   * A pipe or a device, which another program has at its other end, or an open file of a process,
   * such as {@code /dev/stdout}: to put something else in its place would reach nobody.
   */
  record Flow(Path path) implements Target {
    @Override
    public long write(Writing writing) throws IOException {
      // Behind what is there: an open file may hold what others wrote to it.
      try (var out = Files.newOutputStream(path, StandardOpenOption.APPEND)) {
        return writing.to(out);
      }
    }
  }

  /**
   * A file that is there whole or not at all, a power cut included: until then there is what was
   * there before.
   *
   * <p>One that is replaced keeps its permissions. A new one is its owner's alone, for what is
   * written may be people's words.
   */
  record WholeFile(Path place) implements Target {
    @Override
    public long write(Writing writing) throws IOException {
      var part = part();
      try {
        long written;
        try (var out = Files.newOutputStream(part)) {
          written = writing.to(out);
        }
        keepPermissions(part);
        DurableMove.of(part, place);
        return written;
      } finally {
        Files.deleteIfExists(part);
      }
    }

    /** Sets none that it has: a file system without any of its own refuses to be told. */
    private void keepPermissions(Path part) throws IOException {
      var before = lookedAt(place).map(PosixFileAttributes::permissions);
      if (before.isPresent()
          && !before.equals(lookedAt(part).map(PosixFileAttributes::permissions))) {
        Files.setPosixFilePermissions(part, before.get());
      }
    }

    /** Beside the place. What keeps it from being made is told of the folder, which people know. */
    private Path part() throws IOException {
      var folder = place.resolveSibling("");
      try {
        return Files.createTempFile(folder, place.getFileName() + ".", ".part");
      } catch (NoSuchFileException _) {
        throw new NoSuchFileException(folder.toString());
      } catch (AccessDeniedException _) {
        throw new AccessDeniedException(folder.toString());
      }
    }
  }
}
