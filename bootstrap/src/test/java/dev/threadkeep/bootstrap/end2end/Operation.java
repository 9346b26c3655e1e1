package dev.threadkeep.bootstrap.end2end;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What a client can ask of one of the APIs, as their served documents have it. */
record Operation(String method, String path, JsonNode described, JsonNode document) {
  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "patch", "delete", "head", "options");
  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

  /** All of all APIs; a new API joins by being served. */
  static List<Operation> served(Wire wire) {
    var all = new ArrayList<Operation>();
    for (var link : wire.get("/").json().path("openapi")) {
      var document = wire.get(link.asText().replaceFirst("\\.yaml$", ".json")).json();
      document
          .path("paths")
          .properties()
          .forEach(
              path ->
                  path.getValue().properties().stream()
                      .filter(entry -> METHODS.contains(entry.getKey()))
                      .map(
                          entry ->
                              new Operation(
                                  entry.getKey().toUpperCase(Locale.ROOT),
                                  path.getKey(),
                                  entry.getValue(),
                                  document))
                      .filter(Operation::needsKey)
                      .forEach(all::add));
    }
    return List.copyOf(all);
  }

  private boolean needsKey() {
    var security = described.has("security") ? described : document;
    return !security.path("security").isEmpty();
  }

  boolean hasVariables() {
    return path.contains("{");
  }

  /** Whether what its path names may not be there; otherwise the path only narrows a list. */
  boolean canMiss() {
    return described.path("responses").has("404");
  }

  boolean hasSeveralVariables() {
    return VARIABLE.matcher(path).results().count() > 1;
  }

  /** The path with each of its variables replaced. */
  String at(UnaryOperator<String> valueOf) {
    return VARIABLE.matcher(path).replaceAll(found -> encoded(valueOf.apply(found.group(1))));
  }

  /** The path with all variables replaced by the same. */
  String at(String value) {
    return at(_ -> value);
  }

  static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** A body that the operation takes, or nothing if it takes none. */
  @Nullable String body() {
    var schema = described.at("/requestBody/content/application~1json/schema");
    return schema.isMissingNode() ? null : Examples.of(document, schema).toString();
  }

  /** The names of its query parameters. */
  List<String> queryParameters() {
    return StreamSupport.stream(described.path("parameters").spliterator(), false)
        .map(parameter -> Examples.resolved(document, parameter))
        .filter(parameter -> parameter.path("in").asText().equals("query"))
        .map(parameter -> parameter.path("name").asText())
        .toList();
  }

  /** The headers that may carry a key, each as the name and the value for {@code key}. */
  List<List<String>> headersWith(String key) {
    return StreamSupport.stream(document.at("/components/securitySchemes").spliterator(), false)
        .flatMap(scheme -> header(scheme, key))
        .toList();
  }

  private static Stream<List<String>> header(JsonNode scheme, String key) {
    return switch (scheme.path("type").asText() + " " + scheme.path("scheme").asText()) {
      case "http bearer" -> Stream.of(List.of("Authorization", "Bearer " + key));
      case "http basic" ->
          Stream.of(
              List.of(
                  "Authorization",
                  "Basic "
                      + Base64.getEncoder()
                          .encodeToString((key + ":").getBytes(StandardCharsets.UTF_8))));
      case "apiKey " -> Stream.of(List.of(scheme.path("name").asText(), key));
      default -> throw new AssertionError("no test knows the scheme " + scheme);
    };
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
