package dev.threadkeep.application.timer;

import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.thread.ThreadId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A thread whose time had come when it was read; by now anything may have happened to it.
 *
 * @param due when its time came: the end of its snooze, or when it had been inactive for long
 *     enough
 * @param version what it was at
 * @param policy the mark of the policy by which it is due, where a policy has a say
 */
public record DueThread(
    OrganizationId organization,
    ThreadId thread,
    Timer timer,
    Instant due,
    long version,
    @Nullable String policy) {}
