package dev.threadkeep.rest.dialect.feather;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.rest.http.dialect.StoredAttributes;
import org.jspecify.annotations.Nullable;

/** A thread as Feather shows it alone, with its agent. */
record FeatherThreadInFull(
    @JsonUnwrapped FeatherThread thread,
    @Nullable String agentId,
    @Nullable JsonObject agentDetails,
    @Nullable JsonObject agentVersionDetails) {

  static FeatherThreadInFull of(ConversationThread thread, FeatherThread shown) {
    var stored = StoredAttributes.of(thread, Feather.DIALECT);
    return new FeatherThreadInFull(
        shown,
        stored.text(Stored.AGENT_ID),
        stored.object(Stored.AGENT_DETAILS),
        stored.object(Stored.AGENT_VERSION_DETAILS));
  }
}
