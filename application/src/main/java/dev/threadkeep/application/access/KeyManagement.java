package dev.threadkeep.application.access;

import dev.threadkeep.application.Ids;
import dev.threadkeep.application.Page;
import dev.threadkeep.application.access.KeyStore.KeyPosition;
import dev.threadkeep.application.access.KeyStore.StoredKey;
import dev.threadkeep.domain.party.Assignee;
import dev.threadkeep.domain.party.KeyId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Use case: an organization's keys. */
public final class KeyManagement {
  private final KeyStore keys;
  private final Ids ids;
  private final InstantSource clock;

  public KeyManagement(KeyStore keys, Ids ids, InstantSource clock) {
    this.keys = keys;
    this.ids = ids;
    this.clock = clock;
  }

  /** What a new key is to be; {@code expiresAt} must lie in the future. */
  public record NewKey(
      String name, Set<Scope> scopes, @Nullable Assignee teammate, @Nullable Instant expiresAt) {
    public NewKey {
      scopes = Set.copyOf(scopes);
    }
  }

  /** A new key with its secret, which cannot be had again. */
  public record IssuedKey(AccessKey key, PresentedKey secret) {}

  /**
   * Issues a key to the caller's organization.
   *
   * @throws IllegalArgumentException if the name, the scopes or the expiry make no sense
   * @throws UnknownTeammateException if it is for a teammate who is not in the directory
   */
  public IssuedKey create(Caller caller, Signature signature, NewKey wanted) {
    var now = clock.instant();
    if (wanted.expiresAt() != null && !wanted.expiresAt().isAfter(now)) {
      throw new IllegalArgumentException("a key must expire in the future");
    }
    while (true) {
      var issued = issue(caller, wanted, now);
      if (keys.add(caller, signature, stored(issued))) {
        return issued;
      }
    }
  }

  /** The organization's keys, newest first. */
  public Page<AccessKey, KeyPosition> list(Caller caller, int limit, @Nullable KeyPosition after) {
    return keys.list(caller, limit, after);
  }

  /** Revokes a key from the next request on; nothing if the organization has no such key. */
  public Optional<AccessKey> revoke(Caller caller, Signature signature, KeyId id) {
    return keys.revoke(caller, signature, id, clock.instant());
  }

  /**
   * Issues a successor with the same name, scopes, teammate and expiry.
   *
   * @param grace how long the old key works on
   * @return nothing if the organization has no valid key with this id
   */
  public Optional<IssuedKey> rotate(Caller caller, Signature signature, KeyId id, Duration grace) {
    var now = clock.instant();
    var old = keys.find(caller, id).filter(key -> key.isValidAt(now));
    if (old.isEmpty()) {
      return Optional.empty();
    }
    var wanted =
        new NewKey(
            old.get().name(), old.get().scopes(), old.get().teammate(), old.get().expiresAt());
    var issued = issue(caller, wanted, now);
    return keys.rotate(caller, signature, id, now.plus(grace), stored(issued))
        ? Optional.of(issued)
        : Optional.empty();
  }

  private IssuedKey issue(Caller caller, NewKey wanted, Instant now) {
    var secret =
        new PresentedKey(
            new KeyId(ids.nextSecret(PresentedKey.ID_LENGTH)),
            ids.nextSecret(PresentedKey.SECRET_LENGTH));
    var key =
        new AccessKey(
            secret.id(),
            caller.organization(),
            wanted.name(),
            wanted.scopes(),
            wanted.teammate(),
            now,
            wanted.expiresAt(),
            null);
    return new IssuedKey(key, secret);
  }

  private static StoredKey stored(IssuedKey issued) {
    return new StoredKey(issued.key(), KeyHash.of(issued.secret()));
  }
}
