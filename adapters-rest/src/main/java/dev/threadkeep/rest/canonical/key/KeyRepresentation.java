package dev.threadkeep.rest.canonical.key;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.threadkeep.application.access.AccessKey;
import dev.threadkeep.application.access.KeyManagement.IssuedKey;
import dev.threadkeep.application.access.Scope;
import dev.threadkeep.rest.http.idempotency.SecretAnswer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A key as its owners see it, without its secret. */
@JsonNaming(SnakeCaseStrategy.class)
record KeyRepresentation(
    String id,
    String name,
    List<String> scopes,
    @Nullable String teammateId,
    Instant createdAt,
    @Nullable Instant expiresAt,
    @Nullable Instant revokedAt) {

  /**
   * A new key, with the text that clients present; this once.
   *
   * @param key absent in an answer that is given again
   */
  record Issued(@JsonUnwrapped KeyRepresentation about, @Nullable String key)
      implements SecretAnswer {
    static Issued of(IssuedKey issued) {
      return new Issued(KeyRepresentation.of(issued.key()), issued.secret().reveal());
    }

    @Override
    public Issued withoutSecret() {
      return new Issued(about, null);
    }
  }

  static KeyRepresentation of(AccessKey key) {
    var teammate = key.teammate();
    return new KeyRepresentation(
        key.id().value(),
        key.name(),
        key.scopes().stream().sorted().map(Scope::text).toList(),
        teammate == null ? null : teammate.id().toString(),
        key.createdAt(),
        key.expiresAt(),
        key.revokedAt());
  }
}
