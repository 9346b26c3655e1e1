package dev.threadkeep.rest.http.dialect;

import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.thread.ThreadNumber;
import org.jspecify.annotations.Nullable;

/** Reads ids out of text that may as well be something else. */
final class OwnIdText {

  private OwnIdText() {}

  static @Nullable ThreadId uuid(String text) {
    return uuid(text, IdPrefix.NONE);
  }

  static @Nullable ThreadId uuid(String text, IdPrefix prefix) {
    return prefix.read(text, ThreadId::parse).orElse(null);
  }

  static @Nullable ThreadNumber number(String text) {
    return ThreadNumber.in(text).orElse(null);
  }
}
