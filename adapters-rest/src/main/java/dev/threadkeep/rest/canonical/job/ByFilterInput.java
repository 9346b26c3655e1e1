package dev.threadkeep.rest.canonical.job;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change of all threads that a filter finds.
 *
 * @param filter which; without a member all, but it must be said
 * @param dryRun whether to count them and no more
 */
record ByFilterInput(
    JsonNode filter, List<JsonNode> commands, @JsonProperty("dry_run") @Nullable Boolean dryRun) {
  ByFilterInput {
    commands = List.copyOf(commands);
  }
}
