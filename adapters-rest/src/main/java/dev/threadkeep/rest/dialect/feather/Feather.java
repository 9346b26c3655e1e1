package dev.threadkeep.rest.dialect.feather;

import dev.threadkeep.application.thread.ThreadLocator;
import dev.threadkeep.domain.party.Through;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.vendor.Vendor;
import org.jspecify.annotations.Nullable;

/** By what names the rest of the service knows this dialect, and how it names threads. */
final class Feather {

  static final Vendor VENDOR = new Vendor("feather");
  static final Through DIALECT = new Through("feather");

  private Feather() {}

  /** The thread that Feather knows by this id, else the one whose own id it is. */
  static ThreadLocator locate(String threadId) {
    return new ThreadLocator.InDialect(VENDOR, null, threadId, ownId(threadId), null);
  }

  private static @Nullable ThreadId ownId(String threadId) {
    try {
      return ThreadId.parse(threadId);
    } catch (IllegalArgumentException _) {
      return null;
    }
  }
}
