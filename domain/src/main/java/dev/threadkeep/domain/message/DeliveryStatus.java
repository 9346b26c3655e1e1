package dev.threadkeep.domain.message;

/** How far a message got on its way. */
public enum DeliveryStatus {
  QUEUED,
  SENDING,
  SENT,
  DELIVERED,
  READ,
  FAILED,
  UNDELIVERED,
  RECEIVED,
  DISCARDED
}
