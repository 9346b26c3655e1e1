package dev.threadkeep.rest.http;

import dev.threadkeep.application.StoreUnavailableException;
import dev.threadkeep.application.access.KeyInvalidException;
import dev.threadkeep.application.idempotency.RepeatedRequestException;
import dev.threadkeep.application.thread.ThreadException;
import dev.threadkeep.rest.http.failure.ApiException;
import dev.threadkeep.rest.http.failure.ApiFailure.RateLimited;
import dev.threadkeep.rest.http.failure.ApiFailure.Unauthenticated;
import dev.threadkeep.rest.http.key.Admissions.Admission;
import io.micronaut.http.HttpRequest;
import java.util.Optional;

/**
 * Keeps a failure from whoever was let in on the memory of a key that no longer works. A key that
 * was revoked elsewhere must not learn more than that it is not valid, and stores, which would say
 * so, have no part in many failures.
 */
final class StaleAdmission {

  private StaleAdmission() {}

  /**
   * Whether the caller may hear {@code thrown} only if its key still works, which {@link
   * #unlessStale} finds out. Takes note of a key that has turned out not to work.
   */
  static boolean mustBeChecked(HttpRequest<?> request, Throwable thrown) {
    var admission = admission(request);
    if (admission.isPresent() && thrown instanceof KeyInvalidException) {
      admission.get().end();
      return false;
    }
    return admission.isPresent() && !admission.get().isFresh() && !isSafe(thrown);
  }

  /** What to answer: {@code thrown}, unless the caller may not hear it. Asks a store. */
  static Throwable unlessStale(HttpRequest<?> request, Throwable thrown) {
    try {
      return admission(request).filter(Admission::stillHolds).isPresent()
          ? thrown
          : new KeyInvalidException();
    } catch (RuntimeException unavailable) {
      return unavailable;
    }
  }

  private static Optional<Admission> admission(HttpRequest<?> request) {
    return request.getAttribute(AccessFilter.ADMISSION, Admission.class);
  }

  /** Whether a store has checked the key, or the failure tells nothing that a 401 does not. */
  private static boolean isSafe(Throwable thrown) {
    return switch (thrown) {
      case ThreadException.Refused _,
          ThreadException.VersionMismatch _,
          ThreadException.UnknownTeammate _,
          ThreadException.UnknownEntry _,
          ThreadException.UnknownConnection _,
          ThreadException.ReferenceTaken _,
          ThreadException.TooBusy _,
          RepeatedRequestException _,
          StoreUnavailableException _ ->
          true;
      case ApiException ours ->
          ours.failure() instanceof Unauthenticated || ours.failure() instanceof RateLimited;
      default -> false;
    };
  }
}
