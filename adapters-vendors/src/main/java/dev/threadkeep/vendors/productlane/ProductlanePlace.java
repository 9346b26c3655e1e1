package dev.threadkeep.vendors.productlane;

import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where Productlane's list goes on: with a cursor of its own, or behind a thread with which it gave
 * none.
 *
 * @param createdBefore when that thread was created; absent where there was none
 * @param cursor absent where nothing was listed behind that thread yet
 */
record ProductlanePlace(@Nullable Instant createdBefore, @Nullable String cursor) {
  /** No cursor of Productlane's begins so. */
  private static final String BEFORE = "created_before=";

  private static final String CURSOR = "&cursor=";

  static ProductlanePlace of(@Nullable String text) {
    if (text == null || !text.startsWith(BEFORE)) {
      return new ProductlanePlace(null, text);
    }
    int end = text.indexOf(CURSOR);
    try {
      return end < 0
          ? new ProductlanePlace(Instant.parse(text.substring(BEFORE.length())), null)
          : new ProductlanePlace(
              Instant.parse(text.substring(BEFORE.length(), end)),
              text.substring(end + CURSOR.length()));
    } catch (DateTimeException _) {
      return new ProductlanePlace(null, text);
    }
  }

  /** Further on. */
  ProductlanePlace behind(String next) {
    return new ProductlanePlace(createdBefore, next);
  }

  /** The inverse of {@link #of}. */
  @Nullable String text() {
    return createdBefore == null
        ? cursor
        : BEFORE + createdBefore + (cursor == null ? "" : CURSOR + cursor);
  }
}
