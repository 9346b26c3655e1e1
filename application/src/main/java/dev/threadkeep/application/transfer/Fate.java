package dev.threadkeep.application.transfer;

/** What became of something that was to be added. */
public sealed interface Fate {

  /** It is there now. */
  record Added() implements Fate {}

  /** It was there before, the same. */
  record AlreadyThere() implements Fate {}

  /**
   * It cannot be there beside what is; nothing of it was stored.
   *
   * @param why for people, as the end of a sentence that begins with what it is
   */
  record Refused(String why) implements Fate {}
}
