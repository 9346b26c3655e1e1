package dev.threadkeep.bootstrap.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import dev.threadkeep.bootstrap.fuzz.Operation.Body;
import dev.threadkeep.bootstrap.fuzz.Operation.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** An OpenAPI document that the service serves. */
final class ApiDocument {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern MAILBOX =
      Pattern.compile("[a-z0-9.]+@([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z0-9]+");

  private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

  private final String name;
  private final JsonNode root;
  private final List<Operation> operations = new ArrayList<>();
  private final JsonSchemaFactory factory = JsonSchemaFactory.getInstance(VersionFlag.V202012);
  private final Map<JsonNode, JsonSchema> schemas = new ConcurrentHashMap<>();

  ApiDocument(String name, JsonNode root) {
    this.name = name;
    this.root = root;
    for (var path : root.path("paths").properties()) {
      for (var method : METHODS) {
        if (path.getValue().has(method)) {
          operations.add(operation(path.getKey(), method, path.getValue().path(method)));
        }
      }
    }
  }

  String name() {
    return name;
  }

  List<Operation> operations() {
    return List.copyOf(operations);
  }

  /** What all its paths begin with: {@code /v1}. */
  String basePath() {
    var path = operations.getFirst().path();
    return path.substring(0, path.indexOf('/', 1));
  }

  boolean owns(String path) {
    return path.equals(basePath()) || path.startsWith(basePath() + "/");
  }

  /** The ways in which its clients may send a key. */
  List<JsonNode> keySchemes() {
    return root.path("components").path("securitySchemes").valueStream().toList();
  }

  /** What it says of errors, from the first operation that may be refused. */
  JsonNode usualError() {
    return resolved(operations.getFirst().responses().path("401"));
  }

  JsonNode resolved(JsonNode node) {
    var current = node;
    while (current.has("$ref")) {
      current = root.at(current.path("$ref").asText().substring(1));
    }
    return current;
  }

  /** What is wrong with {@code value}; nothing if it fits. */
  Optional<String> flaw(JsonNode schema, JsonNode value) {
    var messages =
        schemas.computeIfAbsent(schema, this::compile).validate(value).stream()
            .filter(message -> !isOfAMailbox(message))
            .toList();
    return messages.isEmpty() ? Optional.empty() : Optional.of(messages.toString());
  }

  /** The validator has the last label of a domain be letters; RFC 5321 (4.1.2) takes digits too. */
  private static boolean isOfAMailbox(ValidationMessage message) {
    return message.getSchemaNode().asText().equals("email")
        && MAILBOX.matcher(message.getInstanceNode().asText()).matches();
  }

  private JsonSchema compile(JsonNode schema) {
    var whole = JSON.createObjectNode();
    whole.set("components", root.path("components"));
    whole.putArray("allOf").add(schema);
    return factory.getSchema(
        SchemaLocation.of("https://threadkeep.test/%s/%d".formatted(name, schemas.size())),
        whole,
        SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build());
  }

  private Operation operation(String path, String method, JsonNode operation) {
    var parameters = new ArrayList<Parameter>();
    for (var reference : operation.path("parameters")) {
      var parameter = resolved(reference);
      parameters.add(
          new Parameter(
              parameter.path("name").asText(),
              parameter.path("in").asText(),
              parameter.path("required").asBoolean(),
              parameter.path("schema")));
    }
    return new Operation(
        this,
        method.toUpperCase(Locale.ROOT),
        path,
        parameters,
        body(resolved(operation.path("requestBody"))),
        operation.path("responses"));
  }

  private static Optional<Body> body(JsonNode body) {
    var mediaTypes = body.path("content").propertyStream().map(Map.Entry::getKey).toList();
    return mediaTypes.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Body(
                body.path("content").path(mediaTypes.getFirst()).path("schema"),
                body.path("required").asBoolean(),
                mediaTypes));
  }
}
