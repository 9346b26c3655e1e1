package dev.threadkeep.application.inbound;

import dev.threadkeep.application.json.ObjectReader;
import dev.threadkeep.application.json.ObjectWriter;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far looking through a vendor's threads has come. It goes through all of them again and again,
 * with pauses in between.
 *
 * @param since from when on changes have not been looked through; absent before the first time
 * @param began when it was last begun from the beginning; absent where it is about to be
 * @param account how many of the vendor's accounts have been gone through
 * @param name of the next account; absent where it has none, or nobody noted it
 * @param cursor where it goes on within the account; absent at its beginning
 * @param missed threads that were listed as changed and could not be read, those first that were
 *     tried longest ago: the vendor does not list them again
 */
public record Place(
    @Nullable Instant since,
    @Nullable Instant began,
    int account,
    @Nullable String name,
    @Nullable String cursor,
    List<Missed> missed) {
  /** For changes that the vendor shows late, or by another clock than ours. */
  private static final Duration OVERLAP = Duration.ofSeconds(60);

  private static final String MISSED = "missed";

  private static final Place BEGINNING = new Place(null, null, 0, null, null, List.of());

  public Place {
    missed = List.copyOf(missed);
  }

  /** Of a vendor with one account, where all could be read. */
  public Place(
      @Nullable Instant since, @Nullable Instant began, int account, @Nullable String cursor) {
    this(since, began, account, null, cursor, List.of());
  }

  /** A thread, by what the vendor calls it. */
  public record Missed(String account, String id) {
    private static Missed of(ObjectReader object) {
      return new Missed(object.text("account"), object.text("id"));
    }

    private JsonObject toJson() {
      return new ObjectWriter().putText("account", account).putText("id", id).toObject();
    }
  }

  /** Where nothing was looked at yet. */
  public static Place beginning() {
    return BEGINNING;
  }

  /** Kept in this form for good, so that it may grow but never change. */
  public JsonObject toJson() {
    var object =
        new ObjectWriter()
            .putText("since", since)
            .putText("began", began)
            .putNumber("account", account)
            .putText("cursor", cursor)
            .putText("name", name);
    return missed.isEmpty()
        ? object.toObject()
        : object.putAll(MISSED, missed, Missed::toJson).toObject();
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
        from.optionalText("name"),
        from.optionalText("cursor"),
        from.objects(MISSED, Missed::of));
  }

  /** The same, begun at {@code now} where it was about to be. */
  Place begun(Instant now) {
    return began == null ? new Place(since, now, account, name, cursor, missed) : this;
  }

  /** The same, with what changed at {@code first} or later where nothing was looked at yet. */
  Place notBefore(Instant first) {
    return since == null ? new Place(first, began, account, name, cursor, missed) : this;
  }

  /** Further on within the account. */
  Place at(@Nullable String next) {
    return new Place(since, began, account, name, next, missed);
  }

  /** The same place among the accounts that there are now, or at the beginning again. */
  Place among(Accounts accounts) {
    var now = accounts.positionNow(account, name);
    return now.isPresent()
        ? new Place(since, began, now.getAsInt(), accounts.mark(now.getAsInt()), cursor, missed)
        : again().among(accounts);
  }

  /** At the beginning of the next account. */
  Place pastAccount(Accounts accounts) {
    int next = account + 1;
    return new Place(since, began, next, accounts.mark(next), null, missed);
  }

  /** About to begin again, with what has changed since it was begun. */
  Place ended() {
    return new Place(began == null ? since : began.minus(OVERLAP), null, 0, null, null, missed);
  }

  /** At the beginning again, with what has changed as long ago. */
  Place again() {
    return new Place(since, began, 0, null, null, missed);
  }

  /** The same, where this thread could not be read either, as the last that was tried. */
  Place missing(Missed thread) {
    var all = new ArrayList<>(without(thread).missed);
    all.add(thread);
    return new Place(since, began, account, name, cursor, all);
  }

  /** The same, where this thread has been read. */
  Place without(Missed thread) {
    var others = missed.stream().filter(other -> !other.equals(thread)).toList();
    return new Place(since, began, account, name, cursor, others);
  }
}
