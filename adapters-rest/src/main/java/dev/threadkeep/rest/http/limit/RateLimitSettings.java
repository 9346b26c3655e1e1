package dev.threadkeep.rest.http.limit;

import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What is configured: a limit, or where the service listens, which decides in its place. */
@Singleton
final class RateLimitSettings {

  private static final int USUAL = 1_000;

  private final @Nullable Integer perMinute;
  private final @Nullable String host;

  RateLimitSettings(
      @Property(name = "threadkeep.rate-limit.per-minute") @Nullable Integer perMinute,
      @Property(name = "micronaut.server.host") @Nullable String host) {
    this.perMinute = perMinute;
    this.host = host;
  }

  /** Requests per minute and key; nothing if there is no limit, which 0 says too. */
  OptionalInt perMinute() {
    if (perMinute != null) {
      return perMinute > 0 ? OptionalInt.of(perMinute) : OptionalInt.empty();
    }
    return isLoopback() ? OptionalInt.empty() : OptionalInt.of(USUAL);
  }

  private boolean isLoopback() {
    try {
      return host != null && InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException _) {
      return false; // the server itself will say that it cannot bind there
    }
  }
}
