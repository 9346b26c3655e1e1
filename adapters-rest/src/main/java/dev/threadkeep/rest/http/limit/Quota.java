package dev.threadkeep.rest.http.limit;

import io.micronaut.http.MutableHttpHeaders;
import java.time.Duration;

/**
 * What a key has left, as draft-ietf-httpapi-ratelimit-headers tells it to clients.
 *
 * @param untilFull when the key will have its whole limit again
 */
public record Quota(int perMinute, long remaining, Duration untilFull) {

  /** Writes the standard headers; a dialect adds its vendor's own. */
  public void writeTo(MutableHttpHeaders headers) {
    headers.set("RateLimit-Policy", "\"key\";q=" + perMinute + ";w=60");
    headers.set("RateLimit", "\"key\";r=" + remaining + ";t=" + secondsUp(untilFull));
  }

  /** Whole seconds, rounded up: a client that comes back a little early would be refused again. */
  public static long secondsUp(Duration duration) {
    return duration.plusNanos(999_999_999).toSeconds();
  }
}
