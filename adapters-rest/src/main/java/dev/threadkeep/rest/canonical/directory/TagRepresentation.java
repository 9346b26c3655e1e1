package dev.threadkeep.rest.canonical.directory;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.threadkeep.application.directory.entry.Entry;
import dev.threadkeep.application.directory.entry.TagLook;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A tag as clients see it. */
@JsonNaming(SnakeCaseStrategy.class)
record TagRepresentation(
    String id,
    String name,
    @Nullable String color,
    @Nullable String icon,
    Map<String, String> externalIds,
    long version,
    Instant createdAt,
    Instant updatedAt) {

  static TagRepresentation of(Entry<TagLook> entry) {
    var look = entry.details();
    return new TagRepresentation(
        entry.id().value(),
        look.name(),
        look.color(),
        look.icon(),
        EntryFields.externalIds(entry),
        entry.version(),
        entry.createdAt(),
        entry.updatedAt());
  }
}
