package dev.threadkeep.rest.canonical.audit;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.threadkeep.application.access.AuditEntry;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.rest.canonical.Party;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An entry as the audit shows it, in the manner of a timeline. */
record AuditRepresentation(
    UUID id,
    String type,
    Instant at,
    Party by,
    @Nullable String through,
    @JsonProperty("request_id") @Nullable String requestId,
    @Nullable String subject,
    JsonObject data) {

  static AuditRepresentation of(AuditEntry entry) {
    var through = entry.through();
    return new AuditRepresentation(
        entry.id(),
        entry.type(),
        entry.at(),
        Party.of(entry.by()),
        through == null ? null : through.name(),
        entry.requestId(),
        entry.subject(),
        entry.data());
  }
}
