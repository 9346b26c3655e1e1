package dev.threadkeep.rest.http.idempotency;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;

/** That an answer tells of a request which found everything as it was to be. */
public final class Idleness {

  private static final String ATTRIBUTE = "threadkeep.idle";

  private Idleness() {}

  /** Whether the request changed nothing, when it was carried out. */
  public static boolean isTold(HttpResponse<?> response) {
    return response.getAttribute(ATTRIBUTE).isPresent();
  }

  static void tell(MutableHttpResponse<?> response) {
    response.setAttribute(ATTRIBUTE, true);
  }
}
