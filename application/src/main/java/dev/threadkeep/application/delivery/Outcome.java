package dev.threadkeep.application.delivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of an attempt, in the five ways that differ in what may be done next. */
public sealed interface Outcome {

  /**
   * The vendor said that it is so now.
   *
   * @param messageId what the vendor calls the message that was sent, where it says
   * @param seen the thread as the vendor showed it in its answer, where it did
   */
  record Delivered(int httpStatus, @Nullable String messageId, @Nullable VendorThread seen)
      implements Outcome {}

  /** The vendor has no place for it, or not for this value, and was not asked. */
  record NotPropagated(String why) implements Outcome {}

  /** It is not so, or nobody knows. */
  sealed interface Failure extends Outcome {
    /** The status of the vendor's answer, where there was one. */
    @Nullable Integer httpStatus();

    /** For people: what the vendor said or what broke, at most 500 characters. */
    String detail();

    /** The same without the vendor's words, which belong into no log. */
    default String inOurWords() {
      var status = httpStatus();
      if (status == null) {
        return switch (this) {
          case Rejected _ -> "the vendor must not be called";
          case NotSent _ -> "the vendor was not reached";
          case Unknown _ -> "there was no whole answer";
        };
      }
      return status / 100 == 2
          ? "the answer (%d) could not be made out".formatted(status)
          : "the vendor answered %d".formatted(status);
    }
  }

  /** Sent again it would be refused again. Without a status it was never sent. */
  record Rejected(@Nullable Integer httpStatus, String detail) implements Failure {}

  /**
   * Nothing was done, so that it may be sent again.
   *
   * @param retryAfter how long the vendor asked to be left alone
   */
  record NotSent(@Nullable Integer httpStatus, String detail, @Nullable Duration retryAfter)
      implements Failure {}

  /**
   * The vendor may have done it or not.
   *
   * @param repeatable whether done twice it is the same as done once, so that it may simply be sent
   *     again; else the vendor's state has to be read and compared first
   */
  record Unknown(@Nullable Integer httpStatus, String detail, boolean repeatable)
      implements Failure {}
}
