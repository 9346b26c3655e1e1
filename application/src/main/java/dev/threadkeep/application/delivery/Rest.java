package dev.threadkeep.application.delivery;

import dev.threadkeep.domain.vendor.ConnectionId;
import dev.threadkeep.domain.vendor.Vendor;
import java.time.Instant;

/**
 * That a connection's vendor is left alone by this node until then.
 *
 * @param edition which the connection was in when that was found out
 */
public record Rest(
    ConnectionId connection, Vendor vendor, long edition, Reason reason, Instant until) {

  /** Why a vendor is left alone. */
  public enum Reason {
    /** It asked for time: it is not called. */
    ASKED_FOR,
    /** Too many calls failed: it is not called. */
    FAILING,
    /** What was to be told to it was put off: it may be asked, but there is no point in telling. */
    PUT_OFF,
    /** What lets us in cannot be opened: nothing can be told to it. */
    LOCKED
  }
}
