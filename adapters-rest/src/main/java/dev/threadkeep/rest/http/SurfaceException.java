package dev.threadkeep.rest.http;

import io.micronaut.http.MutableHttpResponse;

/**
 * A failure that only one API knows, which therefore brings its answer along. What several know is
 * an {@link dev.threadkeep.rest.http.failure.ApiFailure} instead.
 */
public abstract class SurfaceException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  protected SurfaceException(String message) {
    // An expected answer, not a fault: the stack trace would cost more than the answer.
    super(message, null, false, false);
  }

  /** The answer: status, body, and headers that only this API has. */
  public abstract MutableHttpResponse<?> answer(RequestFacts facts);
}
