package dev.threadkeep.application.transfer;

/**
 * What an import came to.
 *
 * @param stopped whether it ended before the end of what it was given
 */
public record ImportSummary(
    Counts policies, Counts entries, Counts threads, long problems, boolean stopped) {

  /**
   * How many of a kind.
   *
   * @param imported were added
   * @param skipped were there already
   */
  public record Counts(long imported, long skipped) {}

  public long imported() {
    return policies.imported() + entries.imported() + threads.imported();
  }

  public long skipped() {
    return policies.skipped() + entries.skipped() + threads.skipped();
  }

  /**
   * Something that was not imported.
   *
   * @param line where it begins, counted from 1
   * @param detail a sentence
   */
  public record Problem(long line, String detail) {}
}
