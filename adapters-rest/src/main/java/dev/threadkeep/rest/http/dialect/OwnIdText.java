package dev.threadkeep.rest.http.dialect;

import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.thread.ThreadNumber;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads ids out of text that may as well be something else. */
final class OwnIdText {

  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,15}");

  private OwnIdText() {}

  static @Nullable ThreadId uuid(String text) {
    return uuid(text, IdPrefix.NONE);
  }

  static @Nullable ThreadId uuid(String text, IdPrefix prefix) {
    return prefix.read(text, ThreadId::parse).orElse(null);
  }

  static @Nullable ThreadNumber number(String text) {
    if (!NUMBER.matcher(text).matches()) {
      return null;
    }
    long number = Long.parseLong(text);
    return number < ThreadNumber.END ? new ThreadNumber(number) : null;
  }
}
