package dev.threadkeep.rest.http.failure;

/** Carries an {@link ApiFailure} to the one place that answers it in the words of its API. */
public final class ApiException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient ApiFailure failure;

  public ApiException(ApiFailure failure) {
    // An expected answer, not a fault: the stack trace would cost more than the answer.
    super(failure.toString(), null, false, false);
    this.failure = failure;
  }

  /** What to answer. */
  public ApiFailure failure() {
    return failure;
  }
}
