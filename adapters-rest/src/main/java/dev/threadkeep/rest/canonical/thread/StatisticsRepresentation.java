package dev.threadkeep.rest.canonical.thread;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.threadkeep.domain.insight.ThreadStatistics;
import dev.threadkeep.rest.canonical.Party;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A thread's statistics; every time is null until it has happened. */
record StatisticsRepresentation(
    int reopens,
    int assignments,
    int parts,
    @JsonProperty("first_assignment_at") @Nullable Instant firstAssignmentAt,
    @JsonProperty("first_reply_at") @Nullable Instant firstReplyAt,
    @JsonProperty("first_close_at") @Nullable Instant firstCloseAt,
    @JsonProperty("last_close_at") @Nullable Instant lastCloseAt,
    @JsonProperty("last_closed_by") @Nullable Party lastClosedBy,
    @JsonProperty("time_to_first_assignment_s") @Nullable Long timeToFirstAssignment,
    @JsonProperty("time_to_first_reply_s") @Nullable Long timeToFirstReply,
    @JsonProperty("time_to_first_close_s") @Nullable Long timeToFirstClose,
    @JsonProperty("time_to_last_close_s") @Nullable Long timeToLastClose,
    @JsonProperty("median_time_to_reply_s") @Nullable Long medianTimeToReply,
    @JsonProperty("last_assignment_at") @Nullable Instant lastAssignmentAt,
    @JsonProperty("last_assignment_reply_at") @Nullable Instant lastAssignmentReplyAt,
    @JsonProperty("first_contact_reply_at") @Nullable Instant firstContactReplyAt,
    @JsonProperty("last_contact_reply_at") @Nullable Instant lastContactReplyAt,
    @JsonProperty("last_reply_at") @Nullable Instant lastReplyAt) {

  static StatisticsRepresentation of(ThreadStatistics statistics) {
    var closer = statistics.lastClosedBy();
    return new StatisticsRepresentation(
        statistics.reopens(),
        statistics.assignments(),
        statistics.parts(),
        statistics.firstAssignmentAt(),
        statistics.firstReplyAt(),
        statistics.firstCloseAt(),
        statistics.lastCloseAt(),
        closer == null ? null : Party.of(closer),
        seconds(statistics.timeToFirstAssignment()),
        seconds(statistics.timeToFirstReply()),
        seconds(statistics.timeToFirstClose()),
        seconds(statistics.timeToLastClose()),
        seconds(statistics.medianTimeToReply()),
        statistics.lastAssignmentAt(),
        statistics.lastAssignmentReplyAt(),
        statistics.firstContactReplyAt(),
        statistics.lastContactReplyAt(),
        statistics.lastReplyAt());
  }

  private static @Nullable Long seconds(@Nullable Duration duration) {
    return duration == null ? null : duration.toSeconds();
  }
}
