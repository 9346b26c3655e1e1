package dev.threadkeep.application.delivery;

/** Which threads a vendor lists. */
public enum Listing {
  /** None: each thread has to be asked for by its id. */
  NONE,
  /** All there are, changed or not. */
  WHOLE,
  /** Those changed since a time. */
  CHANGED_SINCE
}
