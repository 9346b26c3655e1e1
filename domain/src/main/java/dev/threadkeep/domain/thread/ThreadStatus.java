package dev.threadkeep.domain.thread;

import dev.threadkeep.domain.internal.Times;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.policy.CloseReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where a thread is in its life, with exactly the data that this stage has. */
public sealed interface ThreadStatus {
  /** Somebody has to do something about it. */
  record Open() implements ThreadStatus {}

  /** Nobody has to, until something ends the snooze. */
  record Snoozed(SnoozeEnd until) implements ThreadStatus {}

  /**
   * Nobody has to any more.
   *
   * @param note what the closing teammate added, for teammates only
   * @param stated what a dialect literally gave as the reason
   * @param at when it was closed (UTC, microseconds)
   * @param loopClosed whether the contact was told what came of it
   */
  record Closed(
      CloseReason reason,
      @Nullable Note note,
      @Nullable StatedReason stated,
      Instant at,
      Actor by,
      boolean loopClosed)
      implements ThreadStatus {
    public Closed {
      at = Times.kept("the time of closing", at);
    }

    Closed withLoopClosed() {
      return new Closed(reason, note, stated, at, by, true);
    }
  }
}
