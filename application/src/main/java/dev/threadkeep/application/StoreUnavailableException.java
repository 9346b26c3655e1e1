package dev.threadkeep.application;

/**
 * A store cannot be reached or has no capacity left. What was asked may or may not have happened if
 * the connection was lost while it was being written; asking again is worth it a little later.
 */
public final class StoreUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StoreUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }

  public StoreUnavailableException(String message) {
    super(message);
  }
}
