package dev.threadkeep.rest.canonical.job;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.threadkeep.rest.http.failure.Field;
import dev.threadkeep.rest.http.json.Patch;
import java.util.List;

/**
 * A change of all threads that a filter finds.
 *
 * @param filter which; without a member all, but it must be said
 * @param dryRun whether to count them and no more
 */
record ByFilterInput(
    JsonNode filter, List<JsonNode> commands, @JsonProperty("dry_run") Patch<Boolean> dryRun) {
  ByFilterInput {
    commands = List.copyOf(commands);
  }

  /** Nothing may stand for either: whoever meant the one would get the other. */
  boolean isDryRun() {
    return switch (dryRun) {
      case Patch.Absent<Boolean>() -> false;
      case Patch.Null<Boolean>() -> throw Field.invalid("#/dry_run", "must be true or false");
      case Patch.Value<Boolean>(var is) -> is;
    };
  }
}
