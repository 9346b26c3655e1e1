package dev.threadkeep.vendors.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;

/** Whom Intercom lets in, in which of its versions, and how often. */
final class IntercomDoor {
  private static final Pattern VERSION = Pattern.compile("2\\.(\\d|1[0-6])");
  private static final int OF_THE_APP = 14;

  private final String token;
  private volatile RateLimit limit;

  IntercomDoor(String token, RateLimit limit) {
    this.token = token;
    this.limit = limit;
  }

  void limitTo(RateLimit other) {
    limit = other;
  }

  /** Whoever has the token, as a bearer or as a user without a password. */
  void letIn(Asked asked) {
    var basic = Base64.getEncoder().encodeToString((token + ":").getBytes(UTF_8));
    if (!asked.bearer().equals(token) && !asked.header("Authorization").equals("Basic " + basic)) {
      throw new RefusedException(IntercomErrors.usual(401));
    }
    version(asked);
  }

  /** The minor version that is asked for. */
  int version(Asked asked) {
    var header = asked.header("Intercom-Version");
    if (header.isEmpty()) {
      return OF_THE_APP;
    }
    var version = VERSION.matcher(header);
    if (!version.matches()) {
      throw IntercomErrors.refused(
          400,
          "intercom_version_invalid",
          "Requested resource is not available in current API version.");
    }
    return Integer.parseInt(version.group(1));
  }

  boolean isLimited() {
    return !limit.take();
  }

  Answer tooMany() {
    return IntercomErrors.refused(
            429,
            "rate_limit_exceeded",
            "Exceeded rate limit of %d in %d_seconds"
                .formatted(limit.limit(), limit.window().toSeconds()))
        .answer();
  }

  /** What each answer tells whom it let in. */
  Map<String, String> limits() {
    return limit.headers();
  }
}
