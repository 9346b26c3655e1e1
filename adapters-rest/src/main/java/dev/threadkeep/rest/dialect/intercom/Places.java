package dev.threadkeep.rest.dialect.intercom;

import dev.threadkeep.application.thread.ThreadReader.Position;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.rest.http.Call;
import dev.threadkeep.rest.http.parameter.Cursors;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Turns places in lists of conversations into {@code starting_after}, and back. */
@Singleton
final class Places {

  /** As what {@link Cursors} names one that nobody gave out. */
  static final String PARAMETER = "cursor";

  private static final int BYTES = 3 * Long.BYTES + 2 * Integer.BYTES;

  private final Cursors cursors;

  Places(Cursors cursors) {
    this.cursors = cursors;
  }

  /**
   * Where a page begins.
   *
   * @param after the position that it starts behind; absent at the beginning
   * @param page its number, from 1
   * @param before how many were shown on the pages before it
   */
  record Place(@Nullable Position after, int page, int before) {
    static final Place FIRST = new Place(null, 1, 0);
  }

  /** The place that {@code startingAfter} names in this list; the first where it is absent. */
  Place read(Call call, String list, @Nullable String startingAfter) {
    if (startingAfter == null) {
      return Place.FIRST;
    }
    var bytes =
        ByteBuffer.wrap(
            cursors.read(purpose(list), call.caller().organization().value(), startingAfter));
    var at = Instant.EPOCH.plus(bytes.getLong(), ChronoUnit.MICROS);
    var thread = new ThreadId(new UUID(bytes.getLong(), bytes.getLong()));
    return new Place(new Position(at, thread), bytes.getInt(), bytes.getInt());
  }

  /** The text for a place behind some position. */
  String write(Call call, String list, Position after, int page, int before) {
    var id = after.thread().value();
    var bytes =
        ByteBuffer.allocate(BYTES)
            .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, after.at()))
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .putInt(page)
            .putInt(before);
    return cursors.write(purpose(list), call.caller().organization().value(), bytes.array());
  }

  private static String purpose(String list) {
    return "intercom " + list;
  }
}
