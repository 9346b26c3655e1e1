package dev.threadkeep.rest.canonical.directory;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.threadkeep.application.directory.entry.Entry;
import dev.threadkeep.application.directory.entry.Teammate;
import dev.threadkeep.rest.canonical.Words;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A teammate as clients see it. */
@JsonNaming(SnakeCaseStrategy.class)
record TeammateRepresentation(
    String id,
    int number,
    String kind,
    String name,
    @Nullable String email,
    @Nullable String imageUrl,
    Map<String, String> externalIds,
    long version,
    Instant createdAt,
    Instant updatedAt) {

  static TeammateRepresentation of(Entry<Teammate> entry) {
    var teammate = entry.details();
    return new TeammateRepresentation(
        entry.id().value(),
        entry.alias(),
        Words.of(teammate.type()),
        teammate.name(),
        teammate.email(),
        teammate.imageUrl(),
        EntryFields.externalIds(entry),
        entry.version(),
        entry.createdAt(),
        entry.updatedAt());
  }
}
