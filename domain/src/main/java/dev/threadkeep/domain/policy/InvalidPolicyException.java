package dev.threadkeep.domain.policy;

/** A policy that contradicts itself, or says what none can; with the place of what does not fit. */
public final class InvalidPolicyException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;
  private final String place;
  private final String detail;

  /**
   * A policy where {@code place} does not fit.
   *
   * @param detail in words that follow the name of the place
   */
  public InvalidPolicyException(String place, String detail) {
    super(place + " " + detail);
    this.place = place;
    this.detail = detail;
  }

  /**
   * Where, as a path of names and positions below the policy: {@code reopen_window}, {@code
   * reasons/3/code}.
   */
  public String place() {
    return place;
  }

  /** What is wrong there, in words that follow the name of the place: "must be …". */
  public String detail() {
    return detail;
  }
}
