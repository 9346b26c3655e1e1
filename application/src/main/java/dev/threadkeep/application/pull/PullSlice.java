package dev.threadkeep.application.pull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A page of a vendor's list, which one node has taken on to go through for a pull.
 *
 * @param token tells this taking on from any later one
 * @param inDoubtSince since when somebody may have been at this page before; absent where nobody
 *     was
 * @param trouble how the vendor has kept the page waiting
 */
public record PullSlice(
    Pull pull, long token, PullPlace place, @Nullable Instant inDoubtSince, Trouble trouble) {

  /**
   * How a vendor did not answer.
   *
   * @param pauses how often it was waited for in a row
   * @param since when it did not answer first; absent where it was not waited for
   */
  public record Trouble(int pauses, @Nullable Instant since) {
    private static final Trouble NONE = new Trouble(0, null);

    public static Trouble none() {
      return NONE;
    }
  }
}
