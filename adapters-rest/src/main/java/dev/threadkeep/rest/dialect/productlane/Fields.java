package dev.threadkeep.rest.dialect.productlane;

import dev.threadkeep.domain.message.MessageText;
import dev.threadkeep.domain.thread.Title;
import dev.threadkeep.rest.http.failure.Field;
import dev.threadkeep.rest.http.json.Patch;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What several of Productlane's requests have in common. */
final class Fields {

  private Fields() {}

  /** A title; empty text is none, since Productlane's titles have no least length. */
  static @Nullable Title title(@Nullable String given) {
    return given == null || given.isBlank() ? null : Field.of("#/title", () -> new Title(given));
  }

  static String text(String given) {
    if (MessageText.isBlank(given)) {
      throw Field.invalid("#/text", "must not be empty");
    }
    return given;
  }

  /** The value of a field that may be left out, but not null. */
  static <T> Optional<T> given(String pointer, Patch<T> field) {
    return switch (field) {
      case Patch.Absent<T>() -> Optional.empty();
      case Patch.Null<T>() -> throw Field.invalid(pointer, "must not be null");
      case Patch.Value<T>(var value) -> Optional.of(value);
    };
  }
}
