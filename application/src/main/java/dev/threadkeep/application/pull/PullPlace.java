package dev.threadkeep.application.pull;

import dev.threadkeep.application.inbound.Accounts;
import org.jspecify.annotations.Nullable;

/**
 * Where a pull goes on in a vendor's lists.
 *
 * @param account how many of the vendor's accounts have been gone through
 * @param name of the next account; absent where it has none, or nobody noted it
 * @param cursor where the next page begins within the account; absent at its beginning
 */
public record PullPlace(int account, @Nullable String name, @Nullable String cursor) {
  private static final PullPlace BEGINNING = new PullPlace(0, null);

  /** Of a vendor with one account. */
  public PullPlace(int account, @Nullable String cursor) {
    this(account, null, cursor);
  }

  /** Before the first page. */
  public static PullPlace beginning() {
    return BEGINNING;
  }

  /** Whether it is a place among these accounts; else all are to be gone through again. */
  boolean isAmong(Accounts accounts) {
    return accounts.positionNow(account, name).isPresent();
  }

  /** The same place among the accounts that there are now, or at the beginning again. */
  PullPlace among(Accounts accounts) {
    var now = accounts.positionNow(account, name);
    return now.isPresent()
        ? new PullPlace(now.getAsInt(), accounts.mark(now.getAsInt()), cursor)
        : BEGINNING.among(accounts);
  }

  /** Behind a page, with the cursor that it ends with. */
  PullPlace behind(@Nullable String next, Accounts accounts) {
    return next == null
        ? new PullPlace(account + 1, accounts.mark(account + 1), null)
        : new PullPlace(account, name, next);
  }
}
