package dev.threadkeep.vendors.http;

import java.time.Instant;
import java.time.InstantSource;

/** The way to one vendor by one connection, as this node has found it of late (ADR 0023). */
final class Line {
  private final Fuse fuse;
  private final Turnstile turnstile;
  private volatile Instant lastUsed;

  Line(Pace pace, InstantSource clock) {
    this.fuse = new Fuse(clock);
    this.turnstile = new Turnstile(pace, clock);
    this.lastUsed = clock.instant();
  }

  Fuse fuse() {
    return fuse;
  }

  Turnstile turnstile() {
    return turnstile;
  }

  void used(Instant now) {
    lastUsed = now;
  }

  boolean isUnusedSince(Instant time) {
    return lastUsed.isBefore(time);
  }
}
