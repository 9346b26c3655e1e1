package dev.threadkeep.application.pull;

import org.jspecify.annotations.Nullable;

/**
 * Where a pull goes on in a vendor's lists.
 *
 * @param account how many of the vendor's accounts have been gone through
 * @param cursor where the next page begins within the account; absent at its beginning
 */
public record PullPlace(int account, @Nullable String cursor) {
  private static final PullPlace BEGINNING = new PullPlace(0, null);

  /** Before the first page. */
  public static PullPlace beginning() {
    return BEGINNING;
  }

  /** Behind a page, with the cursor that it ends with. */
  PullPlace behind(@Nullable String next) {
    return next == null ? new PullPlace(account + 1, null) : new PullPlace(account, next);
  }
}
