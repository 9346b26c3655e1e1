package dev.threadkeep.rest.canonical.directory;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.threadkeep.application.directory.entry.Entry;
import dev.threadkeep.application.directory.entry.Team;
import java.time.Instant;
import java.util.Map;

/** A team as clients see it. */
@JsonNaming(SnakeCaseStrategy.class)
record TeamRepresentation(
    String id,
    int number,
    String name,
    Map<String, String> externalIds,
    long version,
    Instant createdAt,
    Instant updatedAt) {

  static TeamRepresentation of(Entry<Team> entry) {
    return new TeamRepresentation(
        entry.id().value(),
        entry.alias(),
        entry.details().name(),
        EntryFields.externalIds(entry),
        entry.version(),
        entry.createdAt(),
        entry.updatedAt());
  }
}
