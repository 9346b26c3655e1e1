package dev.threadkeep.rest.canonical.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.threadkeep.domain.thread.ThreadId;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The thread that an answer shows, given for the first time or once more. */
record AnsweredThread(ThreadId id, long version) {

  static AnsweredThread in(Object body, ObjectMapper json) {
    var shown = tree(body, json);
    // A message is shown with the thread that it ended up in.
    var thread = shown.path("thread").isObject() ? shown.path("thread") : shown;
    return new AnsweredThread(
        ThreadId.parse(thread.path("id").asText()), thread.path("version").asLong());
  }

  private static JsonNode tree(Object body, ObjectMapper json) {
    try {
      return body instanceof byte[] text ? json.readTree(text) : json.valueToTree(body);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
