package dev.threadkeep.rest.reference;

import dev.threadkeep.domain.vendor.Vendor;

/**
 * Says that a vendor's ids are unique only within an account, which a reference must therefore
 * name. A bean of the vendor's dialect; a vendor without one needs no account.
 */
public interface ReferenceRule {

  Vendor vendor();

  /** What an account is there, with its article: {@code "the chatbot"}. */
  String account();
}
