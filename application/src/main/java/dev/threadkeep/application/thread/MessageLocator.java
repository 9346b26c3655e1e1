package dev.threadkeep.application.thread;

import dev.threadkeep.domain.message.MessageId;
import dev.threadkeep.domain.vendor.Vendor;
import org.jspecify.annotations.Nullable;

/** How a caller names a message of its organization. */
public sealed interface MessageLocator {

  /** By its own id. */
  record ById(MessageId id) implements MessageLocator {}

  /**
   * As a dialect does: by the id that its vendor gave, of several with that id the oldest; else by
   * the message's own id.
   *
   * @param otherForm how else the vendor may have written the id, where it may; what fits as
   *     written goes before it
   * @param ownId the message's own id, where the text has that shape
   */
  record InDialect(
      Vendor vendor, String externalId, @Nullable String otherForm, @Nullable MessageId ownId)
      implements MessageLocator {
    /** Of a vendor who writes its ids in one way. */
    public InDialect(Vendor vendor, String externalId, @Nullable MessageId ownId) {
      this(vendor, externalId, null, ownId);
    }
  }
}
