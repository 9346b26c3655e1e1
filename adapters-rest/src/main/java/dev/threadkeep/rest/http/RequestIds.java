package dev.threadkeep.rest.http;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The ids by which a request is found again in logs, history and traces. */
final class RequestIds {

  static final String HEADER = "X-Request-Id";
  static final String TRACEPARENT = "traceparent";

  // It ends up in logs and in the history, so it may not bring line breaks or markup along.
  private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._-]{1,128}");

  private static final Pattern TRACE =
      Pattern.compile(
          "(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}.*");

  private RequestIds() {}

  static String requestId(@Nullable String given, String traceId) {
    return given != null && SANE.matcher(given).matches() ? given : traceId;
  }

  /** The trace of W3C Trace Context, or a new one. */
  static String traceId(@Nullable String traceparent) {
    if (traceparent != null) {
      var match = TRACE.matcher(traceparent);
      if (match.matches()) {
        return match.group(1);
      }
    }
    var random = ThreadLocalRandom.current();
    var hex = HexFormat.of();
    return hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
  }
}
