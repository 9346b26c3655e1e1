package dev.threadkeep.application.outbox;

import dev.threadkeep.application.delivery.Outcome;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One try at telling a vendor.
 *
 * @param at when it was begun (UTC)
 * @param outcome what came of it, in a word
 * @param httpStatus of the vendor's answer, where there was one
 * @param took from the beginning of the call to its end
 * @param detail for people: what the vendor said or what broke
 */
public record Attempt(
    Instant at,
    Word outcome,
    @Nullable Integer httpStatus,
    Duration took,
    @Nullable String detail) {

  /** What an attempt can come to. */
  public enum Word {
    DELIVERED,
    NOT_PROPAGATED,
    REJECTED,
    NOT_SENT,
    UNKNOWN
  }

  /** The same with more before its detail. */
  Attempt withDetailBehind(String more) {
    return new Attempt(at, outcome, httpStatus, took, detail == null ? more : more + detail);
  }

  static Attempt of(Instant at, Duration took, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Delivered(var status, _, _) ->
          new Attempt(at, Word.DELIVERED, status, took, null);
      case Outcome.NotPropagated(var why) -> new Attempt(at, Word.NOT_PROPAGATED, null, took, why);
      case Outcome.Rejected(var status, var detail) ->
          new Attempt(at, Word.REJECTED, status, took, detail);
      case Outcome.NotSent(var status, var detail, _) ->
          new Attempt(at, Word.NOT_SENT, status, took, detail);
      case Outcome.Unknown(var status, var detail, _) ->
          new Attempt(at, Word.UNKNOWN, status, took, detail);
    };
  }
}
