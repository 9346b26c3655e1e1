package dev.threadkeep.application.transfer;

import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.directory.entry.Entry;
import dev.threadkeep.domain.thread.ThreadId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Out-port: many threads at once as they are, and adding what another store had. What is there is
 * never changed or taken away.
 *
 * <p>Every method throws {@code KeyInvalidException} if the caller's key no longer works, and
 * {@code StoreUnavailableException} if the store cannot be reached.
 */
public interface TransferStore {

  /**
   * Some threads behind {@code after} in the order of their ids, all as they were at one moment.
   * How many depends on how much belongs to them, so that no call needs much memory unless a single
   * thread does.
   *
   * @param after absent to begin with the first
   * @return none where there are no more
   */
  List<WholeThread> threads(Caller caller, @Nullable ThreadId after);

  /**
   * Adds threads, each whole or not at all, in their order. One whose id is there already counts as
   * there where history and messages are the same, and is refused otherwise. Refused is too what
   * refers to an entry that the directory lacks, and what has a number, an external reference or a
   * message id that another thread has.
   *
   * @param onError whether anything behind the first one refused is added
   * @return what became of each; with {@link OnError#STOP} the last one is the first one refused
   */
  List<Fate> addThreads(Caller caller, List<WholeThread> threads, OnError onError);

  /**
   * Adds entries of one kind to the directory likewise. One counts as there already where all of it
   * is the same. Refused is what has a number, a name or an external id that another entry has, and
   * a contact of a company that is not there.
   */
  List<Fate> addEntries(Caller caller, List<? extends Entry<?>> entries, OnError onError);
}
