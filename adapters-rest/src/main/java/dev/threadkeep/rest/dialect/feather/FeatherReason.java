package dev.threadkeep.rest.dialect.feather;

/** The reasons that Feather's list of threads can be asked for. A close may say anything else. */
enum FeatherReason {
  OPTED_OUT,
  DNC,
  FRAUD,
  CONTACT_AGAIN,
  WRONG_NUMBER,
  NOT_INTERESTED,
  APPOINTMENT_BOOKED,
  ENDED,
  WORKFLOW_ONE_OFF_TEXT,
  FILTERED_SPAM,
  FILTERED_OOO,
  FILTERED_AUTO_REPLY;

  /** Whether {@code shown}, what a thread shows as its reason, is this one. */
  boolean isWordedAs(String shown) {
    return name().equalsIgnoreCase(shown);
  }
}
