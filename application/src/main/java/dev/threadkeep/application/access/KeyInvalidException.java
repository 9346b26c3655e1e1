package dev.threadkeep.application.access;

/**
 * A key is missing, malformed, unknown, wrong, revoked or expired: which of them is nobody's
 * business.
 */
public final class KeyInvalidException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public KeyInvalidException() {
    super("the key is not valid", null, false, false);
  }
}
