package dev.threadkeep.rest.dialect.feather;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.threadkeep.application.json.ObjectWriter;
import dev.threadkeep.domain.json.JsonValue;
import dev.threadkeep.domain.json.JsonValue.JsonNull;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.rest.http.dialect.StoredAttributes;
import dev.threadkeep.rest.http.json.Patch;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is merged into a thread's maps of texts. A key that is null is removed, and so is a map that
 * is null; fields unknown to Feather are no errors.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record FeatherUpdate(
    Patch<Map<String, @Nullable String>> metadata, Patch<Map<String, @Nullable String>> variables) {

  List<ThreadCommand> toCommands() {
    return StoredAttributes.merging(
        Feather.DIALECT,
        new ObjectWriter()
            .put(Stored.METADATA, json(metadata))
            .put(Stored.VARIABLES, json(variables))
            .toObject());
  }

  private static @Nullable JsonValue json(Patch<Map<String, @Nullable String>> map) {
    return switch (map) {
      case Patch.Absent() -> null;
      case Patch.Null() -> new JsonNull();
      case Patch.Value(var texts) -> StoredAttributes.json(texts);
    };
  }
}
