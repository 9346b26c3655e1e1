package dev.threadkeep.application.delivery;

import java.util.Locale;

/**
 * A place of a thread that holds one value at a time. What was to be put there and has not been
 * sent yet is forgotten when something newer is.
 */
public enum Register {
  STATUS,
  CLOSE_REASON,
  LOOP_CLOSED,
  ASSIGNEE,
  TEAM,
  HANDLING,
  ESCALATED,
  IMPORTANT,
  SEVERITY,
  ARCHIVED,
  READ,
  TITLE,
  NOTES,
  TAGS,
  CONTACT,
  COMPANY,
  PROJECT,
  ATTRIBUTES;

  /** The words for it, for people: {@code close reason}. */
  public String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
