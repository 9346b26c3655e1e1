package dev.threadkeep.application.delivery;

import dev.threadkeep.domain.message.MessageKind;
import dev.threadkeep.domain.vendor.VendorOperation;
import java.util.Set;

/**
 * What a vendor can do.
 *
 * @param operations what a caller may ask of a thread held there and see followed
 * @param writes the registers that it can be given
 * @param reads the registers that it shows
 * @param messages the kinds of messages that it can be given
 * @param together how many orders of one account it takes in one call
 * @param needsActor whether somebody known to the vendor must be named as the one who acts
 */
public record Capabilities(
    Set<VendorOperation> operations,
    Set<Register> writes,
    Set<Register> reads,
    Set<MessageKind> messages,
    Listing listing,
    int together,
    boolean needsActor) {
  public Capabilities {
    operations = Set.copyOf(operations);
    writes = Set.copyOf(writes);
    reads = Set.copyOf(reads);
    messages = Set.copyOf(messages);
  }
}
