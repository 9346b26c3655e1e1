package dev.threadkeep.rest.canonical.thread;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.threadkeep.domain.policy.CloseReason;
import dev.threadkeep.domain.thread.ReasonChoice;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.rest.http.Call;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How a client closes a thread. */
record CloseInput(
    @Nullable String reason,
    @Nullable String note,
    @JsonProperty("loop_closed") @Nullable Boolean loopClosed) {

  static CloseInput orEmpty(@Nullable CloseInput given) {
    return given == null ? new CloseInput(null, null, null) : given;
  }

  ThreadCommand toCommand(CloseReasons reasons, Call call, String id) {
    return toCommand(code -> reasons.named(call, id, code));
  }

  /** The same where {@code named} reads the code of the reason. */
  ThreadCommand toCommand(Function<String, CloseReason> named) {
    var closeNote = Inputs.note("#/note", note);
    ReasonChoice choice =
        reason == null ? new ReasonChoice.Unnamed() : new ReasonChoice.Named(named.apply(reason));
    return new ThreadCommand.Close(choice, closeNote, Boolean.TRUE.equals(loopClosed));
  }
}
