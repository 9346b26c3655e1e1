package dev.threadkeep.rest.canonical.thread;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.threadkeep.domain.thread.SnoozeEnd;
import dev.threadkeep.rest.http.failure.Field;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Until when a client snoozes a thread: a time, or the contact's next message. */
record SnoozeInput(
    @Nullable Instant until, @JsonProperty("until_reply") @Nullable Boolean untilReply) {

  SnoozeEnd toEnd() {
    boolean reply = Boolean.TRUE.equals(untilReply);
    if (until != null && reply) {
      throw Field.invalid("#/until_reply", "must not be true beside until");
    }
    if (until != null) {
      return new SnoozeEnd.At(until);
    }
    if (reply) {
      return new SnoozeEnd.NextReply();
    }
    throw Field.invalid("#/until", "is required, unless until_reply is true");
  }
}
