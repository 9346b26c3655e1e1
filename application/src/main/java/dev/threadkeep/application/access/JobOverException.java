package dev.threadkeep.application.access;

/** The job that something was asked for is over. Nothing was done. */
public final class JobOverException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public JobOverException() {
    super("the job is over", null, false, false);
  }
}
