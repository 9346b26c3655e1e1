package dev.threadkeep.persistence.pull;

import dev.threadkeep.application.delivery.Outcome;
import dev.threadkeep.application.json.ObjectReader;
import dev.threadkeep.application.json.ObjectWriter;
import dev.threadkeep.domain.json.JsonValue.JsonObject;

/**
 * How a vendor did not answer, as far as somebody may want to read it: not what may be done next.
 */
final class FailureJson {
  private static final String OUTCOME = "outcome";
  private static final String REJECTED = "rejected";
  private static final String NOT_SENT = "not_sent";
  private static final String UNKNOWN = "unknown";
  private static final String HTTP_STATUS = "http_status";
  private static final String DETAIL = "detail";

  private FailureJson() {}

  static JsonObject of(Outcome.Failure failure) {
    var outcome =
        switch (failure) {
          case Outcome.Rejected _ -> REJECTED;
          case Outcome.NotSent _ -> NOT_SENT;
          case Outcome.Unknown _ -> UNKNOWN;
        };
    var object = new ObjectWriter().putText(OUTCOME, outcome).putText(DETAIL, failure.detail());
    var status = failure.httpStatus();
    return status == null ? object.toObject() : object.putNumber(HTTP_STATUS, status).toObject();
  }

  /**
   * @throws IllegalArgumentException if it is not of that form
   */
  static Outcome.Failure read(JsonObject object) {
    var from = new ObjectReader(object);
    var number = from.optionalNumber(HTTP_STATUS);
    var status = number == null ? null : Integer.valueOf(Math.toIntExact(number));
    var detail = from.text(DETAIL);
    return switch (from.text(OUTCOME)) {
      case REJECTED -> new Outcome.Rejected(status, detail);
      case NOT_SENT -> new Outcome.NotSent(status, detail, null);
      case UNKNOWN -> new Outcome.Unknown(status, detail, true);
      case String other -> throw new IllegalArgumentException("no outcome: " + other);
    };
  }
}
