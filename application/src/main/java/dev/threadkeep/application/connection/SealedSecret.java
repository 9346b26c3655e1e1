package dev.threadkeep.application.connection;

/**
 * A secret that only who has the key can read, and only in its own place.
 *
 * @param key which key, by its id
 * @param ciphertext in base64
 */
public record SealedSecret(String key, String ciphertext) {
  /** Without what was sealed: whatever is printed may end in a log. */
  @Override
  public String toString() {
    return "SealedSecret[key=%s]".formatted(key);
  }
}
