package dev.threadkeep.rest.dialect.productlane;

import dev.threadkeep.domain.thread.ReasonChoice;
import dev.threadkeep.domain.thread.SnoozeEnd;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.rest.http.PatchCommands;
import dev.threadkeep.rest.http.failure.Field;
import dev.threadkeep.rest.http.json.Patch;
import java.time.Instant;
import java.util.List;

/**
 * What is to become of a thread's status. What belongs to one status goes with a request for it, or
 * with a thread that has it already.
 */
record StatusUpdate(
    Patch<StatusWord> status, Patch<Instant> snoozedUntil, Patch<Boolean> closedLoop) {

  private static final String STATUS = "#/status";
  private static final String SNOOZED_UNTIL = "#/snoozed_until";
  private static final String CLOSED_LOOP = "#/closed_loop";

  PatchCommands addTo(PatchCommands commands) {
    return switch (status) {
      case Patch.Absent<StatusWord>() ->
          commands
              .set(
                  SNOOZED_UNTIL,
                  snoozedUntil,
                  time -> new ThreadCommand.MoveSnooze(new SnoozeEnd.At(time)))
              .add(closesLoop() ? List.of(new ThreadCommand.CloseLoop()) : List.of());
      case Patch.Null<StatusWord>() -> throw Field.invalid(STATUS, "must not be null");
      case Patch.Value<StatusWord>(var word) -> commands.add(List.of(command(word)));
    };
  }

  private ThreadCommand command(StatusWord word) {
    if (word != StatusWord.DONE && closesLoop()) {
      throw Field.invalid(CLOSED_LOOP, "goes with the status done only");
    }
    if (word != StatusWord.SNOOZED && !(snoozedUntil instanceof Patch.Absent<Instant>)) {
      throw Field.invalid(SNOOZED_UNTIL, "goes with the status snoozed only");
    }
    return switch (word) {
      case OPEN -> new ThreadCommand.EnsureOpen();
      case SNOOZED -> new ThreadCommand.EnsureSnoozed(new SnoozeEnd.At(end()));
      case DONE -> new ThreadCommand.EnsureClosed(new ReasonChoice.Unnamed(), null, closesLoop());
    };
  }

  private Instant end() {
    return switch (snoozedUntil) {
      case Patch.Absent<Instant>() ->
          throw Field.invalid(SNOOZED_UNTIL, "is required with the status snoozed");
      case Patch.Null<Instant>() -> throw Field.invalid(SNOOZED_UNTIL, "must not be null");
      case Patch.Value<Instant>(var time) -> time;
    };
  }

  private boolean closesLoop() {
    return switch (closedLoop) {
      case Patch.Absent<Boolean>() -> false;
      case Patch.Null<Boolean>() -> throw Field.invalid(CLOSED_LOOP, "must not be null");
      case Patch.Value<Boolean>(var wanted) -> wanted;
    };
  }
}
