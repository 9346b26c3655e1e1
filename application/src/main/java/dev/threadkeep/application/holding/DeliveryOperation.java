package dev.threadkeep.application.holding;

import java.util.Locale;

/** What a delivery tells the vendor, for people. */
public enum DeliveryOperation {
  CLOSE,
  REOPEN,
  SNOOZE,
  WAKE,
  ASSIGN,
  UNASSIGN,
  ASSIGN_TEAM,
  UNASSIGN_TEAM,
  HAND_OVER,
  ESCALATE,
  DEESCALATE,
  MARK_IMPORTANT,
  UNMARK_IMPORTANT,
  SET_SEVERITY,
  SET_TITLE,
  SET_NOTES,
  SET_TAGS,
  SET_ATTRIBUTES,
  SET_LINKS,
  MARK_READ,
  MARK_UNREAD,
  ARCHIVE,
  RESTORE,
  CLOSE_LOOP,
  REPLY,
  NOTE;

  /** The word for it in the API and the store: {@code assign_team}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The inverse of {@link #word()}.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static DeliveryOperation of(String word) {
    for (var operation : values()) {
      if (operation.word().equals(word)) {
        return operation;
      }
    }
    throw new IllegalArgumentException("there is no operation " + word);
  }
}
