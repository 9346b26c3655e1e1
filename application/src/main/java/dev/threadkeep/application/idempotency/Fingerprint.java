package dev.threadkeep.application.idempotency;

import java.util.regex.Pattern;

/** Tells requests apart that ask for different things: a SHA-256 in hexadecimal digits. */
public record Fingerprint(String value) {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  public Fingerprint {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("a fingerprint has 64 hexadecimal digits");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
