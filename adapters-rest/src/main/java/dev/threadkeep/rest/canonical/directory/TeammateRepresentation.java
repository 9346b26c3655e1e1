package dev.threadkeep.rest.canonical.directory;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.threadkeep.application.directory.Teammate;
import dev.threadkeep.rest.canonical.Words;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
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
    Instant createdAt,
    Instant updatedAt) {

  static TeammateRepresentation of(Teammate teammate) {
    var ids = new TreeMap<String, String>();
    teammate.externalIds().forEach((vendor, id) -> ids.put(vendor.name(), id));
    return new TeammateRepresentation(
        teammate.id().toString(),
        teammate.number(),
        Words.of(teammate.kind()),
        teammate.name(),
        teammate.email(),
        teammate.imageUrl(),
        ids,
        teammate.createdAt(),
        teammate.updatedAt());
  }
}
