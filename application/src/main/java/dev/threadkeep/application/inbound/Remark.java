package dev.threadkeep.application.inbound;

import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.vendor.ConnectionId;

/**
 * Something about a vendor's change that whoever runs the service may want to know. It names
 * registers and ids, and nothing that anybody wrote.
 *
 * @param isFault whether something fails that should not
 */
public record Remark(
    OrganizationId organization,
    ConnectionId connection,
    ThreadId thread,
    String text,
    boolean isFault) {
  /** Of something that happens. */
  public Remark(
      OrganizationId organization, ConnectionId connection, ThreadId thread, String text) {
    this(organization, connection, thread, text, false);
  }
}
