package dev.threadkeep.application.access;

import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.Assignee;
import dev.threadkeep.domain.party.KeyId;
import dev.threadkeep.domain.party.OrganizationId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A key to an organization, without its secret.
 *
 * @param name what its owner calls it, 1 to 128 characters
 * @param scopes what was granted, without what that implies
 * @param teammate the teammate who acts through it, where it belongs to one
 * @param expiresAt from when on it no longer works (UTC)
 * @param revokedAt since when it no longer works (UTC)
 */
public record AccessKey(
    KeyId id,
    OrganizationId organization,
    String name,
    Set<Scope> scopes,
    @Nullable Assignee teammate,
    Instant createdAt,
    @Nullable Instant expiresAt,
    @Nullable Instant revokedAt) {
  public AccessKey {
    scopes = Set.copyOf(scopes);
    if (name.isBlank() || name.codePointCount(0, name.length()) > 128) {
      throw new IllegalArgumentException("a key's name must have 1 to 128 characters");
    }
    if (scopes.isEmpty()) {
      throw new IllegalArgumentException("a key must have at least one scope");
    }
  }

  public boolean isValidAt(Instant now) {
    return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
  }

  Caller caller() {
    return new Caller(organization, actor(), id, Scope.implied(scopes));
  }

  private Actor actor() {
    return switch (teammate) {
      case null -> new Actor.Key(id);
      case Assignee.User(var user) -> new Actor.User(user);
      case Assignee.Agent(var agent) -> new Actor.Agent(agent);
    };
  }
}
