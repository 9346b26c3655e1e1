package dev.threadkeep.application.policy;

/** The policy is not at a version that the request expects; nothing was changed. */
public final class PolicyVersionException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final long current;

  public PolicyVersionException(long current) {
    super("the policy is at version " + current, null, false, false);
    this.current = current;
  }

  /** The version that it is at. */
  public long current() {
    return current;
  }
}
