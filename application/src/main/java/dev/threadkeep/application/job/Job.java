package dev.threadkeep.application.job;

import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.thread.Origin;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.party.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of all threads that a filter finds.
 *
 * @param cancelAsked whether it is to stop
 * @param startedAt when somebody began to work on it
 * @param finishedAt since when nothing more happens
 * @param abortion why it failed; absent unless it did
 */
public record Job(
    JobId id,
    Asked asked,
    JobState state,
    boolean cancelAsked,
    Progress progress,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    @Nullable Abortion abortion) {

  /**
   * What was asked for, by whom.
   *
   * @param caller with the key whose end is the job's
   * @param origin of the request that asked
   * @param request the filter and the commands in the words of the API that took them
   * @param at threads that were opened later are left alone
   */
  public record Asked(Caller caller, Origin origin, JsonObject request, Instant at) {

    /** What is left of a request in which somebody was that is erased. */
    public static final JsonObject ERASED = JsonObject.empty();

    /** Whether nobody knows any more what was asked for. */
    public boolean isErased() {
      return request.equals(ERASED);
    }

    /** Who acts. */
    public Actor by() {
      return origin.actor(caller);
    }
  }

  /**
   * What has become of the threads so far.
   *
   * @param lookedAt how many there were, whether the filter found them or not
   * @param changed how many are changed
   * @param unchanged how many were already as asked
   * @param failed how many could not be changed
   */
  public record Progress(long lookedAt, long changed, long unchanged, long failed) {
    private static final Progress NONE = new Progress(0, 0, 0, 0);

    static Progress none() {
      return NONE;
    }

    /** How many the filter found. */
    public long matched() {
      return changed + unchanged + failed;
    }
  }

  /** Why a job cannot go on. */
  public enum Abortion {
    /** The key of whoever asked works no longer. */
    KEY_INVALID,
    /** Something that nobody foresaw. */
    INTERNAL_ERROR
  }

  static Job begun(JobId id, Asked asked) {
    return new Job(id, asked, JobState.QUEUED, false, Progress.none(), null, null, null);
  }

  /** The request id of all that the job changes, by which its events are known. */
  public String requestId() {
    return requestId(id);
  }

  /** The request id of all that the job with this id changes. */
  public static String requestId(JobId id) {
    return "job-" + id;
  }

  /** Where its changes come from. */
  Origin origin() {
    return new Origin(asked.origin().through(), requestId(), asked.origin().actingTeammate());
  }
}
