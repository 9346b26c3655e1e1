package dev.threadkeep.application.access;

import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.KeyId;
import dev.threadkeep.domain.party.OrganizationId;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * On whose behalf something is asked.
 *
 * @param actor who acts where the request names nobody else: the key's teammate, else the key
 * @param key the key that let the caller in; every store checks in its own first trip that it is
 *     still valid, so that a revoked key works no longer even where the caller was looked up before
 *     it was revoked. Absent where the service itself asks.
 * @param scopes all that the caller may do, implied scopes included
 * @param work what a store has begun on the caller's behalf, and what stores are asked belongs to;
 *     absent where each thing asked stands for itself
 * @param job what it is asked for; once that is over, no thread is changed for it any more. Absent
 *     where a request asks
 */
public record Caller(
    OrganizationId organization,
    Actor actor,
    @Nullable KeyId key,
    Set<Scope> scopes,
    @Nullable Work work,
    @Nullable UUID job) {
  public Caller {
    scopes = Set.copyOf(scopes);
  }

  public Caller(OrganizationId organization, Actor actor, @Nullable KeyId key, Set<Scope> scopes) {
    this(organization, actor, key, scopes, null, null);
  }

  /** Steps that are kept together or not at all, as the store knows that began them. */
  public interface Work {}

  /** The service itself, acting as {@code actor} within an organization, with every scope. */
  public static Caller service(OrganizationId organization, Actor actor) {
    return new Caller(organization, actor, null, Set.of(Scope.values()));
  }

  /** The same, with whatever is asked from now on belonging to {@code begun}. */
  public Caller within(Work begun) {
    return new Caller(organization, actor, key, scopes, begun, job);
  }

  /** The same, with whatever is asked from now on being asked for a job. */
  public Caller workingOff(UUID next) {
    return new Caller(organization, actor, key, scopes, work, next);
  }

  public boolean may(Scope scope) {
    return scopes.contains(scope);
  }
}
