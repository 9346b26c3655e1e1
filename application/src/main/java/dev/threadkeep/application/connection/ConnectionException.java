package dev.threadkeep.application.connection;

/** Why something could not be done with a connection, with nothing changed. */
public abstract sealed class ConnectionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private ConnectionException(String message) {
    super(message, null, false, false);
  }

  /** Something said about it does not fit. */
  public static final class Invalid extends ConnectionException {
    private static final long serialVersionUID = 1L;
    private final String place;
    private final String detail;

    /**
     * @param place what does not fit, the outermost first: {@code settings/accounts/0}
     * @param detail in words that follow its name
     */
    public Invalid(String place, String detail) {
      super(place + " " + detail);
      this.place = place;
      this.detail = detail;
    }

    public String place() {
      return place;
    }

    public String detail() {
      return detail;
    }
  }

  /** The connection is not at a version that the request expects. */
  public static final class VersionMismatch extends ConnectionException {
    private static final long serialVersionUID = 1L;
    private final long current;

    public VersionMismatch(long current) {
      super("the connection is at version " + current);
      this.current = current;
    }

    /** The version that it is at. */
    public long current() {
      return current;
    }
  }

  /** Secrets cannot be kept, since whoever runs the service has given it no master key. */
  public static final class NoMasterKey extends ConnectionException {
    private static final long serialVersionUID = 1L;

    public NoMasterKey() {
      super("there is no master key to seal secrets with");
    }
  }

  /** What was kept of a secret cannot be opened. */
  public static final class UnreadableSecret extends ConnectionException {
    private static final long serialVersionUID = 1L;
    private final String key;
    private final boolean isKeyThere;

    /**
     * @param key with which it was sealed, by its id
     * @param isKeyThere whether that key is there, so that the fault is with what was kept
     */
    public UnreadableSecret(String key, boolean isKeyThere) {
      super(
          isKeyThere
              ? "a secret is not as it was sealed with key " + key
              : "a secret was sealed with key %s, which is not there".formatted(key));
      this.key = key;
      this.isKeyThere = isKeyThere;
    }

    public String key() {
      return key;
    }

    public boolean isKeyThere() {
      return isKeyThere;
    }
  }
}
