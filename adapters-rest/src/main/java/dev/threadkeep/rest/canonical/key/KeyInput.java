package dev.threadkeep.rest.canonical.key;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.threadkeep.application.access.Scope;
import dev.threadkeep.rest.http.failure.Field;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a new key is to be. */
@JsonNaming(SnakeCaseStrategy.class)
record KeyInput(
    String name, List<String> scopes, @Nullable UUID teammateId, @Nullable Instant expiresAt) {

  private static final int LONGEST_NAME = 128;

  /** How a key is rotated; without a time of grace the old one stops working at once. */
  @JsonNaming(SnakeCaseStrategy.class)
  record RotationInput(@Nullable Integer graceSeconds) {
    private static final Duration LONGEST = Duration.ofDays(30);

    static Duration grace(@Nullable RotationInput given) {
      if (given == null || given.graceSeconds() == null) {
        return Duration.ZERO;
      }
      var grace = Duration.ofSeconds(given.graceSeconds());
      if (grace.isNegative() || grace.compareTo(LONGEST) > 0) {
        throw Field.invalid(
            "#/grace_seconds", "must be a whole number from 0 to " + LONGEST.toSeconds());
      }
      return grace;
    }
  }

  String toName() {
    if (name.isBlank() || name.codePointCount(0, name.length()) > LONGEST_NAME) {
      throw Field.invalid("#/name", "must have 1 to %d characters".formatted(LONGEST_NAME));
    }
    return name;
  }

  Set<Scope> toScopes() {
    if (scopes.isEmpty()) {
      throw Field.invalid("#/scopes", "must name at least one scope");
    }
    var granted = EnumSet.noneOf(Scope.class);
    for (int i = 0; i < scopes.size(); i++) {
      var pointer = "#/scopes/" + i;
      granted.add(Scope.parse(scopes.get(i)).orElseThrow(() -> Field.invalid(pointer, oneOf())));
    }
    return granted;
  }

  private static String oneOf() {
    return Arrays.stream(Scope.values())
        .map(Scope::text)
        .collect(Collectors.joining(", ", "must be one of ", ""));
  }
}
