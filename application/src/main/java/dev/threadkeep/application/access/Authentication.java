package dev.threadkeep.application.access;

import java.time.InstantSource;

/** Use case: letting a caller in. */
public final class Authentication {
  private final KeyStore keys;
  private final InstantSource clock;

  public Authentication(KeyStore keys, InstantSource clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * Whose key this is.
   *
   * @throws KeyInvalidException if it is malformed, unknown, wrong, revoked or expired
   */
  public Caller authenticate(String presented) {
    var key = PresentedKey.parse(presented).orElseThrow(KeyInvalidException::new);
    return keys.find(key.id())
        .filter(stored -> stored.hash().matches(KeyHash.of(key)))
        .map(KeyStore.StoredKey::key)
        .filter(stored -> stored.isValidAt(clock.instant()))
        .map(AccessKey::caller)
        .orElseThrow(KeyInvalidException::new);
  }
}
