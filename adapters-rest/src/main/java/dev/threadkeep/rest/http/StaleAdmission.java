package dev.threadkeep.rest.http;

import dev.threadkeep.application.StoreUnavailableException;
import dev.threadkeep.application.access.KeyInvalidException;
import dev.threadkeep.application.thread.ThreadException;
import dev.threadkeep.rest.http.failure.ApiException;
import dev.threadkeep.rest.http.failure.ApiFailure.RateLimited;
import dev.threadkeep.rest.http.failure.ApiFailure.Unauthenticated;
import dev.threadkeep.rest.http.key.Admissions.Admission;
import io.micronaut.http.HttpRequest;

/**
 * Keeps a failure from whoever was let in on the memory of a key that no longer works. A key that
 * was revoked elsewhere must not learn more than that it is not valid, and stores, which would say
 * so, have no part in many failures.
 */
final class StaleAdmission {

  private StaleAdmission() {}

  /** What to answer instead of {@code thrown}: itself, unless the caller may not hear it. */
  static Throwable unlessStale(HttpRequest<?> request, Throwable thrown) {
    var admission = request.getAttribute(AccessFilter.ADMISSION, Admission.class).orElse(null);
    if (admission == null) {
      return thrown;
    }
    if (thrown instanceof KeyInvalidException) {
      admission.end();
      return thrown;
    }
    if (isSafe(thrown)) {
      return thrown;
    }
    try {
      return admission.stillHolds() ? thrown : new KeyInvalidException();
    } catch (StoreUnavailableException unavailable) {
      return unavailable;
    }
  }

  /** Whether a store has checked the key, or the failure tells nothing that a 401 does not. */
  private static boolean isSafe(Throwable thrown) {
    return switch (thrown) {
      case ThreadException.Refused _,
          ThreadException.VersionMismatch _,
          ThreadException.UnknownTeammate _,
          ThreadException.ReferenceTaken _,
          ThreadException.TooBusy _,
          StoreUnavailableException _ ->
          true;
      case ApiException ours ->
          ours.failure() instanceof Unauthenticated || ours.failure() instanceof RateLimited;
      default -> false;
    };
  }
}
