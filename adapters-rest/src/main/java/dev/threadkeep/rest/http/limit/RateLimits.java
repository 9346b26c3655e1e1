package dev.threadkeep.rest.http.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** A token bucket per key. */
@Singleton
public final class RateLimits {

  // Only valid keys get a bucket, so this bounds memory against many keys and not against guesses.
  private static final int MOST_BUCKETS = 100_000;

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final OptionalInt perMinute;
  private final Cache<String, Bucket> buckets =
      Caffeine.newBuilder()
          .maximumSize(MOST_BUCKETS)
          .expireAfterAccess(MINUTE.plus(MINUTE))
          .build();

  RateLimits(RateLimitSettings settings) {
    perMinute = settings.perMinute();
  }

  /** The outcome of asking for one request. */
  public sealed interface Taken {
    record Allowed(Quota quota) implements Taken {}

    record Refused(Quota quota, Duration retryAfter) implements Taken {}
  }

  /** Takes one request from what {@code keyId} has left; nothing if there is no limit. */
  public Optional<Taken> take(String keyId) {
    return perMinute.isEmpty() ? Optional.empty() : Optional.of(take(keyId, perMinute.getAsInt()));
  }

  private Taken take(String keyId, int limit) {
    var probe = buckets.get(keyId, _ -> bucket(limit)).tryConsumeAndReturnRemaining(1);
    var quota =
        new Quota(
            limit, probe.getRemainingTokens(), Duration.ofNanos(probe.getNanosToWaitForReset()));
    return probe.isConsumed()
        ? new Taken.Allowed(quota)
        : new Taken.Refused(quota, Duration.ofNanos(probe.getNanosToWaitForRefill()));
  }

  private static Bucket bucket(int limit) {
    return Bucket.builder()
        .addLimit(bandwidth -> bandwidth.capacity(limit).refillGreedy(limit, MINUTE))
        .build();
  }
}
