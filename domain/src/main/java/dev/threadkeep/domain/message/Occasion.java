package dev.threadkeep.domain.message;

/** What a message goes with, where it says more than itself: the words of a close, say. */
public enum Occasion {
  /** It was said in closing, also where the thread was closed already. */
  CLOSE,
  /** It was said in assigning, also to who held the thread already. */
  ASSIGNMENT
}
