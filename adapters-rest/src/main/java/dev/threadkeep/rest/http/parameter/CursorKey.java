package dev.threadkeep.rest.http.parameter;

/**
 * The secret that cursors are signed with, the same on every node. Given as a bean by whoever
 * starts the service.
 */
public final class CursorKey {

  private static final int SHORTEST = 32;

  private final byte[] bytes;

  public CursorKey(byte[] bytes) {
    if (bytes.length < SHORTEST) {
      throw new IllegalArgumentException(
          "a cursor key of %d bytes, which needs %d".formatted(bytes.length, SHORTEST));
    }
    this.bytes = bytes.clone();
  }

  byte[] bytes() {
    return bytes;
  }
}
