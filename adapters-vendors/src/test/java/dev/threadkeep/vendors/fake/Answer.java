package dev.threadkeep.vendors.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;

/** What a vendor says to it. */
record Answer(int status, Map<String, String> headers, String body) {
  Answer {
    headers = Map.copyOf(headers);
  }

  static Answer of(int status, JsonNode body) {
    return new Answer(status, Map.of("Content-Type", "application/json"), body.toString());
  }

  Answer with(Map<String, String> more) {
    var all = new HashMap<>(headers);
    all.putAll(more);
    return new Answer(status, all, body);
  }

  boolean isRefusal() {
    return status >= 400;
  }
}
