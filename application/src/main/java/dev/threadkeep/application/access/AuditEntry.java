package dev.threadkeep.application.access;

import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.Through;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change of an organization's keys or policy.
 *
 * @param type what happened: {@code key.revoked}
 * @param through by which door; absent in entries from before that was kept
 * @param requestId absent too where it was no request
 * @param subject the id of what was changed, where there is more than one of the kind
 * @param data what changed; never a secret
 */
public record AuditEntry(
    UUID id,
    String type,
    Instant at,
    Actor by,
    @Nullable Through through,
    @Nullable String requestId,
    @Nullable String subject,
    JsonObject data) {}
