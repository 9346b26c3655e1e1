package dev.threadkeep.rest.dialect.feather;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;

/** Feather's one envelope for errors. */
record FeatherError(int status, String message, Code code, boolean success) {

  /**
   * The first two are all that Feather documents, and its schema for 404 allows BAD_REQUEST alone.
   * The others stand where it documents no answer at all.
   */
  enum Code {
    BAD_REQUEST,
    INTERNAL_SERVER_ERROR,
    UNAUTHORIZED,
    FORBIDDEN,
    TOO_MANY_REQUESTS,
    SERVICE_UNAVAILABLE
  }

  static MutableHttpResponse<FeatherError> answer(HttpStatus status, Code code, String message) {
    return HttpResponse.<FeatherError>status(status)
        .body(new FeatherError(status.getCode(), message, code, false));
  }
}
