package dev.threadkeep.application.thread;

import dev.threadkeep.domain.thread.ConversationThread;
import java.util.Set;

/** What a request expects of the thread's version (RFC 9110 §13.1.1). */
public sealed interface Precondition {

  /** Nothing. */
  static Precondition none() {
    return new None();
  }

  /** Nothing: the request is about the thread as it is. */
  record None() implements Precondition {}

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
    switch (this) {
      case None none -> {}
      case VersionIn(var versions) -> {
        if (!versions.contains(thread.version())) {
          throw new ThreadException.VersionMismatch(thread.id(), thread.version());
        }
      }
    }
  }
}
