package dev.threadkeep.domain.vendor;

import dev.threadkeep.domain.internal.Texts;
import org.jspecify.annotations.Nullable;

/**
 * By what id a vendor knows a thread. Vendor, account and id together name one thread of an
 * organization.
 *
 * @param account within what the vendor's id is unique (ContextGPT: the chatbot), at most 255
 *     characters; empty where ids are unique by themselves
 * @param id 1 to 255 characters
 * @param connection the connection that holds the thread, where the reference names one
 */
public record ExternalReference(
    Vendor vendor, String account, String id, @Nullable ConnectionId connection) {

  public ExternalReference {
    Texts.atMost(255, "an account", account);
    Texts.present(255, "an external id", id);
  }

  /** A reference to an id that is unique at the vendor by itself. */
  public ExternalReference(Vendor vendor, String id) {
    this(vendor, "", id, null);
  }
}
