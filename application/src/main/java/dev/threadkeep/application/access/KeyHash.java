package dev.threadkeep.application.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The SHA-256 of a key's secret, in hexadecimal digits. A plain hash suffices, since the secret is
 * random: a slow password hash would protect nothing more and cost every request its time.
 */
public record KeyHash(String hex) {
  public static KeyHash of(PresentedKey key) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return new KeyHash(
          HexFormat.of()
              .formatHex(digest.digest(key.secret().getBytes(StandardCharsets.US_ASCII))));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Compares in constant time, so that the time taken tells nothing about the hash. */
  public boolean matches(KeyHash other) {
    return MessageDigest.isEqual(
        hex.getBytes(StandardCharsets.US_ASCII), other.hex.getBytes(StandardCharsets.US_ASCII));
  }
}
