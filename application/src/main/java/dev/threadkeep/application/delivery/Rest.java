package dev.threadkeep.application.delivery;

import dev.threadkeep.domain.vendor.ConnectionId;
import dev.threadkeep.domain.vendor.Vendor;
import java.time.Instant;

/** That a connection's vendor is left alone by this node until then. */
public record Rest(ConnectionId connection, Vendor vendor, Instant until) {}
