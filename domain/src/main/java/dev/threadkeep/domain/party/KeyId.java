package dev.threadkeep.domain.party;

import java.util.regex.Pattern;

/** The public part of an access key: eight letters or digits. */
public record KeyId(String value) {
  private static final Pattern FORM = Pattern.compile("[0-9A-Za-z]{8}");

  public KeyId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("a key's id has eight letters or digits");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
