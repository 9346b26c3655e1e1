package dev.threadkeep.vendors.http;

import dev.threadkeep.domain.vendor.Vendor;
import java.time.Instant;
import java.time.InstantSource;

/** The way to one vendor by one connection, as this node has found it of late (ADR 0023). */
final class Line {
  private final Vendor vendor;
  private final InstantSource clock;
  private final Turnstile turnstile;
  private Experience experience;
  private volatile Instant lastUsed;

  Line(Vendor vendor, Pace pace, InstantSource clock) {
    this.vendor = vendor;
    this.clock = clock;
    this.turnstile = new Turnstile(pace, clock);
    this.experience = Experience.none(0, clock);
    this.lastUsed = clock.instant();
  }

  Vendor vendor() {
    return vendor;
  }

  synchronized Experience experience() {
    return experience;
  }

  Turnstile turnstile() {
    return turnstile;
  }

  /**
   * It is used by a connection of this edition. What was found before says nothing of one that was
   * changed since; how much the vendor takes holds on.
   */
  synchronized void used(long asEdition, Instant now) {
    if (asEdition > experience.edition()) {
      experience = unspoilt(asEdition);
    }
    lastUsed = now;
  }

  /** As if nothing had been found out yet. */
  Experience unspoilt(long edition) {
    return Experience.none(edition, clock);
  }

  /** Has an experience take the place of another, unless that is of no account any more. */
  synchronized void replace(Experience former, Experience next) {
    if (experience.equals(former)) {
      experience = next;
    }
  }

  /** Whether it was last used before, and nobody waits for its vendor. */
  boolean isForgettable(Instant usedBefore) {
    return lastUsed.isBefore(usedBefore) && experience().asked().left().isEmpty();
  }
}
