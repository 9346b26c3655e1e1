package dev.threadkeep.vendors.http;

import dev.threadkeep.domain.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a vendor.
 *
 * @param path the segments that follow the base URL and the prefix, as they are before encoding
 * @param query in the order of the parameters
 * @param repeatable whether done twice it is the same as done once
 * @param changing whether it is more than a question
 */
public record Request(
    String method,
    List<String> path,
    Map<String, String> query,
    @Nullable JsonValue body,
    boolean repeatable,
    boolean changing) {

  public static Request get(String... path) {
    return new Request("GET", List.of(path), Map.of(), null, true, false);
  }

  public static Request of(String method, String... path) {
    return new Request(method, List.of(path), Map.of(), null, true, true);
  }

  /** The same with this parameter; without it where the value is absent. */
  public Request with(String parameter, @Nullable Object value) {
    if (value == null) {
      return this;
    }
    var all = new LinkedHashMap<>(query);
    all.put(parameter, value.toString());
    return new Request(method, path, all, body, repeatable, changing);
  }

  public Request sending(JsonValue json) {
    return new Request(method, path, query, json, repeatable, changing);
  }

  /** The same, as something that must not happen twice. */
  public Request once() {
    return new Request(method, path, query, body, false, changing);
  }

  /** The same, as a question that a vendor takes as if it were a change. */
  public Request asking() {
    return new Request(method, path, query, body, repeatable, false);
  }
}
