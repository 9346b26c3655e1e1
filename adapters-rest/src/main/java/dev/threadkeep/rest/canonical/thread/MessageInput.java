package dev.threadkeep.rest.canonical.thread;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.threadkeep.domain.message.MessageKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message as a client gives it.
 *
 * @param kind inbound where it is not given
 */
record MessageInput(
    @Nullable KindWord kind, @Nullable AuthorInput author, String text, @Nullable Instant at) {

  /** A kind of message by its word. */
  enum KindWord {
    @JsonProperty("inbound")
    INBOUND(MessageKind.INBOUND),
    @JsonProperty("outbound")
    OUTBOUND(MessageKind.OUTBOUND),
    @JsonProperty("internal")
    INTERNAL(MessageKind.INTERNAL);

    private final MessageKind kind;

    KindWord(MessageKind kind) {
      this.kind = kind;
    }
  }

  /** Who can be named as an author; keys, timers and policies write nothing. */
  enum AuthorWord {
    @JsonProperty("contact")
    CONTACT,
    @JsonProperty("user")
    USER,
    @JsonProperty("agent")
    AGENT
  }

  record AuthorInput(AuthorWord type, @Nullable String id) {}

  MessageKind messageKind() {
    return kind == null ? MessageKind.INBOUND : kind.kind;
  }
}
