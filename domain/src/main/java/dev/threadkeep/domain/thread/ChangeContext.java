package dev.threadkeep.domain.thread;

import dev.threadkeep.domain.internal.Texts;
import dev.threadkeep.domain.internal.Times;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.Through;
import dev.threadkeep.domain.policy.LifecyclePolicy;
import dev.threadkeep.domain.vendor.Holder;
import java.time.Instant;
import java.util.List;

/**
 * All that deciding needs besides the thread and the commands.
 *
 * @param requestId the request that asks for the change, at most 128 characters
 * @param now the clock's time (UTC); truncated to microseconds
 * @param holders the connections that hold the thread
 * @param spare an identity to use if a follow-up thread must be opened
 */
public record ChangeContext(
    Actor actor,
    Through through,
    String requestId,
    Instant now,
    LifecyclePolicy policy,
    List<Holder> holders,
    SpareIdentity spare) {

  public ChangeContext {
    Texts.atMost(128, "a request id", requestId);
    now = Times.kept("now", now);
    holders = List.copyOf(holders);
  }

  /** An unused id and number for one more thread. */
  public record SpareIdentity(ThreadId id, ThreadNumber number) {}
}
