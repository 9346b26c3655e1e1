package dev.threadkeep.application.access;

import dev.threadkeep.domain.party.KeyId;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * A key as a client presents it: {@code tk_<id>_<secret><checksum>}, that is 8 letters or digits,
 * 30 letters or digits, and 6 more that are the CRC-32 of all before them in base 62, so that a
 * mistyped key is known without asking a store.
 */
public record PresentedKey(KeyId id, String secret) {
  static final int ID_LENGTH = 8;
  static final int SECRET_LENGTH = 30;
  private static final int CHECKSUM_LENGTH = 6;
  private static final Pattern FORM =
      Pattern.compile("tk_([0-9A-Za-z]{8})_([0-9A-Za-z]{30})([0-9A-Za-z]{6})");
  private static final String DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  /** The key that {@code text} is; nothing where it is malformed or its checksum wrong. */
  public static Optional<PresentedKey> parse(String text) {
    var form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    var key = new PresentedKey(new KeyId(form.group(1)), form.group(2));
    return key.checksum().equals(form.group(3)) ? Optional.of(key) : Optional.empty();
  }

  /** The whole key, to be shown once and never stored. */
  public String reveal() {
    return unchecked() + checksum();
  }

  /** Leaves the secret out, so that no log ever holds it. */
  @Override
  public String toString() {
    return "tk_%s_…".formatted(id);
  }

  private String unchecked() {
    return "tk_%s_%s".formatted(id, secret);
  }

  private String checksum() {
    var crc = new CRC32();
    crc.update(unchecked().getBytes(StandardCharsets.US_ASCII));
    var digits = new StringBuilder();
    for (long rest = crc.getValue(); digits.length() < CHECKSUM_LENGTH; rest /= DIGITS.length()) {
      digits.append(DIGITS.charAt((int) (rest % DIGITS.length())));
    }
    return digits.reverse().toString();
  }
}
