package dev.threadkeep.rest.canonical.connection;

import dev.threadkeep.application.delivery.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * How a vendor could not be asked, in the words of every call.
 *
 * @param outcome a word for what may be done about it
 * @param httpStatus of the vendor's answer, where there was one
 */
record FailureWords(String outcome, String detail, @Nullable Integer httpStatus) {

  static FailureWords of(Outcome.Failure failure) {
    return switch (failure) {
      case Outcome.Rejected(var status, var detail) -> new FailureWords("rejected", detail, status);
      case Outcome.NotSent(var status, var detail, _) ->
          new FailureWords("not_sent", detail, status);
      case Outcome.Unknown(var status, var detail, _) ->
          new FailureWords("unknown", detail, status);
    };
  }
}
