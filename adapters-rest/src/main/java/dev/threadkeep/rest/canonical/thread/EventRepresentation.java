package dev.threadkeep.rest.canonical.thread;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.threadkeep.application.thread.EventJson;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.thread.RecordedEvent;
import dev.threadkeep.rest.canonical.Party;
import java.time.Instant;

/** An event as a timeline shows it. */
record EventRepresentation(
    long seq,
    String type,
    Instant at,
    Party by,
    String through,
    @JsonProperty("request_id") String requestId,
    JsonObject data) {

  static EventRepresentation of(RecordedEvent recorded) {
    return new EventRepresentation(
        recorded.sequence(),
        recorded.event().type(),
        recorded.at(),
        Party.of(recorded.by()),
        recorded.through().name(),
        recorded.requestId(),
        EventJson.data(recorded.event()));
  }
}
