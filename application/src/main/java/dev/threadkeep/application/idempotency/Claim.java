package dev.threadkeep.application.idempotency;

/**
 * A request that is to be carried out once.
 *
 * @param key under which its answer is kept; one organization's keys mean nothing to another
 * @param fingerprint of what it asks for
 */
public record Claim(IdempotencyKey key, Fingerprint fingerprint) {}
