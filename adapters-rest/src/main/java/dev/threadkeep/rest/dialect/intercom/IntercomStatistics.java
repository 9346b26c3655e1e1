package dev.threadkeep.rest.dialect.intercom;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.threadkeep.domain.party.Actor;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a conversation's past counts up to: times, and how long things took, in seconds. */
@JsonNaming(SnakeCaseStrategy.class)
record IntercomStatistics(
    String type,
    @Nullable Long timeToAssignment,
    @Nullable Long timeToAdminReply,
    @Nullable Long timeToFirstClose,
    @Nullable Long timeToLastClose,
    @Nullable Long medianTimeToReply,
    @Nullable Integer firstContactReplyAt,
    @Nullable Integer firstAssignmentAt,
    @Nullable Integer firstAdminReplyAt,
    @Nullable Integer firstCloseAt,
    @Nullable Integer lastAssignmentAt,
    @Nullable Integer lastAssignmentAdminReplyAt,
    @Nullable Integer lastContactReplyAt,
    @Nullable Integer lastAdminReplyAt,
    @Nullable Integer lastCloseAt,
    @Nullable Author lastClosedBy,
    @Nullable String lastClosedById,
    int countReopens,
    int countAssignments,
    int countConversationParts) {

  static IntercomStatistics of(Story story, Cast cast) {
    var counted = story.statistics();
    var closer = closer(counted.lastClosedBy(), cast);
    return new IntercomStatistics(
        "conversation_statistics",
        seconds(counted.timeToFirstAssignment()),
        seconds(counted.timeToFirstReply()),
        seconds(counted.timeToFirstClose()),
        seconds(counted.timeToLastClose()),
        seconds(counted.medianTimeToReply()),
        UnixTimes.secondsOrNull(counted.firstContactReplyAt()),
        UnixTimes.secondsOrNull(counted.firstAssignmentAt()),
        UnixTimes.secondsOrNull(counted.firstReplyAt()),
        UnixTimes.secondsOrNull(counted.firstCloseAt()),
        UnixTimes.secondsOrNull(counted.lastAssignmentAt()),
        UnixTimes.secondsOrNull(counted.lastAssignmentReplyAt()),
        UnixTimes.secondsOrNull(counted.lastContactReplyAt()),
        UnixTimes.secondsOrNull(counted.lastReplyAt()),
        UnixTimes.secondsOrNull(counted.lastCloseAt()),
        closer,
        closer == null ? null : closer.id(),
        counted.reopens(),
        counted.assignments(),
        story.partCount());
  }

  /** Intercom knows admins who close, and nothing else that does. */
  private static @Nullable Author closer(@Nullable Actor actor, Cast cast) {
    return actor == null ? null : Story.teammate(actor).map(id -> cast.author(actor)).orElse(null);
  }

  private static @Nullable Long seconds(@Nullable Duration time) {
    return time == null ? null : time.toSeconds();
  }
}
