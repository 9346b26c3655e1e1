package dev.threadkeep.application.access;

import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.KeyId;
import dev.threadkeep.domain.party.OrganizationId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * On whose behalf something is asked.
 *
 * @param actor who acts where the request names nobody else: the key's teammate, else the key
 * @param key the key that let the caller in; every store checks in its own first trip that it is
 *     still valid, so that a revoked key works no longer even where the caller was looked up before
 *     it was revoked. Absent where the service itself asks.
 * @param scopes all that the caller may do, implied scopes included
 */
public record Caller(
    OrganizationId organization, Actor actor, @Nullable KeyId key, Set<Scope> scopes) {
  public Caller {
    scopes = Set.copyOf(scopes);
  }

  /** The service itself, acting as {@code actor} within an organization, with every scope. */
  public static Caller service(OrganizationId organization, Actor actor) {
    return new Caller(organization, actor, null, Set.of(Scope.values()));
  }

  public boolean may(Scope scope) {
    return scopes.contains(scope);
  }
}
