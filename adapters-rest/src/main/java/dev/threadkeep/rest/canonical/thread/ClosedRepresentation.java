package dev.threadkeep.rest.canonical.thread;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.threadkeep.domain.thread.StatedReason;
import dev.threadkeep.domain.thread.ThreadStatus;
import dev.threadkeep.rest.canonical.Party;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a thread was closed. */
@JsonNaming(SnakeCaseStrategy.class)
record ClosedRepresentation(
    String reason,
    @Nullable String note,
    @Nullable Stated stated,
    Instant at,
    Party by,
    boolean loopClosed) {

  record Stated(String dialect, String text) {
    static Stated of(StatedReason stated) {
      return new Stated(stated.dialect().name(), stated.text());
    }
  }

  static ClosedRepresentation of(ThreadStatus.Closed closed) {
    var note = closed.note();
    var stated = closed.stated();
    return new ClosedRepresentation(
        closed.reason().code(),
        note == null ? null : note.value(),
        stated == null ? null : Stated.of(stated),
        closed.at(),
        Party.of(closed.by()),
        closed.loopClosed());
  }
}
