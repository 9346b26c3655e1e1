package dev.threadkeep.domain.thread;

/**
 * Whether teammates have read a thread.
 *
 * @param unreadMessages inbound messages since it was last read; 0 when it is read
 */
public record Reading(boolean read, int unreadMessages) {
  private static final Reading READ = new Reading(true, 0);

  public Reading {
    if (unreadMessages < 0 || (read && unreadMessages > 0)) {
      throw new IllegalArgumentException(
          "%s with %d unread messages".formatted(read ? "read" : "unread", unreadMessages));
    }
  }

  /** Nothing is waiting to be read. */
  public static Reading upToDate() {
    return READ;
  }

  Reading withInboundMessage() {
    return new Reading(false, unreadMessages + 1);
  }

  Reading markedUnread() {
    return new Reading(false, unreadMessages);
  }
}
