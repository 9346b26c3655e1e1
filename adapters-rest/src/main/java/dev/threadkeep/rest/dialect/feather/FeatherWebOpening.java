package dev.threadkeep.rest.dialect.feather;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.threadkeep.application.json.ObjectWriter;
import dev.threadkeep.domain.thread.Attributes;
import dev.threadkeep.domain.thread.Channel;
import dev.threadkeep.rest.http.dialect.StoredAttributes;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a chat on a web page begins with; fields unknown to Feather are no errors. */
@JsonIgnoreProperties(ignoreUnknown = true)
record FeatherWebOpening(
    String agentId,
    @Nullable Map<String, @Nullable String> metadata,
    @Nullable Map<String, @Nullable String> variables) {

  static Channel channel() {
    return Channel.of(FeatherThread.WEB);
  }

  Attributes toAttributes() {
    return StoredAttributes.first(
        Feather.DIALECT,
        new ObjectWriter()
            .putText(Stored.AGENT_ID, agentId)
            .put(Stored.METADATA, metadata == null ? null : StoredAttributes.json(metadata))
            .put(Stored.VARIABLES, variables == null ? null : StoredAttributes.json(variables))
            .toObject());
  }
}
