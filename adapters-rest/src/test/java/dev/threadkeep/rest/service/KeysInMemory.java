package dev.threadkeep.rest.service;

import dev.threadkeep.application.Page;
import dev.threadkeep.application.access.AccessKey;
import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.access.KeyInvalidException;
import dev.threadkeep.application.access.KeyStore;
import dev.threadkeep.domain.party.KeyId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keys in a map. */
final class KeysInMemory implements KeyStore {

  private final InstantSource clock;
  private final Map<KeyId, StoredKey> keys = new LinkedHashMap<>();

  KeysInMemory(InstantSource clock) {
    this.clock = clock;
  }

  /** What every store does in its first trip. */
  synchronized void check(Caller caller) {
    var key = caller.key();
    if (key != null && find(key).filter(it -> it.key().isValidAt(clock.instant())).isEmpty()) {
      throw new KeyInvalidException();
    }
  }

  @Override
  public synchronized Optional<StoredKey> find(KeyId id) {
    return Optional.ofNullable(keys.get(id));
  }

  @Override
  public synchronized Optional<AccessKey> find(Caller caller, KeyId id) {
    check(caller);
    return own(caller, id).map(StoredKey::key);
  }

  @Override
  public synchronized boolean add(Caller caller, StoredKey key) {
    check(caller);
    return keys.putIfAbsent(key.key().id(), key) == null;
  }

  @Override
  public synchronized Page<AccessKey, KeyPosition> list(
      Caller caller, int limit, @Nullable KeyPosition after) {
    check(caller);
    var all =
        keys.values().stream()
            .map(StoredKey::key)
            .filter(key -> key.organization().equals(caller.organization()))
            .sorted(
                Comparator.comparing(AccessKey::createdAt)
                    .thenComparing(key -> key.id().value())
                    .reversed())
            .dropWhile(key -> after != null && !isBehind(key, after))
            .limit(limit + 1L)
            .toList();
    return Page.of(all, limit, key -> new KeyPosition(key.createdAt(), key.id()));
  }

  private static boolean isBehind(AccessKey key, KeyPosition after) {
    int compared = key.createdAt().compareTo(after.createdAt());
    return compared < 0 || (compared == 0 && key.id().value().compareTo(after.id().value()) < 0);
  }

  @Override
  public synchronized Optional<AccessKey> revoke(Caller caller, KeyId id, Instant at) {
    check(caller);
    return own(caller, id)
        .map(
            stored -> {
              var old = stored.key();
              var since = old.revokedAt() == null ? at : old.revokedAt();
              return keep(stored, old.expiresAt(), since);
            });
  }

  /** As another node would, of which this one learns nothing. */
  synchronized void revokeElsewhere(KeyId id) {
    var stored = keys.get(id);
    keep(stored, stored.key().expiresAt(), clock.instant());
  }

  @Override
  public synchronized boolean rotate(
      Caller caller, KeyId old, Instant oldExpiresAt, StoredKey successor) {
    check(caller);
    var stored = own(caller, old).filter(it -> it.key().isValidAt(clock.instant()));
    stored.ifPresent(
        it -> {
          keep(it, oldExpiresAt, null);
          keys.put(successor.key().id(), successor);
        });
    return stored.isPresent();
  }

  private Optional<StoredKey> own(Caller caller, KeyId id) {
    return find(id).filter(it -> it.key().organization().equals(caller.organization()));
  }

  private AccessKey keep(
      StoredKey stored, @Nullable Instant expiresAt, @Nullable Instant revokedAt) {
    var old = stored.key();
    var next =
        new AccessKey(
            old.id(),
            old.organization(),
            old.name(),
            old.scopes(),
            old.teammate(),
            old.createdAt(),
            expiresAt,
            revokedAt);
    keys.put(old.id(), new StoredKey(next, stored.hash()));
    return next;
  }
}
