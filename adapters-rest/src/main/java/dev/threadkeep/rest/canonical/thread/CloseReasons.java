package dev.threadkeep.rest.canonical.thread;

import dev.threadkeep.application.thread.ThreadException;
import dev.threadkeep.application.thread.ThreadReader;
import dev.threadkeep.domain.policy.CloseReason;
import dev.threadkeep.rest.canonical.ProblemException;
import dev.threadkeep.rest.canonical.ProblemType;
import dev.threadkeep.rest.http.Call;
import dev.threadkeep.rest.http.failure.Field;
import dev.threadkeep.rest.http.failure.FieldError;
import jakarta.inject.Singleton;
import java.util.List;

/** Reads the code of a close reason. */
@Singleton
final class CloseReasons {

  private static final int LONGEST = 64;

  private final ThreadReader threads;

  CloseReasons(ThreadReader threads) {
    this.threads = threads;
  }

  /**
   * The reason with this code. Text that can be no code is unknown like a code that the catalogue
   * lacks, but only to those who may know of the thread.
   */
  CloseReason named(Call call, String id, String code) {
    checkLength(code);
    try {
      return new CloseReason(code);
    } catch (IllegalArgumentException _) {
      if (threads.find(call.caller(), ThreadChanges.located(id)).isEmpty()) {
        throw new ThreadException.UnknownThread();
      }
      throw new ProblemException(
              ProblemType.UNKNOWN_CLOSE_REASON, "The catalogue has no reason %s.".formatted(code))
          .with("errors", List.of(new FieldError("#/reason", "is not a reason of the catalogue")));
    }
  }

  /** The same where no thread is named: what can be no code does not fit. */
  static CloseReason named(String code) {
    checkLength(code);
    return Field.of("#/reason", () -> new CloseReason(code));
  }

  private static void checkLength(String code) {
    if (code.isBlank()) {
      throw Field.invalid("#/reason", "must not be blank");
    }
    if (code.length() > LONGEST) {
      throw Field.invalid("#/reason", "must have at most %d characters".formatted(LONGEST));
    }
  }
}
