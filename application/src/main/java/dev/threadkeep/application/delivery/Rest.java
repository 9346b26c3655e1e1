package dev.threadkeep.application.delivery;

import dev.threadkeep.domain.vendor.ConnectionId;
import dev.threadkeep.domain.vendor.Vendor;
import java.time.Instant;

/**
 * That a connection's vendor is left alone by this node until then.
 *
 * @param edition of the connection, under which that was found out: of a later one it says nothing
 */
public record Rest(ConnectionId connection, Vendor vendor, long edition, Instant until) {}
