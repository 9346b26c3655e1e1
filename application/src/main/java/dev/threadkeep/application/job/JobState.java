package dev.threadkeep.application.job;

/** How far a job has come. */
public enum JobState {
  /** Nobody has begun it. */
  QUEUED,
  /** It was begun. */
  RUNNING,
  /** It has come to every thread. */
  DONE,
  /** Somebody stopped it; what it had changed until then stays. */
  CANCELLED,
  /** It cannot go on, and says why. */
  FAILED;

  /** Whether nothing more will happen. */
  public boolean isFinal() {
    return switch (this) {
      case QUEUED, RUNNING -> false;
      case DONE, CANCELLED, FAILED -> true;
    };
  }
}
