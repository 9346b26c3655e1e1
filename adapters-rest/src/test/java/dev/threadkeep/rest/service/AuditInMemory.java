package dev.threadkeep.rest.service;

import dev.threadkeep.application.Page;
import dev.threadkeep.application.access.AuditEntry;
import dev.threadkeep.application.access.AuditStore;
import dev.threadkeep.application.access.Caller;
import org.jspecify.annotations.Nullable;

/** What the other doubles recorded for the audit. */
final class AuditInMemory implements AuditStore {

  private final KeysInMemory keys;

  AuditInMemory(KeysInMemory keys) {
    this.keys = keys;
  }

  @Override
  public Page<AuditEntry, AuditPosition> list(
      Caller caller, int limit, @Nullable AuditPosition after) {
    var oneMore =
        keys.audited(caller)
            .dropWhile(entry -> after != null && !entry.id().equals(after.id()))
            .skip(after == null ? 0 : 1)
            .limit(limit + 1L)
            .toList();
    return Page.of(oneMore, limit, entry -> new AuditPosition(entry.at(), entry.id()));
  }
}
