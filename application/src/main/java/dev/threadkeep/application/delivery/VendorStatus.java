package dev.threadkeep.application.delivery;

import dev.threadkeep.domain.thread.SnoozeEnd;

/** Where a thread is in its life, as far as vendors tell it apart. */
public sealed interface VendorStatus {
  /** Somebody has to do something about it, or a vendor without snoozes would say so. */
  record Open() implements VendorStatus {}

  /** Set aside; until the next reply where the vendor names no time. */
  record Snoozed(SnoozeEnd until) implements VendorStatus {}

  /** Done with. Why is a register of its own, since few vendors have a place for it. */
  record Closed() implements VendorStatus {}
}
