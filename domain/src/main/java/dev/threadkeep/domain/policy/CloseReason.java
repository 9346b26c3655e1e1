package dev.threadkeep.domain.policy;

import java.util.regex.Pattern;

/** The code of a close reason in the organization's catalogue: {@code no_response}. */
public record CloseReason(String code) {
  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9_]{0,63}");

  /** Nobody said why; a dialect shows it as its vendor shows absence. */
  public static final CloseReason UNSPECIFIED = new CloseReason("unspecified");

  /** Something was said that the catalogue has no code for. */
  public static final CloseReason OTHER = new CloseReason("other");

  /** What the thread was about is done. */
  public static final CloseReason RESOLVED = new CloseReason("resolved");

  public CloseReason {
    if (!FORM.matcher(code).matches()) {
      throw new IllegalArgumentException(
          "a close reason has 1 to 64 lower-case letters, digits and _, and starts with a letter");
    }
  }

  @Override
  public String toString() {
    return code;
  }
}
