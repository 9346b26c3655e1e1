package dev.threadkeep.application.connection;

import dev.threadkeep.domain.vendor.ConnectionId;
import dev.threadkeep.domain.vendor.Vendor;
import java.time.Instant;

/**
 * An organization's connection to a vendor.
 *
 * @param version counts how often it was written
 * @param retries counts how often somebody asked to have tried again what waits for it
 */
public record Connection(
    ConnectionId id,
    Vendor vendor,
    Terms terms,
    long version,
    long retries,
    Instant createdAt,
    Instant updatedAt) {

  /** A connection that nobody has changed yet. */
  public static Connection begun(ConnectionId id, Vendor vendor, Terms terms, Instant at) {
    return new Connection(id, vendor, terms, 1, 0, at, at);
  }

  /** The same with other terms; where nothing is different, the very same. */
  public Connection on(Terms next, Instant at) {
    return next.equals(terms)
        ? this
        : new Connection(id, vendor, next, version + 1, retries, createdAt, later(at));
  }

  /** The same with its secrets sealed anew, which is no change that anybody sees. */
  public Connection resealed(SealedCredentials credentials) {
    return new Connection(
        id, vendor, terms.with(credentials), version, retries, createdAt, updatedAt);
  }

  /**
   * Rises with every change and whenever somebody asks for another try: what a node found out about
   * the vendor under an earlier edition counts no more.
   */
  public long edition() {
    return version + retries;
  }

  private Instant later(Instant at) {
    return at.isBefore(createdAt) ? createdAt : at;
  }
}
