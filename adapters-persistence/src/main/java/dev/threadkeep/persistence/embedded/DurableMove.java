package dev.threadkeep.persistence.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Puts what was written on the side into its place, so that there is either what was there before
 * or all of the new, a power cut included.
 */
public final class DurableMove {
  private DurableMove() {}

  /**
   * Moves it, in the place of what is there.
   *
   * @param side on the same file system
   */
  public static void of(Path side, Path place) throws IOException {
    force(side);
    Files.move(side, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    force(place.resolveSibling("."));
  }

  private static void force(Path path) throws IOException {
    try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
