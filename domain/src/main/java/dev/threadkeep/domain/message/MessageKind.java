package dev.threadkeep.domain.message;

/** In which direction a message goes. */
public enum MessageKind {
  /** From the contact to the organization. */
  INBOUND,
  /** From the organization to the contact. */
  OUTBOUND,
  /** A note among teammates, which the contact never sees. */
  INTERNAL
}
