package dev.threadkeep.application.holding;

import dev.threadkeep.application.delivery.Register;
import java.util.Locale;
import java.util.Set;

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

  /** The registers that may hold something else by it; none where something is said. */
  public Set<Register> registers() {
    return switch (this) {
      case CLOSE -> Set.of(Register.STATUS, Register.CLOSE_REASON, Register.LOOP_CLOSED);
      case REOPEN -> Set.of(Register.STATUS, Register.CLOSE_REASON);
      case SNOOZE, WAKE -> Set.of(Register.STATUS);
      case ASSIGN, UNASSIGN -> Set.of(Register.ASSIGNEE);
      case ASSIGN_TEAM, UNASSIGN_TEAM -> Set.of(Register.TEAM);
      case HAND_OVER -> Set.of(Register.HANDLING);
      case ESCALATE, DEESCALATE -> Set.of(Register.ESCALATED);
      case MARK_IMPORTANT, UNMARK_IMPORTANT -> Set.of(Register.IMPORTANT);
      case SET_SEVERITY -> Set.of(Register.SEVERITY);
      case SET_TITLE -> Set.of(Register.TITLE);
      case SET_NOTES -> Set.of(Register.NOTES);
      case SET_TAGS -> Set.of(Register.TAGS);
      case SET_ATTRIBUTES -> Set.of(Register.ATTRIBUTES);
      case SET_LINKS -> Set.of(Register.CONTACT, Register.COMPANY, Register.PROJECT);
      case MARK_READ, MARK_UNREAD -> Set.of(Register.READ);
      case ARCHIVE, RESTORE -> Set.of(Register.ARCHIVED);
      case CLOSE_LOOP -> Set.of(Register.LOOP_CLOSED);
      case REPLY, NOTE -> Set.of();
    };
  }

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
