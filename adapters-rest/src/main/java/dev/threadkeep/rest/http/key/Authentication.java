package dev.threadkeep.rest.http.key;

import java.util.Optional;

/** Tells whom a presented key stands for. Called on a virtual thread, so it may block. */
public interface Authentication {

  /** The caller, or nothing if the key is malformed, unknown, revoked or expired. */
  Optional<Caller> authenticate(String presentedKey);
}
