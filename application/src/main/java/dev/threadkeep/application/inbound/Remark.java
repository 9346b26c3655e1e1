package dev.threadkeep.application.inbound;

import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.vendor.ConnectionId;
import org.jspecify.annotations.Nullable;

/**
 * Something about a vendor's change that whoever runs the service may want to know. It names
 * registers and ids, and nothing that anybody wrote.
 *
 * @param thread by its id here, or else by the vendor's; absent where it is about no single one
 * @param isFault whether something fails that should not
 * @param cause why, where nobody foresaw it
 */
public record Remark(
    OrganizationId organization,
    ConnectionId connection,
    @Nullable String thread,
    String text,
    boolean isFault,
    @Nullable RuntimeException cause) {
  /** Of something that happens. */
  public Remark(
      OrganizationId organization, ConnectionId connection, ThreadId thread, String text) {
    this(organization, connection, thread.toString(), text, false, null);
  }
}
