package dev.threadkeep.application.pull;

import dev.threadkeep.application.delivery.Outcome;
import dev.threadkeep.application.job.JobState;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.vendor.ConnectionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All threads of a vendor, being brought in over a connection.
 *
 * @param cancelAsked whether it is to stop
 * @param startedAt when somebody began to work on it
 * @param finishedAt since when nothing more happens
 * @param abortion why it failed; absent unless it did
 * @param hindrance how the vendor keeps it waiting, or made it fail; absent where it does neither
 */
public record Pull(
    PullId id,
    Asked asked,
    JobState state,
    boolean cancelAsked,
    Progress progress,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    @Nullable Abortion abortion,
    @Nullable Hindrance hindrance) {

  /**
   * What was asked for, by whom.
   *
   * @param requestId of the request that asked; absent where it was no request
   */
  public record Asked(
      OrganizationId organization,
      ConnectionId connection,
      Actor by,
      @Nullable String requestId,
      Instant at) {}

  /**
   * What has become of the vendor's threads so far.
   *
   * @param pages how many pages of its list have been gone through
   * @param lookedAt how many threads there were
   * @param opened how many of them nobody had known here
   * @param changed how many were here, and had been changed there
   * @param failed how many could not be opened
   * @param unreadable how many more could not be made out
   * @param unknown how many places were left alone, since the directory lacks what the vendor names
   */
  public record Progress(
      long pages,
      long lookedAt,
      long opened,
      long changed,
      long failed,
      long unreadable,
      long unknown) {
    private static final Progress NONE = new Progress(0, 0, 0, 0, 0, 0, 0);

    static Progress none() {
      return NONE;
    }

    /** How many were here already, as they are. */
    public long unchanged() {
      return lookedAt - opened - changed - failed;
    }
  }

  /** Why a pull cannot go on. */
  public enum Abortion {
    /** The connection is switched off, or there no longer. */
    CONNECTION_OFF,
    /** A credential of the connection cannot be opened. */
    SECRET_UNREADABLE,
    /** The vendor does not let its threads be listed. */
    VENDOR_REJECTED,
    /** The vendor has not answered for too long. */
    VENDOR_UNREACHABLE,
    /** The vendor's list leads no further, or never ends. */
    LIST_UNUSABLE,
    /** Something that nobody foresaw. */
    INTERNAL_ERROR
  }

  /**
   * How a vendor did not answer.
   *
   * @param until when it is asked again; absent where it is not
   */
  public record Hindrance(Outcome.Failure failure, @Nullable Instant until) {}

  static Pull begun(PullId id, Asked asked) {
    return new Pull(id, asked, JobState.QUEUED, false, Progress.none(), null, null, null, null);
  }

  /** The request id of all that the pull does to threads, by which its events are known. */
  public String workId() {
    return "pull-" + id;
  }
}
