package dev.threadkeep.domain.policy;

import java.util.List;
import java.util.stream.Collectors;

/** A policy that contradicts itself, or says what none can; with each place that does not fit. */
public final class InvalidPolicyException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;
  private final transient List<Flaw> flaws;

  /**
   * Something that does not fit.
   *
   * @param place as a path of names and positions below the policy: {@code reopen_window}, {@code
   *     reasons/3/code}
   * @param detail what is wrong there, in words that follow the name of the place: "must be …"
   */
  public record Flaw(String place, String detail) {}

  /** A policy where {@code place} does not fit. */
  public InvalidPolicyException(String place, String detail) {
    this(List.of(new Flaw(place, detail)));
  }

  /** A policy where all of these do not fit; at least one. */
  public InvalidPolicyException(List<Flaw> flaws) {
    super(
        flaws.stream()
            .map(flaw -> flaw.place() + " " + flaw.detail())
            .collect(Collectors.joining("; ")));
    this.flaws = List.copyOf(flaws);
  }

  /** All that does not fit and could be told beside the others. */
  public List<Flaw> flaws() {
    return flaws;
  }

  /** Refuses what has flaws. */
  static void raise(List<Flaw> flaws) {
    if (!flaws.isEmpty()) {
      throw new InvalidPolicyException(flaws);
    }
  }
}
