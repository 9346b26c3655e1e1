package dev.threadkeep.rest.canonical.connection;

import java.time.Instant;

/** From which changes on a client wants deliveries tried again. */
record RetryInput(Instant since) {}
