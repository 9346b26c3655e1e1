package dev.threadkeep.rest.dialect.productlane;

import dev.threadkeep.application.json.ObjectWriter;
import dev.threadkeep.domain.json.JsonValue.JsonArray;
import dev.threadkeep.domain.json.JsonValue.JsonNull;
import dev.threadkeep.rest.http.dialect.IsoTimes;
import dev.threadkeep.rest.http.json.Patch;
import java.time.Instant;

/**
 * What is to become of the draft of the next reply.
 *
 * @param html the draft; empty text or null removes it
 * @param sources what it was made from; null removes them
 * @param dismissError whether a failure to make one is no longer to be shown
 */
record DraftUpdate(Patch<String> html, Patch<JsonArray> sources, boolean dismissError) {

  /** What is merged into the thread's attributes. */
  void write(ObjectWriter stored, Instant now) {
    if (dismissError) {
      stored.put(Stored.DRAFT_ERROR_AT, new JsonNull());
    }
    switch (html) {
      case Patch.Absent<String>() -> {}
      case Patch.Null<String>() -> remove(stored);
      case Patch.Value<String>(var text) when text.isEmpty() -> remove(stored);
      case Patch.Value<String>(var text) ->
          stored
              .putText(Stored.DRAFT_HTML, text)
              .putText(Stored.DRAFT_GENERATED_AT, IsoTimes.milliseconds(now))
              .put(Stored.DRAFT_STARTED_AT, new JsonNull())
              .put(Stored.DRAFT_ERROR_AT, new JsonNull());
    }
    switch (sources) {
      case Patch.Absent<JsonArray>() -> {}
      case Patch.Null<JsonArray>() -> stored.put(Stored.DRAFT_SOURCES, new JsonNull());
      case Patch.Value<JsonArray>(var all) -> stored.put(Stored.DRAFT_SOURCES, all);
    }
  }

  /** Sources and time are those of the draft, and go with it. */
  private static void remove(ObjectWriter stored) {
    stored
        .put(Stored.DRAFT_HTML, new JsonNull())
        .put(Stored.DRAFT_SOURCES, new JsonNull())
        .put(Stored.DRAFT_GENERATED_AT, new JsonNull());
  }
}
