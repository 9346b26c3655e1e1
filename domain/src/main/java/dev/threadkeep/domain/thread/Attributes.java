package dev.threadkeep.domain.thread;

import dev.threadkeep.domain.json.JsonValue.JsonObject;
import java.nio.charset.StandardCharsets;

/**
 * What only one vendor's representation needs, as a JSON object whose members are vendors' names:
 * {@code {"feather": {"agent_version_id": "av_1"}}}. No rule reads it. At most 64 KiB of JSON text
 * and 16 levels deep.
 */
public record Attributes(JsonObject value) {
  private static final int MOST_BYTES = 64 * 1024;
  private static final int MOST_DEPTH = 16;
  private static final Attributes NONE = new Attributes(JsonObject.empty());

  public Attributes {
    if (value.depth() > MOST_DEPTH) {
      throw new IllegalArgumentException(
          "attributes must be at most %d levels deep".formatted(MOST_DEPTH));
    }
    if (value.toString().getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      throw new IllegalArgumentException("attributes must have at most 64 KiB of JSON");
    }
  }

  public static Attributes none() {
    return NONE;
  }
}
