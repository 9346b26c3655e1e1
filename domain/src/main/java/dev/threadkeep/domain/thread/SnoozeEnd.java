package dev.threadkeep.domain.thread;

import dev.threadkeep.domain.internal.Times;
import java.time.Instant;

/** What ends a snooze. */
public sealed interface SnoozeEnd {
  /** A point in time (UTC, microseconds). */
  record At(Instant time) implements SnoozeEnd {
    public At {
      time = Times.kept("the end of a snooze", time);
    }
  }

  /** The contact's next message. */
  record NextReply() implements SnoozeEnd {}
}
