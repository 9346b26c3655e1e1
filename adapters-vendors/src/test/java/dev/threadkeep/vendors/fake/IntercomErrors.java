package dev.threadkeep.vendors.fake;

import java.util.UUID;

/** Intercom's errors, which are lists of one. */
final class IntercomErrors {
  private IntercomErrors() {}

  static RefusedException refused(int status, String code, String message) {
    return new RefusedException(error(status, code, message));
  }

  static RefusedException missing(String parameter) {
    return refused(400, "parameter_not_found", parameter + " is a required parameter");
  }

  static Answer usual(int status) {
    return switch (status) {
      case 401 -> error(401, "unauthorized", "Access Token Invalid");
      case 403 -> error(403, "api_plan_restricted", "Active subscription needed.");
      case 404 -> error(404, "not_found", "Resource Not Found");
      case 429 -> error(429, "rate_limit_exceeded", "Exceeded rate limit of 167 in 10_seconds");
      case 503 -> error(503, "service_unavailable", "Sorry, the API service is unavailable");
      default ->
          status >= 500
              ? error(status, "server_error", "Something went wrong")
              : error(status, "client_error", "Not possible");
    };
  }

  private static Answer error(int status, String code, String message) {
    var body =
        FakeService.JSON
            .createObjectNode()
            .put("type", "error.list")
            .put("request_id", UUID.randomUUID().toString());
    body.putArray("errors").addObject().put("code", code).put("message", message);
    return Answer.of(status, body);
  }
}
