package dev.threadkeep.rest.dialect.feather;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.threadkeep.application.json.ObjectWriter;
import dev.threadkeep.domain.message.MessageText;
import dev.threadkeep.domain.thread.Attributes;
import dev.threadkeep.domain.thread.Channel;
import dev.threadkeep.rest.http.dialect.StoredAttributes;
import dev.threadkeep.rest.http.failure.Field;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a conversation by text messages begins with; fields unknown to Feather are no errors. */
@JsonIgnoreProperties(ignoreUnknown = true)
record FeatherOpening(
    String agentVersionId,
    String toPhoneNumber,
    @Nullable String fromPhoneNumber,
    @Nullable String fromPhoneNumberId,
    @Nullable String leadId,
    @Nullable String initialMessage,
    @Nullable Map<String, @Nullable String> metadata,
    @Nullable Map<String, @Nullable String> variables) {

  Channel toChannel() {
    if (toPhoneNumber.isBlank()) {
      throw Field.invalid("#/toPhoneNumber", "must not be empty");
    }
    var bare = Channel.of(FeatherThread.SMS);
    var known = Field.of("#/fromPhoneNumberId", () -> bare.withId(channelId()));
    var heard = Field.of("#/fromPhoneNumber", () -> known.withFrom(fromPhoneNumber));
    return Field.of("#/toPhoneNumber", () -> heard.withTo(toPhoneNumber));
  }

  Attributes toAttributes() {
    return StoredAttributes.first(
        Feather.DIALECT,
        new ObjectWriter()
            .putText(Stored.AGENT_VERSION_ID, agentVersionId)
            .putText(Stored.FROM_PHONE_NUMBER_ID, fromPhoneNumberId)
            .putText(Stored.LEAD_ID, leadId)
            .put(Stored.METADATA, metadata == null ? null : StoredAttributes.json(metadata))
            .put(Stored.VARIABLES, variables == null ? null : StoredAttributes.json(variables))
            .toObject());
  }

  @Nullable MessageText firstMessage() {
    return initialMessage == null
        ? null
        : FeatherMessageInput.text("#/initialMessage", initialMessage);
  }

  private @Nullable String channelId() {
    return fromPhoneNumberId == null || fromPhoneNumberId.isBlank() ? null : fromPhoneNumberId;
  }
}
