package dev.threadkeep.application.inbound;

import dev.threadkeep.application.json.ObjectReader;
import dev.threadkeep.application.json.ObjectWriter;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far looking through a vendor's threads has come. It goes through all of them again and again,
 * with pauses in between.
 *
 * @param since from when on changes have not been looked through; absent before the first time
 * @param began when it was last begun from the beginning; absent where it is about to be
 * @param account how many of the vendor's accounts have been gone through
 * @param cursor where it goes on within the account; absent at its beginning
 */
public record Place(
    @Nullable Instant since, @Nullable Instant began, int account, @Nullable String cursor) {
  /** For changes that the vendor shows late, or by another clock than ours. */
  private static final Duration OVERLAP = Duration.ofSeconds(60);

  private static final Place BEGINNING = new Place(null, null, 0, null);

  /** Where nothing was looked at yet. */
  public static Place beginning() {
    return BEGINNING;
  }

  /** Kept in this form for good, so that it may grow but never change. */
  public JsonObject toJson() {
    return new ObjectWriter()
        .putText("since", since)
        .putText("began", began)
        .putNumber("account", account)
        .putText("cursor", cursor)
        .toObject();
  }

  /**
   * The inverse of {@link #toJson}.
   *
   * @throws IllegalArgumentException if it is not of that form
   */
  public static Place of(JsonObject object) {
    var from = new ObjectReader(object);
    var account = from.optionalNumber("account");
    return new Place(
        from.<Instant>optional("since", Instant::parse),
        from.<Instant>optional("began", Instant::parse),
        account == null ? 0 : Math.toIntExact(account),
        from.optionalText("cursor"));
  }

  /** The same, begun at {@code now} where it was about to be. */
  Place begun(Instant now) {
    return began == null ? new Place(since, now, account, cursor) : this;
  }

  /** Further on within the account. */
  Place at(@Nullable String next) {
    return new Place(since, began, account, next);
  }

  /** At the beginning of the next account. */
  Place pastAccount() {
    return new Place(since, began, account + 1, null);
  }

  /** About to begin again, with what has changed since it was begun. */
  Place ended() {
    return new Place(began == null ? since : began.minus(OVERLAP), null, 0, null);
  }
}
