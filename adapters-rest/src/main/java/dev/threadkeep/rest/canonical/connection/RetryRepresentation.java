package dev.threadkeep.rest.canonical.connection;

/** How many deliveries are tried again. */
record RetryRepresentation(int retried) {}
