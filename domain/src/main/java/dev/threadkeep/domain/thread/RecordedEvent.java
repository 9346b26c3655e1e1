package dev.threadkeep.domain.thread;

import dev.threadkeep.domain.internal.Texts;
import dev.threadkeep.domain.internal.Times;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.Through;
import java.time.Instant;

/**
 * An event in its place in a thread's history.
 *
 * @param sequence 1 for the first event of a thread, then without gaps; the thread's version after
 *     it
 * @param at when it happened (UTC, microseconds); never before the event before it
 * @param requestId the request that caused it, at most 128 characters
 */
public record RecordedEvent(
    long sequence, Instant at, Actor by, Through through, String requestId, ThreadEvent event) {

  public RecordedEvent {
    if (sequence < 1) {
      throw new IllegalArgumentException("an event's sequence starts at 1, not " + sequence);
    }
    at = Times.kept("an event's time", at);
    Texts.atMost(128, "a request id", requestId);
  }

  /** The same with what is left of it once the thread is erased. */
  public RecordedEvent blanked() {
    return new RecordedEvent(sequence, at, by, through, requestId, event.blanked());
  }
}
