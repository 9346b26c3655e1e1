package dev.threadkeep.domain.policy;

/** What a thread can be required to have before it is closed. */
public enum RequiredField {
  ASSIGNEE,
  TEAM,
  TITLE,
  /** At least one tag. */
  TAG
}
