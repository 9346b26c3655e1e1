package dev.threadkeep.rest.canonical.directory;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.threadkeep.application.directory.entry.Entry;
import dev.threadkeep.application.directory.entry.Project;
import java.time.Instant;
import java.util.Map;

/** A project as clients see it. */
@JsonNaming(SnakeCaseStrategy.class)
record ProjectRepresentation(
    String id,
    String name,
    Map<String, String> externalIds,
    long version,
    Instant createdAt,
    Instant updatedAt) {

  static ProjectRepresentation of(Entry<Project> entry) {
    return new ProjectRepresentation(
        entry.id().value(),
        entry.details().name(),
        EntryFields.externalIds(entry),
        entry.version(),
        entry.createdAt(),
        entry.updatedAt());
  }
}
