package dev.threadkeep.persistence.transfer;

import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.directory.entry.Entry;
import dev.threadkeep.application.transfer.Fate;
import dev.threadkeep.application.transfer.OnError;
import dev.threadkeep.application.transfer.TransferStore;
import dev.threadkeep.application.transfer.WholeThread;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.persistence.directory.EntryTransfer;
import dev.threadkeep.persistence.session.Session;
import dev.threadkeep.persistence.thread.ThreadTransfer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Threads and the directory, many at a time. */
public final class PostgresTransferStore implements TransferStore {
  private final ThreadTransfer threads;
  private final EntryTransfer entries;

  public PostgresTransferStore(Session session) {
    this.threads = new ThreadTransfer(session);
    this.entries = new EntryTransfer(session);
  }

  @Override
  public List<WholeThread> threads(Caller caller, @Nullable ThreadId after) {
    return threads.read(caller, after);
  }

  @Override
  public List<Fate> addThreads(Caller caller, List<WholeThread> added, OnError onError) {
    return added.isEmpty() ? List.of() : threads.add(caller, added, onError);
  }

  @Override
  public List<Fate> addEntries(Caller caller, List<? extends Entry<?>> added, OnError onError) {
    return added.isEmpty() ? List.of() : entries.add(caller, added, onError);
  }
}
