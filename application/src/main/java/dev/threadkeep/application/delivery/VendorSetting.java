package dev.threadkeep.application.delivery;

/** What some vendors have a use for, and others would overlook. */
public enum VendorSetting {
  ACTING_ADMIN,
  ACCOUNTS,
  /** That the reason of a close goes into an attribute. */
  REASON_ATTRIBUTE
}
