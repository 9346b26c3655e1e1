package dev.threadkeep.rest.service;

import dev.threadkeep.application.Page;
import dev.threadkeep.application.access.AccessKey;
import dev.threadkeep.application.access.AuditEntry;
import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.access.KeyInvalidException;
import dev.threadkeep.application.access.KeyStore;
import dev.threadkeep.application.access.Signature;
import dev.threadkeep.application.access.UnknownTeammateException;
import dev.threadkeep.application.json.ObjectWriter;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.party.KeyId;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.party.TeammateId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keys in a map, and a list of what is recorded for the audit. */
final class KeysInMemory implements KeyStore {

  private final InstantSource clock;
  private final Map<KeyId, StoredKey> keys = new LinkedHashMap<>();
  private final List<Audited> audit = new ArrayList<>();
  private BiPredicate<OrganizationId, TeammateId> teammates = (_, _) -> false;
  private Runnable meanwhile = () -> {};

  private record Audited(OrganizationId organization, AuditEntry entry) {}

  KeysInMemory(InstantSource clock) {
    this.clock = clock;
  }

  void teammates(BiPredicate<OrganizationId, TeammateId> there) {
    teammates = there;
  }

  /** Lets something happen right before the next key is added. */
  void beforeNext(Runnable next) {
    meanwhile = next;
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

  synchronized boolean has(Caller caller, String id) {
    return keys.keySet().stream()
        .filter(key -> key.value().equals(id))
        .anyMatch(key -> own(caller, key).isPresent());
  }

  @Override
  public boolean add(Caller caller, Signature signature, StoredKey key) {
    var now = meanwhile;
    meanwhile = () -> {};
    now.run();
    return kept(caller, signature, key);
  }

  private synchronized boolean kept(Caller caller, Signature signature, StoredKey key) {
    check(caller);
    var teammate = key.key().teammate();
    if (teammate != null && !teammates.test(caller.organization(), teammate.id())) {
      throw new UnknownTeammateException(teammate.id());
    }
    boolean isNew = keys.putIfAbsent(key.key().id(), key) == null;
    if (isNew) {
      record(caller, signature, key.key().createdAt(), "key.created", key.key().id(), named(key));
    }
    return isNew;
  }

  private static JsonObject named(StoredKey key) {
    return new ObjectWriter().putText("name", key.key().name()).toObject();
  }

  /** Records a change for the audit. */
  synchronized void record(
      Caller caller,
      Signature signature,
      Instant at,
      String type,
      @Nullable KeyId subject,
      JsonObject data) {
    recordAbout(caller, signature, at, type, subject == null ? null : subject.value(), data);
  }

  /** Records a change of whatever has this id. */
  synchronized void recordAbout(
      Caller caller,
      Signature signature,
      Instant at,
      String type,
      @Nullable String subject,
      JsonObject data) {
    var entry =
        new AuditEntry(
            new UUID(0xa0d1, audit.size()),
            type,
            at,
            signature.by(),
            signature.through(),
            signature.requestId(),
            subject,
            data);
    audit.add(new Audited(caller.organization(), entry));
  }

  /** The organization's entries in the audit, newest first. */
  synchronized Stream<AuditEntry> audited(Caller caller) {
    check(caller);
    return audit.reversed().stream()
        .filter(audited -> audited.organization().equals(caller.organization()))
        .map(Audited::entry);
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
  public synchronized Optional<AccessKey> revoke(
      Caller caller, Signature signature, KeyId id, Instant at) {
    check(caller);
    return own(caller, id)
        .map(
            stored -> {
              var old = stored.key();
              if (old.revokedAt() == null) {
                record(caller, signature, at, "key.revoked", id, JsonObject.empty());
              }
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
      Caller caller, Signature signature, KeyId old, Instant oldExpiresAt, StoredKey successor) {
    check(caller);
    var stored = own(caller, old).filter(it -> it.key().isValidAt(clock.instant()));
    stored.ifPresent(
        it -> {
          keep(it, oldExpiresAt, null);
          keys.put(successor.key().id(), successor);
          record(
              caller, signature, successor.key().createdAt(), "key.rotated", old, named(successor));
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
