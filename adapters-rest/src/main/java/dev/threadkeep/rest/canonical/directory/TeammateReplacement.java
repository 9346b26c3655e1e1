package dev.threadkeep.rest.canonical.directory;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.threadkeep.application.directory.Teammate;
import dev.threadkeep.application.directory.Teammates.Details;
import dev.threadkeep.rest.canonical.directory.TeammateInput.KindWord;
import dev.threadkeep.rest.http.failure.Field;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to stand in a teammate's place: what was read of it, with changes. What the service gave
 * it may be left out.
 *
 * @param updatedAt overlooked, since every replacement sets it; so the same one can be sent twice
 */
@JsonNaming(SnakeCaseStrategy.class)
record TeammateReplacement(
    @Nullable UUID id,
    @Nullable Integer number,
    @Nullable KindWord kind,
    String name,
    @Nullable String email,
    @Nullable String imageUrl,
    @Nullable Map<String, @Nullable String> externalIds,
    @Nullable Instant createdAt,
    @Nullable Instant updatedAt) {

  /** The new details of {@code standing}. */
  Details toDetails(Teammate standing) {
    requireSame("#/id", id, standing.id().value());
    requireSame("#/number", number, standing.number());
    requireSame("#/created_at", createdAt, standing.createdAt());
    return new TeammateInput(kind, name, email, imageUrl, externalIds)
        .toReplacement(standing.kind());
  }

  private static <T> void requireSame(String pointer, @Nullable T given, T standing) {
    if (given != null && !given.equals(standing)) {
      throw Field.invalid(pointer, "cannot be changed");
    }
  }
}
