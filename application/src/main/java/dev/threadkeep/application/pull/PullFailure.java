package dev.threadkeep.application.pull;

import dev.threadkeep.domain.vendor.ExternalReference;

/**
 * A thread of the vendor's that could not be brought in.
 *
 * @param account within which the id is the vendor's; empty where it has no accounts
 * @param id the vendor's
 */
public record PullFailure(String account, String id, Reason reason) {

  /** Why not. */
  public enum Reason {
    /** Another thread here is known by that id, and not as one that this connection holds. */
    EXTERNAL_REFERENCE_TAKEN,
    /** The thread that the vendor shows can be none here. */
    REFUSED,
    /** The vendor lists it and has it no longer. */
    GONE,
    /** The vendor lists it and does not let it be read. */
    VENDOR_REJECTED,
    /** The vendor answers to everything else, again and again, and not for this one. */
    VENDOR_UNANSWERED,
    /** The vendor's answer is larger than one may be. */
    TOO_LARGE,
    /** Something that nobody foresaw. */
    INTERNAL_ERROR
  }

  static PullFailure of(ExternalReference thread, Reason reason) {
    return new PullFailure(thread.account(), thread.id(), reason);
  }
}
