package dev.threadkeep.rest.dialect.contactship;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;

/**
 * The one shape of this dialect's errors. Contactship documents statuses alone; this is what the
 * framework that it is built with says by itself.
 *
 * @param error the status in words: {@code Not Found}
 */
record ContactshipError(int statusCode, String message, String error) {

  static MutableHttpResponse<ContactshipError> answer(HttpStatus status, String message) {
    return HttpResponse.<ContactshipError>status(status)
        .body(new ContactshipError(status.getCode(), message, status.getReason()));
  }
}
