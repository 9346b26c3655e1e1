package dev.threadkeep.application.thread;

import dev.threadkeep.domain.thread.Handling;
import dev.threadkeep.domain.vendor.Vendor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which of the threads that a vendor knows in one account to list. Those opened last come first,
 * which is the order of their ids from the back.
 *
 * @param skip how many to leave out at the beginning
 * @param limit 1 to 200
 */
public record AccountQuery(Vendor vendor, String account, Filter filter, long skip, int limit) {
  private static final int MOST = 200;

  public AccountQuery {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("a page has 1 to %d threads".formatted(MOST));
    }
    if (account.isEmpty()) {
      throw new IllegalArgumentException("an account without a name");
    }
    if (skip < 0) {
      throw new IllegalArgumentException("skips %d threads".formatted(skip));
    }
  }

  /**
   * What must hold of a thread; what is absent is not asked for.
   *
   * @param anonymous whether it has no contact
   */
  public record Filter(
      @Nullable Boolean closed,
      @Nullable Boolean archived,
      @Nullable Boolean escalated,
      @Nullable Boolean important,
      @Nullable Boolean anonymous,
      @Nullable Handling handling,
      @Nullable AttributeText attribute) {
    private static final Filter NONE = new Filter(null, null, null, null, null, null, null);

    /** Nothing must hold. */
    public static Filter none() {
      return NONE;
    }

    public boolean isNone() {
      return equals(NONE);
    }
  }

  /**
   * A text among a thread's attributes.
   *
   * @param path the names of the objects that it is in, and its own
   */
  public record AttributeText(List<String> path, String text) {
    public AttributeText {
      path = List.copyOf(path);
    }
  }
}
