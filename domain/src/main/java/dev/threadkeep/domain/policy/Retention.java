package dev.threadkeep.domain.policy;

/**
 * What becomes of threads that have been closed for long.
 *
 * @param closedForDays for how many days of 24 hours, between 1 and 36,500
 */
public record Retention(int closedForDays, Then then) {
  private static final int LONGEST = 36_500;

  public Retention {
    if (closedForDays < 1 || closedForDays > LONGEST) {
      throw new InvalidPolicyException(
          "retention/closed_for_days", "must be at least 1 and at most %d".formatted(LONGEST));
    }
  }

  /** What is done to them. */
  public enum Then {
    /** They are gone, with all that happened to them. */
    DELETE,
    /** Words and addresses are taken from them; what happened stays. */
    ERASE
  }
}
