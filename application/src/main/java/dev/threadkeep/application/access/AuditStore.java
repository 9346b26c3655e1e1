package dev.threadkeep.application.access;

import dev.threadkeep.application.Page;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Out-port: what was recorded for the audit. Entries are written by the stores of what changed, in
 * the change's own transaction, and never rewritten.
 */
public interface AuditStore {

  /**
   * The organization's entries, newest first, starting behind {@code after}.
   *
   * @throws KeyInvalidException if the caller's own key no longer works
   */
  Page<AuditEntry, AuditPosition> list(Caller caller, int limit, @Nullable AuditPosition after);

  /** A place in the list of entries. */
  record AuditPosition(Instant at, UUID id) {}
}
