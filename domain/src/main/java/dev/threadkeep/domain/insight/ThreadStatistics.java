package dev.threadkeep.domain.insight;

import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.thread.RecordedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a thread's history counts up to. A <i>reply</i> is an outbound message, a <i>contact
 * reply</i> an inbound one; both count at the event's time.
 *
 * @param reopens how often it was reopened
 * @param assignments how often a teammate or a team got it, at its opening included
 * @param parts of how many {@link ConversationPart parts} it consists
 * @param lastAssignmentReplyAt the first reply after the last assignment
 * @param lastClosedBy who closed it last
 * @param medianTimeToReply between the first unanswered contact message and its reply, over the
 *     last 1,000 replies
 */
public record ThreadStatistics(
    int reopens,
    int assignments,
    int parts,
    @Nullable Instant firstAssignmentAt,
    @Nullable Instant lastAssignmentAt,
    @Nullable Instant lastAssignmentReplyAt,
    @Nullable Instant firstReplyAt,
    @Nullable Instant lastReplyAt,
    @Nullable Instant firstContactReplyAt,
    @Nullable Instant lastContactReplyAt,
    @Nullable Instant firstCloseAt,
    @Nullable Instant lastCloseAt,
    @Nullable Actor lastClosedBy,
    @Nullable Duration timeToFirstAssignment,
    @Nullable Duration timeToFirstReply,
    @Nullable Duration timeToFirstClose,
    @Nullable Duration timeToLastClose,
    @Nullable Duration medianTimeToReply) {

  /** The statistics of a thread with this whole history, in order. */
  public static ThreadStatistics of(List<RecordedEvent> history) {
    var tally = new Tally();
    history.forEach(tally::count);
    return tally.statistics(ConversationPart.of(history).size());
  }
}
