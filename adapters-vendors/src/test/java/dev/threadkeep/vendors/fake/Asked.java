package dev.threadkeep.vendors.fake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody asked of a vendor.
 *
 * @param number how many there were before it, and one more
 * @param target path and query, as they were sent
 * @param path the segments of the path, decoded
 * @param headers by their names in lower case
 */
public record Asked(
    int number,
    Instant at,
    String method,
    String target,
    List<String> path,
    Map<String, String> query,
    Map<String, String> headers,
    String body) {
  private static final ObjectMapper STRICT =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  public Asked {
    path = List.copyOf(path);
    query = Map.copyOf(query);
    headers = Map.copyOf(headers);
  }

  /**
   * Whether it is of this route.
   *
   * @param route segments with slashes between them, {@code *} for any one
   */
  boolean is(String wantedMethod, String route) {
    var segments = route.split("/", -1);
    if (!method.equals(wantedMethod) || segments.length != path.size()) {
      return false;
    }
    for (int each = 0; each < segments.length; each++) {
      if (!segments[each].equals("*") && !segments[each].equals(path.get(each))) {
        return false;
      }
    }
    return true;
  }

  String header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
  }

  /** What follows {@code Bearer}; empty where nothing does. */
  String bearer() {
    var header = header("Authorization");
    return header.startsWith("Bearer ") ? header.substring("Bearer ".length()) : "";
  }

  /** The body as JSON, if it is said to be that and is. */
  Optional<JsonNode> json() {
    if (!header("Content-Type").toLowerCase(Locale.ROOT).startsWith("application/json")) {
      return Optional.empty();
    }
    try {
      return Optional.of(STRICT.readTree(body)).filter(node -> !node.isMissingNode());
    } catch (JsonProcessingException _) {
      return Optional.empty();
    }
  }

  /** The body as a JSON object, if it is one. */
  Optional<ObjectNode> object() {
    return json().filter(ObjectNode.class::isInstance).map(ObjectNode.class::cast);
  }
}
