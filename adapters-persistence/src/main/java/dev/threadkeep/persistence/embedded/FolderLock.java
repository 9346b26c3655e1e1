package dev.threadkeep.persistence.embedded;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Ownership of a data folder, for as long as this process lives or until closed. The kernel ends it
 * with the process, however that ends, so it is never stale.
 */
final class FolderLock implements AutoCloseable {
  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /** How long a process means to keep the lock. */
  enum Stay {
    /** As long as the service runs. */
    LONG,
    /** For a command that ends by itself. */
    SHORT
  }

  /** Takes the lock, or tells who has it. */
  static Outcome take(Path file, Stay stay) throws IOException {
    var channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(DataFolder.OWNER_ONLY));
    try {
      if (channel.tryLock() == null) {
        var owner = HeldBy.read(channel);
        channel.close();
        return owner;
      }
    } catch (OverlappingFileLockException _) {
      keepOpen(channel);
      return HeldBy.read(channel);
    }
    channel.truncate(0);
    channel.write(US_ASCII.encode("%d %s\n".formatted(ProcessHandle.current().pid(), stay)), 0);
    return new Taken(new FolderLock(channel));
  }

  /**
   * The kernel drops a process's lock when any of its descriptors of that file is closed, by us or
   * by the garbage collector. So a second one in the process that holds the lock stays open.
   */
  static void keepOpen(FileChannel channel) {
    Runtime.getRuntime().addShutdownHook(new Thread(new Held(channel), "keeps-a-lock"));
  }

  /** Does nothing when run: being registered is what keeps the channel from the collector. */
  private record Held(FileChannel channel) implements Runnable {
    @Override
    public void run() {}
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  sealed interface Outcome {}

  record Taken(FolderLock lock) implements Outcome {}

  /**
   * Somebody has it.
   *
   * @param process its id, or nothing where it has not said yet
   * @param stay for how long
   */
  record HeldBy(String process, Stay stay) implements Outcome {
    private static final int LONGEST = 32;

    private static HeldBy read(FileChannel channel) throws IOException {
      var bytes = ByteBuffer.allocate(LONGEST);
      channel.read(bytes, 0);
      var words = US_ASCII.decode(bytes.flip()).toString().strip().split(" ", -1);
      var isLong = words.length == 2 && words[1].equals(Stay.LONG.name());
      return new HeldBy(words[0], isLong ? Stay.LONG : Stay.SHORT);
    }
  }
}
