package dev.threadkeep.persistence.embedded;

import dev.threadkeep.persistence.embedded.FolderLock.HeldBy;
import dev.threadkeep.persistence.embedded.FolderLock.Stay;
import dev.threadkeep.persistence.embedded.FolderLock.Taken;
import java.io.IOException;
import java.util.Optional;

/**
 * The last who leaves a server stops it: an owner leaves it running while others work with it, and
 * they see to it when they go. Whoever then finds the folder owned may just go, since every owner
 * that leaves the server to others looks once more whether they are still there.
 */
record Leaving(DataFolder folder, Origin origin) {

  void asOwner(FolderLock lock) throws IOException {
    leave(Optional.of(lock));
  }

  /** For who is no longer one of the users. */
  void asUser() throws IOException {
    leave(ownedUnlessUsed());
  }

  private void leave(Optional<FolderLock> owned) throws IOException {
    for (var lock = owned; lock.isPresent(); lock = ownedUnlessUsed()) {
      try (var _ = lock.get()) {
        if (isStopped()) {
          return;
        }
      }
    }
  }

  private boolean isStopped() throws IOException {
    var alone = Users.nobody(folder.users());
    if (alone.isEmpty()) {
      return false;
    }
    try (var _ = alone.get()) {
      origin.clusterIn(folder).stop();
      return true;
    }
  }

  private Optional<FolderLock> ownedUnlessUsed() throws IOException {
    var alone = Users.nobody(folder.users());
    if (alone.isEmpty()) {
      return Optional.empty();
    }
    try (var _ = alone.get()) {
      return switch (FolderLock.take(folder.lock(), Stay.SHORT)) {
        case Taken(var lock) -> Optional.of(lock);
        case HeldBy _ -> Optional.empty();
      };
    }
  }
}
