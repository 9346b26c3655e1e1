package dev.threadkeep.rest.canonical.thread;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.JsonNode;
import dev.threadkeep.rest.http.json.Within;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Changes of many threads, each by itself. Items are read one by one, so that one that does not fit
 * keeps no other from being made.
 */
record BulkInput(@JsonSetter(contentNulls = Nulls.SET) List<JsonNode> items) {
  BulkInput {
    items = List.copyOf(items);
  }

  /**
   * What is asked of one thread, all of it or nothing.
   *
   * @param ifVersion the version that the thread must have
   */
  record Item(
      String id,
      @JsonProperty("if_version") @Within(least = 1) @Nullable Long ifVersion,
      List<JsonNode> commands) {
    Item {
      commands = List.copyOf(commands);
    }
  }
}
