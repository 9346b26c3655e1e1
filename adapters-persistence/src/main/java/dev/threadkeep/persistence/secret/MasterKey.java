package dev.threadkeep.persistence.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** A key for AES-256. It is known by an id that tells nothing of it. */
public final class MasterKey {
  private static final int LENGTH = 32;
  private static final int LENGTH_OF_ID = 8;

  private final byte[] value;
  private final String id;

  private MasterKey(byte[] value) {
    this.value = value;
    this.id = idOf(value);
  }

  /** A key that nobody has. */
  public static MasterKey draw() {
    var value = new byte[LENGTH];
    new SecureRandom().nextBytes(value);
    return new MasterKey(value);
  }

  /**
   * Reads what {@link #reveal} writes.
   *
   * @throws IllegalArgumentException if it is none, in words that do not repeat it
   */
  public static MasterKey parse(String text) {
    byte[] value;
    try {
      value = Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException _) {
      throw new IllegalArgumentException("is not in base64");
    }
    if (value.length != LENGTH) {
      throw new IllegalArgumentException("has %d bytes".formatted(value.length));
    }
    return new MasterKey(value);
  }

  public String id() {
    return id;
  }

  byte[] value() {
    return value.clone();
  }

  /** In base64. */
  public String reveal() {
    return Base64.getEncoder().encodeToString(value);
  }

  private static String idOf(byte[] value) {
    try {
      var sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update("threadkeep master key".getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sha256.digest(value), 0, LENGTH_OF_ID);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible); // every JDK has this algorithm
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MasterKey key && MessageDigest.isEqual(value, key.value);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  @Override
  public String toString() {
    return "MasterKey[%s]".formatted(id);
  }
}
