package dev.threadkeep.domain.thread;

import dev.threadkeep.domain.internal.Times;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When something last happened in a thread (UTC, microseconds).
 *
 * @param lastStateChange when the status last changed; its opening at first
 * @param waitingSince since when the contact has been waiting for an answer: the first inbound
 *     message that no outbound message and no close has followed. Not all times are kept: where an
 *     outbound message becomes known that was said between inbound ones, it is the last of these
 */
public record ActivityTimes(
    @Nullable Instant lastInbound,
    @Nullable Instant lastOutbound,
    Instant lastStateChange,
    @Nullable Instant waitingSince) {

  public ActivityTimes {
    lastInbound = kept(lastInbound);
    lastOutbound = kept(lastOutbound);
    lastStateChange = Times.kept("the last state change", lastStateChange);
    waitingSince = kept(waitingSince);
  }

  static ActivityTimes openedAt(Instant at) {
    return new ActivityTimes(null, null, at, null);
  }

  /** The latest of all of them: what auto-close counts from. */
  public Instant last() {
    var last = lastStateChange;
    if (lastInbound != null && lastInbound.isAfter(last)) {
      last = lastInbound;
    }
    if (lastOutbound != null && lastOutbound.isAfter(last)) {
      last = lastOutbound;
    }
    return last;
  }

  ActivityTimes inbound(Instant at) {
    var isAnswered = lastOutbound != null && !at.isAfter(lastOutbound);
    return new ActivityTimes(
        later(lastInbound, at),
        lastOutbound,
        lastStateChange,
        isAnswered ? waitingSince : earlier(waitingSince, at));
  }

  ActivityTimes outbound(Instant at) {
    return new ActivityTimes(
        lastInbound, later(lastOutbound, at), lastStateChange, waitingAfterReply(at));
  }

  ActivityTimes stateChanged(Instant at) {
    return new ActivityTimes(lastInbound, lastOutbound, at, waitingSince);
  }

  ActivityTimes closed(Instant at) {
    return new ActivityTimes(lastInbound, lastOutbound, at, null);
  }

  private static @Nullable Instant kept(@Nullable Instant time) {
    return time == null ? null : Times.kept("a time of activity", time);
  }

  /** A reply that is told late answers only what came before it. */
  private @Nullable Instant waitingAfterReply(Instant at) {
    if (waitingSince == null || lastInbound == null || !lastInbound.isAfter(at)) {
      return null;
    }
    return waitingSince.isAfter(at) ? waitingSince : lastInbound;
  }

  private static Instant earlier(@Nullable Instant one, Instant other) {
    return one == null || other.isBefore(one) ? other : one;
  }

  private static Instant later(@Nullable Instant one, Instant other) {
    return one == null || other.isAfter(one) ? other : one;
  }
}
