package dev.threadkeep.rest.http.dialect;

import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.thread.ThreadNumber;
import org.jspecify.annotations.Nullable;

/** The shape that threads' own ids have in a dialect. */
public sealed interface OwnIds {

  /** The bare UUID. */
  record Plain() implements OwnIds {}

  /** The UUID behind a prefix such as {@code thr-}; understood without it too. */
  record Prefixed(String prefix) implements OwnIds {}

  /** The thread's number. */
  record Numbers() implements OwnIds {}

  /** The thread's own id. */
  default String of(ConversationThread thread) {
    return switch (this) {
      case Plain() -> thread.id().toString();
      case Prefixed(var prefix) -> new IdPrefix(prefix).before(thread.id());
      case Numbers() -> thread.number().toString();
    };
  }

  /** The own id that {@code text} is; nothing if it has another shape. */
  default @Nullable ThreadId threadId(String text) {
    return switch (this) {
      case Plain() -> OwnIdText.uuid(text);
      case Prefixed(var prefix) -> OwnIdText.uuid(text, new IdPrefix(prefix));
      case Numbers() -> null;
    };
  }

  /** How else the vendor's clients may write the id {@code text}; nothing if not at all. */
  default @Nullable String otherForm(String text) {
    return switch (this) {
      case Plain() -> null;
      case Prefixed(var prefix) -> new IdPrefix(prefix).otherForm(text);
      case Numbers() -> null;
    };
  }

  /** The own number that {@code text} is; nothing if it has another shape. */
  default @Nullable ThreadNumber threadNumber(String text) {
    return switch (this) {
      case Plain() -> null;
      case Prefixed _ -> null;
      case Numbers() -> OwnIdText.number(text);
    };
  }
}
