package dev.threadkeep.application.delivery;

import dev.threadkeep.domain.message.MessageKind;
import dev.threadkeep.domain.message.MessageText;
import java.time.Instant;

/**
 * Something to be said at the vendor: to the contact, or among teammates.
 *
 * @param text plain text, which a vendor that takes markup gets escaped
 */
public record VendorMessage(MessageKind kind, MessageText text, Instant saidAt) {
  public VendorMessage {
    if (kind == MessageKind.INBOUND) {
      throw new IllegalArgumentException("what the contact says is not said for them");
    }
  }
}
