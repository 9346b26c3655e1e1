package dev.threadkeep.bootstrap.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Map;

/** What came back. Header names are in lower case. */
record Answer(int status, Map<String, List<String>> headers, String body) {
  private static final ObjectMapper JSON = new ObjectMapper();

  Answer {
    headers = Map.copyOf(headers);
  }

  boolean isError() {
    return status >= 400;
  }

  /** The first value of a header, or an empty text. */
  String header(String name) {
    return headers.getOrDefault(name, List.of("")).getFirst();
  }

  /** The content type without its parameters. */
  String mediaType() {
    return header("content-type").replaceFirst("\\s*;.*", "");
  }

  /** The body; a missing node if it is not JSON. */
  JsonNode json() {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException _) {
      return MissingNode.getInstance();
    }
  }

  /** What the document's schema is of: the body, or each of its lines. */
  List<JsonNode> values() {
    return mediaType().equals("application/x-ndjson")
        ? body.lines().map(line -> new Answer(status, headers, line).json()).toList()
        : List.of(json());
  }

  @Override
  public String toString() {
    return "%d %s%n%s".formatted(status, headers, Shown.text(body));
  }
}
