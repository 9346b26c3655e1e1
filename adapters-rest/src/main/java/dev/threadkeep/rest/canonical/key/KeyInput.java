package dev.threadkeep.rest.canonical.key;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.threadkeep.application.access.Scope;
import dev.threadkeep.rest.http.failure.Field;
import java.math.BigInteger;
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

  /**
   * How a key is rotated; without a time of grace the old one stops working at once.
   *
   * @param graceSeconds of any size, so that one that is too large is told the range and no type's
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record RotationInput(@Nullable BigInteger graceSeconds) {
    private static final Duration LONGEST = Duration.ofDays(30);
    private static final BigInteger MOST = BigInteger.valueOf(LONGEST.toSeconds());

    static Duration grace(@Nullable RotationInput given) {
      if (given == null || given.graceSeconds() == null) {
        return Duration.ZERO;
      }
      var seconds = given.graceSeconds();
      if (seconds.signum() < 0 || seconds.compareTo(MOST) > 0) {
        throw Field.invalid("#/grace_seconds", "must be a whole number from 0 to " + MOST);
      }
      return Duration.ofSeconds(seconds.longValue());
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
