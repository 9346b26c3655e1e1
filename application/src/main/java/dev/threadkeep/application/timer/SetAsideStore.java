package dev.threadkeep.application.timer;

import dev.threadkeep.application.Page;
import dev.threadkeep.application.access.Caller;
import dev.threadkeep.domain.thread.ThreadId;
import org.jspecify.annotations.Nullable;

/**
 * Out-port: what timers could not do.
 *
 * <p>Every method throws {@code StoreUnavailableException} if the store cannot be reached.
 */
public interface SetAsideStore {
  /** Sets a thread aside; what was known of it before is forgotten. */
  void add(SetAside thread);

  /**
   * The threads of the caller's organization that are set aside, in the order of their ids. A page
   * may have fewer than {@code limit}, even none, though there are more behind it: those to which
   * something has happened since are left out.
   *
   * @throws dev.threadkeep.application.access.KeyInvalidException if the caller's key no longer
   *     works
   */
  Page<SetAside, ThreadId> list(Caller caller, int limit, @Nullable ThreadId after);
}
