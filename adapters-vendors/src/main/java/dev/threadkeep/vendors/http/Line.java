package dev.threadkeep.vendors.http;

import dev.threadkeep.domain.vendor.Vendor;
import java.time.Instant;
import java.time.InstantSource;

/** The way to one vendor by one connection, as this node has found it of late (ADR 0023). */
final class Line {
  private final Vendor vendor;
  private final InstantSource clock;
  private final Turnstile turnstile;
  private Fuse fuse;
  private long edition;
  private volatile Instant lastUsed;

  Line(Vendor vendor, Pace pace, InstantSource clock) {
    this.vendor = vendor;
    this.clock = clock;
    this.turnstile = new Turnstile(pace, clock);
    this.fuse = new Fuse(clock);
    this.lastUsed = clock.instant();
  }

  Vendor vendor() {
    return vendor;
  }

  /** As which the connection was last used. */
  synchronized long edition() {
    return edition;
  }

  synchronized Fuse fuse() {
    return fuse;
  }

  Turnstile turnstile() {
    return turnstile;
  }

  /**
   * It is used by a connection of this edition. What failed before says nothing of one that was
   * changed since; how much the vendor takes holds on.
   */
  synchronized void used(long asEdition, Instant now) {
    if (asEdition > edition) {
      edition = asEdition;
      fuse = new Fuse(clock);
    }
    lastUsed = now;
  }

  boolean isUnusedSince(Instant time) {
    return lastUsed.isBefore(time);
  }
}
