package dev.threadkeep.rest.canonical.timer;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.threadkeep.application.timer.SetAside;
import dev.threadkeep.rest.canonical.Words;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A thread that a timer leaves alone. */
@JsonNaming(SnakeCaseStrategy.class)
record SetAsideRepresentation(
    String threadId,
    long threadVersion,
    String timer,
    Instant dueAt,
    String code,
    String detail,
    Instant setAsideAt,
    @Nullable Instant againAt) {

  static SetAsideRepresentation of(SetAside thread) {
    var due = thread.due();
    return new SetAsideRepresentation(
        due.thread().toString(),
        due.version(),
        Words.of(due.timer()),
        due.due(),
        thread.reason().code(),
        thread.reason().detail(),
        thread.at(),
        thread.again());
  }
}
