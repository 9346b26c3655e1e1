package dev.threadkeep.application.inbound;

import dev.threadkeep.application.delivery.RegisterValue;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.vendor.ExternalReference;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Out-port: what vendors were last known to hold of the threads that they hold. A connection holds
 * a thread whose reference names it, or names none where it is the oldest one to its vendor.
 *
 * <p>Every method throws {@code StoreUnavailableException} if the store cannot be reached.
 */
public interface ShadowStore {

  /**
   * How things stand with those of the threads that the connection holds, in no order; others are
   * left out.
   *
   * @param references as the vendor tells them: which connection it is, it does not know
   */
  List<Standing> find(Line line, Collection<ExternalReference> references);

  /**
   * Threads that the connection holds, in the order of their ids.
   *
   * @param after where to start behind; at the beginning where absent
   */
  List<Held> held(Line line, @Nullable ThreadId after, int limit);

  /**
   * Keeps what the vendor holds now, in the place of what was known of the same registers, unless
   * something was to be told to it since {@code standing}: it may hold something else by then.
   */
  void keep(Line line, Standing standing, Collection<RegisterValue> shown);

  /** A thread that a connection holds. */
  record Held(ThreadId thread, ExternalReference reference) {}
}
