package dev.threadkeep.vendors.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** Productlane's errors, flat as its OpenAPI document has them or in the envelope of its pages. */
final class ProductlaneErrors {
  private volatile boolean envelope;

  void inEnvelope(boolean wanted) {
    envelope = wanted;
  }

  RefusedException invalid(List<String> issues) {
    var error = error("validation_failed", "The request is invalid");
    var list = envelope ? error.putArray("details") : error.putArray("issues");
    issues.forEach(issue -> list.addObject().put("message", issue));
    return new RefusedException(Answer.of(400, wrapped(error)));
  }

  RefusedException refused(int status, String code, String message) {
    return new RefusedException(Answer.of(status, wrapped(error(code, message))));
  }

  Answer rateLimited(RateLimit limit) {
    return usual(429).with(Map.of("Retry-After", String.valueOf(limit.secondsLeft())));
  }

  Answer usual(int status) {
    return Answer.of(
        status,
        wrapped(
            switch (status) {
              case 401 -> error("unauthenticated", "Invalid API key");
              case 403 -> error("forbidden", "Forbidden");
              case 404 -> error("not_found", "Thread not found");
              case 410 -> error("unsupported_key_version", "Keys of v1 are no longer accepted");
              case 429 -> error("rate_limited", "Too many requests");
              default ->
                  status >= 500
                      ? error("internal_error", "Something went wrong")
                      : error("unprocessable", "Not possible");
            }));
  }

  private static ObjectNode error(String code, String message) {
    return FakeService.JSON.createObjectNode().put("message", message).put("code", code);
  }

  private ObjectNode wrapped(ObjectNode error) {
    return envelope ? FakeService.JSON.createObjectNode().set("error", error) : error;
  }
}
