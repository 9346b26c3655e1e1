package dev.threadkeep.application.delivery;

import org.jspecify.annotations.Nullable;

/**
 * Who holds a thread, by the vendor's id.
 *
 * @param kind absent where it was read from a vendor that does not tell
 */
public record VendorAssignee(@Nullable Kind kind, String id) {
  /** What a vendor may tell apart. */
  public enum Kind {
    USER,
    AGENT
  }

  /** Whether both are the same one, as far as their kinds are told. */
  boolean isSameAs(VendorAssignee other) {
    var isKindTold = kind != null && other.kind != null;
    return id.equals(other.id) && (!isKindTold || kind == other.kind);
  }
}
