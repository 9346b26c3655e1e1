package dev.threadkeep.bootstrap.bench;

import org.jspecify.annotations.Nullable;

/** Texts in JSON that both sides of the benchmark write, without blanks or escapes. */
final class JsonTexts {
  private JsonTexts() {}

  /** The first text of that name, whatever it is in. */
  static @Nullable String first(String json, String name) {
    var start = "\"" + name + "\":\"";
    int found = json.indexOf(start);
    if (found < 0) {
      return null;
    }
    int from = found + start.length();
    return json.substring(from, json.indexOf('"', from));
  }
}
