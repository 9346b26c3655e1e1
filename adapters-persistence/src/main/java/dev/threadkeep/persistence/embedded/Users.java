package dev.threadkeep.persistence.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * Who works with a server that somebody else may want to stop: each user holds a shared lock on a
 * byte of one file, and who stops the server an exclusive one on all of it. The kernel ends both
 * with their process, so nobody is counted who is gone.
 */
final class Users implements AutoCloseable {
  private final FileChannel channel;

  private Users(FileChannel channel) {
    this.channel = channel;
  }

  /** Makes this process one of them until closed; nothing while the server is being stopped. */
  static Optional<Users> join(Path file) throws IOException {
    // A byte of its own each time, since a process may not lock the same twice.
    return locked(file, System.nanoTime() & (Long.MAX_VALUE >> 1), 1, true);
  }

  /** Keeps everybody out until closed; nothing while there is anybody. */
  static Optional<Users> nobody(Path file) throws IOException {
    return locked(file, 0, Long.MAX_VALUE, false);
  }

  private static Optional<Users> locked(Path file, long position, long size, boolean shared)
      throws IOException {
    var channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(DataFolder.OWNER_ONLY));
    try {
      if (channel.tryLock(position, size, shared) != null) {
        return Optional.of(new Users(channel));
      }
      channel.close();
    } catch (OverlappingFileLockException _) {
      FolderLock.keepOpen(channel);
    }
    return Optional.empty();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
