package dev.threadkeep.application.access;

import dev.threadkeep.application.Page;
import dev.threadkeep.domain.party.KeyId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Out-port: the access keys of all organizations. Changes are recorded for the audit, with the
 * signature of whoever makes them.
 */
public interface KeyStore {
  /** The key of whatever organization, revoked and expired ones too. */
  Optional<StoredKey> find(KeyId id);

  /** The key of the caller's organization, revoked and expired ones too. */
  Optional<AccessKey> find(Caller caller, KeyId id);

  /**
   * Keeps a new key. While it is a teammate's and works, nobody removes the teammate.
   *
   * @return false if there is a key with this id already; nothing was kept
   * @throws KeyInvalidException if the caller's own key no longer works
   * @throws UnknownTeammateException if it is of a teammate who is not in the directory
   */
  boolean add(Caller caller, Signature signature, StoredKey key);

  /** The organization's keys, revoked ones too, newest first, starting behind {@code after}. */
  Page<AccessKey, KeyPosition> list(Caller caller, int limit, @Nullable KeyPosition after);

  /**
   * Revokes a key; one that is revoked stays as it is.
   *
   * @return the key, or nothing if the organization has none with this id
   */
  Optional<AccessKey> revoke(Caller caller, Signature signature, KeyId id, Instant at);

  /**
   * Keeps {@code successor} and lets the old key expire, in one step.
   *
   * @param oldExpiresAt when the old one stops working; never later than it would have anyway
   * @return false if the organization has no valid key with this id; nothing was kept
   */
  boolean rotate(
      Caller caller, Signature signature, KeyId old, Instant oldExpiresAt, StoredKey successor);

  /** A key with the hash of its secret. */
  record StoredKey(AccessKey key, KeyHash hash) {}

  /** A place in the list of keys. */
  record KeyPosition(Instant createdAt, KeyId id) {}
}
