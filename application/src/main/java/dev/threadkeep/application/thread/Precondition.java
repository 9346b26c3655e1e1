package dev.threadkeep.application.thread;

import dev.threadkeep.domain.thread.ConversationThread;
import java.util.Set;

/** What a request expects of the version of what it changes (RFC 9110 §13.1.1). */
public sealed interface Precondition {

  /** Nothing. */
  static Precondition none() {
    return new None();
  }

  /** Nothing: the request is about it as it is. */
  record None() implements Precondition {}

  /** That there is something, at whichever version. */
  record Existing() implements Precondition {}

  /** One of these; none of them where no version that the client named can ever be ours. */
  record VersionIn(Set<Long> versions) implements Precondition {
    public VersionIn {
      versions = Set.copyOf(versions);
    }
  }

  /**
   * Checks it.
   *
   * @throws ThreadException.VersionMismatch if the thread is at another version
   */
  default void check(ConversationThread thread) {
    if (!admits(thread.version())) {
      throw new ThreadException.VersionMismatch(thread.id(), thread.version());
    }
  }

  /** Whether it does not hold for what is not there. */
  default boolean asksForSomething() {
    return switch (this) {
      case None _ -> false;
      case Existing _, VersionIn _ -> true;
    };
  }

  /** Whether something at this version is as expected. */
  default boolean admits(long version) {
    return switch (this) {
      case None _, Existing _ -> true;
      case VersionIn(var versions) -> versions.contains(version);
    };
  }
}
