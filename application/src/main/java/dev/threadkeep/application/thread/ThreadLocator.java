package dev.threadkeep.application.thread;

import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.thread.ThreadNumber;
import dev.threadkeep.domain.vendor.Vendor;
import org.jspecify.annotations.Nullable;

/** How a caller names a thread of its organization. */
public sealed interface ThreadLocator {

  /** By its own id. */
  record ById(ThreadId id) implements ThreadLocator {}

  /**
   * As a dialect does: by the id that its vendor gave, else by the thread's own id in the shape
   * that the dialect uses.
   *
   * @param account the account that the reference must have; where absent, the reference without an
   *     account is taken, else the oldest
   * @param otherForm how else the vendor may have written the id, where it may; what fits as
   *     written goes before it
   * @param ownId the thread's own id, where the text has that shape; with an account it names no
   *     thread that the vendor knows in another
   * @param ownNumber the thread's own number, where the text has that shape; likewise
   */
  record InDialect(
      Vendor vendor,
      @Nullable String account,
      String externalId,
      @Nullable String otherForm,
      @Nullable ThreadId ownId,
      @Nullable ThreadNumber ownNumber)
      implements ThreadLocator {
    /** Of a vendor who writes its ids in one way. */
    public InDialect(
        Vendor vendor,
        @Nullable String account,
        String externalId,
        @Nullable ThreadId ownId,
        @Nullable ThreadNumber ownNumber) {
      this(vendor, account, externalId, null, ownId, ownNumber);
    }
  }
}
