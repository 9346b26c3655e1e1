package dev.threadkeep.rest.http.limit;

import io.micronaut.http.MutableHttpHeaders;
import java.time.Instant;
import java.util.Optional;

/**
 * The {@code X-RateLimit} headers of a vendor, as Intercom's and Productlane's pages on rate limits
 * describe them: requests, requests left, and unix seconds at which the window ends.
 *
 * @param requests what the vendor itself allows to a client within its window
 * @param windowSeconds how long the vendor's window is
 */
public record VendorQuota(int requests, int windowSeconds) {

  /**
   * Clients wait by these headers, so that without a limit of ours they show the vendor's own, with
   * all of it left.
   */
  public void writeTo(MutableHttpHeaders headers, Optional<Quota> quota, Instant at) {
    var now = at.getEpochSecond();
    set(headers, "Limit", quota.map(Quota::perMinute).orElse(requests));
    set(headers, "Remaining", quota.map(Quota::remaining).orElse((long) requests));
    set(
        headers,
        "Reset",
        quota
            .map(left -> now + Quota.secondsUp(left.untilFull()))
            .orElse(now - now % windowSeconds + windowSeconds));
  }

  private static void set(MutableHttpHeaders headers, String name, long value) {
    headers.set("X-RateLimit-" + name, Long.toString(value));
  }
}
