package dev.threadkeep.rest.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.serialization.YamlMapperFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The OpenAPI documents that the service serves. Every answer of every test is held against them,
 * so that they cannot say anything else than what is so.
 */
public final class Documents {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonSchemaFactory factory = JsonSchemaFactory.getInstance(VersionFlag.V202012);
  private final Map<String, JsonSchema> schemas = new ConcurrentHashMap<>();
  private final Map<String, JsonNode> documents = new ConcurrentHashMap<>();

  public Documents() {
    for (var name : names()) {
      try (var file = Documents.class.getResourceAsStream("/openapi/" + name + ".yaml")) {
        documents.put(name, YamlMapperFactory.getInstance().readTree(file));
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
    }
  }

  /** The APIs that have a document, those among the tests too: another joins by being there. */
  public static SortedSet<String> names() {
    var names = new TreeSet<String>();
    try {
      for (var folder :
          Collections.list(Documents.class.getClassLoader().getResources("openapi"))) {
        try (var files = Files.list(Path.of(folder.toURI()))) {
          files
              .map(file -> file.getFileName().toString())
              .filter(file -> file.endsWith(".yaml"))
              .forEach(file -> names.add(file.replaceFirst("\\.yaml$", "")));
        }
      }
      return names;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (URISyntaxException broken) {
      throw new AssertionError(broken);
    }
  }

  /** Every operation that some document has: {@code GET /v1/threads}. */
  public SortedSet<String> operations() {
    var operations = new TreeSet<String>();
    documents
        .values()
        .forEach(
            document ->
                document
                    .path("paths")
                    .properties()
                    .forEach(
                        path ->
                            path.getValue()
                                .fieldNames()
                                .forEachRemaining(
                                    method ->
                                        operations.add(
                                            method.toUpperCase(Locale.ROOT)
                                                + " "
                                                + path.getKey()))));
    return operations;
  }

  /** Every query parameter that some operation has: {@code GET /v1/threads limit}. */
  public SortedSet<String> queryParameters() {
    var parameters = new TreeSet<String>();
    documents.forEach(
        (name, document) ->
            document
                .path("paths")
                .properties()
                .forEach(
                    path ->
                        path.getValue()
                            .properties()
                            .forEach(
                                operation ->
                                    operation
                                        .getValue()
                                        .path("parameters")
                                        .valueStream()
                                        .map(parameter -> resolved(name, parameter))
                                        .filter(found -> found.path("in").asText().equals("query"))
                                        .forEach(
                                            found ->
                                                parameters.add(
                                                    "%s %s %s"
                                                        .formatted(
                                                            operation
                                                                .getKey()
                                                                .toUpperCase(Locale.ROOT),
                                                            path.getKey(),
                                                            found.path("name").asText()))))));
    return parameters;
  }

  /** What a document says of an operation, with what it refers to. */
  public record Documented(
      List<String> headerParameters, List<String> statuses, Set<String> successHeaders) {}

  public Documented operation(String method, String path) {
    for (var name : documents.keySet()) {
      var operation =
          documents.get(name).path("paths").path(path).path(method.toLowerCase(Locale.ROOT));
      if (!operation.isMissingNode()) {
        return documented(name, operation);
      }
    }
    throw new AssertionError("no document has " + method + " " + path);
  }

  private Documented documented(String name, JsonNode operation) {
    var statuses = new ArrayList<String>();
    var successHeaders = new TreeSet<String>();
    for (var response : operation.path("responses").properties()) {
      statuses.add(response.getKey());
      if (response.getKey().startsWith("2")) {
        resolved(name, response.getValue())
            .path("headers")
            .fieldNames()
            .forEachRemaining(successHeaders::add);
      }
    }
    return new Documented(
        operation
            .path("parameters")
            .valueStream()
            .map(parameter -> resolved(name, parameter))
            .filter(parameter -> parameter.path("in").asText().equals("header"))
            .map(parameter -> parameter.path("name").asText())
            .toList(),
        List.copyOf(statuses),
        successHeaders);
  }

  private JsonNode resolved(String name, JsonNode node) {
    return node.has("$ref")
        ? documents.get(name).at(node.path("$ref").asText().substring(1))
        : node;
  }

  /** All schemas' documents, for tests that look into them. */
  public Map<String, JsonNode> all() {
    return Map.copyOf(documents);
  }

  /** Fails if {@code body} is not what the documents say of this operation and status. */
  void check(String method, String path, int status, String contentType, String body) {
    for (var name : documents.keySet()) {
      for (var documented : documents.get(name).path("paths").properties()) {
        if (matches(documented.getKey(), path)) {
          var operation = documented.getValue().path(method.toLowerCase(Locale.ROOT));
          if (!operation.isMissingNode()) {
            check(name, operation, status, contentType, body);
          }
          return;
        }
      }
    }
  }

  private void check(String name, JsonNode operation, int status, String contentType, String body) {
    var response = operation.path("responses").path(Integer.toString(status));
    assertThat(response.isMissingNode())
        .as("%s documents %d: %s", operation.path("operationId").asText(), status, body)
        .isFalse();
    response = resolved(name, response);
    if (!response.has("content")) {
      assertThat(body).isEmpty();
      return;
    }
    var media = contentType.replaceFirst(";.*", "");
    var schema = response.path("content").path(media).path("schema");
    assertThat(schema.isMissingNode())
        .as("%s answers %s as %s", operation.path("operationId").asText(), status, media)
        .isFalse();
    // Where there is an object to a line, each has to fit.
    var texts = media.equals("application/x-ndjson") ? body.lines().toList() : List.of(body);
    try {
      for (var text : texts) {
        assertThat(schema(name, schema).validate(JSON.readTree(text)))
            .as("%s answered %s", operation.path("operationId").asText(), text)
            .isEmpty();
      }
    } catch (JsonProcessingException notJson) {
      throw new AssertionError("no JSON: " + body, notJson);
    }
  }

  /** A schema together with those that it refers to. */
  private JsonSchema schema(String name, JsonNode schema) {
    return schemas.computeIfAbsent(
        name + schema,
        _ -> {
          var whole = JSON.createObjectNode();
          whole.set("components", documents.get(name).path("components"));
          whole.putArray("allOf").add(schema);
          return factory.getSchema(
              SchemaLocation.of("https://threadkeep.test/" + name + "/" + schemas.size()),
              whole,
              SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build());
        });
  }

  private static boolean matches(String template, String path) {
    var literal = path.replaceFirst("\\?.*", "");
    var pattern =
        Arrays.stream(template.split("/", -1))
            .map(part -> part.startsWith("{") ? "[^/]+" : Pattern.quote(part))
            .collect(Collectors.joining("/"));
    return literal.matches(pattern);
  }
}
