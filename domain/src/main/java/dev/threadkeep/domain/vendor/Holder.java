package dev.threadkeep.domain.vendor;

import java.util.Set;

/**
 * A connection that holds the thread, as far as deciding needs to know it.
 *
 * @param supported what its vendor can do
 */
public record Holder(
    Vendor vendor, ConnectionId connection, Set<VendorOperation> supported, Unsupported mode) {

  public Holder {
    supported = Set.copyOf(supported);
  }

  /** Whether a caller who asks for {@code operation} is refused. */
  public boolean refuses(VendorOperation operation) {
    if (supported.contains(operation)) {
      return false;
    }
    return switch (mode) {
      case REJECT -> true;
      case RECORD -> false;
      case EMULATE ->
          switch (operation) {
            case CLOSE, REOPEN -> true;
            case SNOOZE_UNTIL_TIME,
                SNOOZE_UNTIL_REPLY,
                WAKE,
                ASSIGN_USER,
                ASSIGN_AGENT,
                ASSIGN_TEAM,
                UNASSIGN ->
                false;
          };
    };
  }
}
