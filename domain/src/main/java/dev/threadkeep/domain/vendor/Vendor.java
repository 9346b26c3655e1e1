package dev.threadkeep.domain.vendor;

import java.util.regex.Pattern;

/**
 * A product with an API of its own for threads, by its name in lower case: {@code intercom}.
 *
 * <p>An open value on purpose: another vendor is another adapter, not a change of the domain.
 */
public record Vendor(String name) {
  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9_-]{0,31}");

  public Vendor {
    if (!FORM.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "a vendor's name has 1 to 32 lower-case letters, digits, - and _");
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
