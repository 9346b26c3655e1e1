package dev.threadkeep.bootstrap.end2end;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** The least that fits a schema; what a schema gives as an example comes first. */
final class Examples {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Examples() {}

  static JsonNode of(JsonNode document, JsonNode reference) {
    var schema = resolved(document, reference);
    for (var exact : new String[] {"/const", "/example", "/examples/0", "/default", "/enum/0"}) {
      if (!schema.at(exact).isMissingNode()) {
        return schema.at(exact);
      }
    }
    for (var choice : new String[] {"/anyOf/0", "/oneOf/0"}) {
      if (!schema.at(choice).isMissingNode()) {
        return of(document, schema.at(choice));
      }
    }
    var type = schema.path("type");
    return switch (type.isArray() ? type.path(0).asText() : type.asText()) {
      case "string" -> NODES.textNode(text(schema));
      case "integer", "number" -> NODES.numberNode(schema.path("minimum").asInt(1));
      case "boolean" -> NODES.booleanNode(true);
      case "array" -> NODES.arrayNode().add(of(document, schema.path("items")));
      default -> {
        var object = NODES.objectNode();
        schema
            .path("required")
            .forEach(
                name ->
                    object.set(
                        name.asText(),
                        of(document, schema.path("properties").path(name.asText()))));
        yield object;
      }
    };
  }

  private static String text(JsonNode schema) {
    return switch (schema.path("format").asText()) {
      case "uuid" -> SeedThreads.NOBODYS;
      case "date-time" -> "2199-12-31T00:00:00Z";
      default -> "x".repeat(Math.max(1, schema.path("minLength").asInt()));
    };
  }

  static JsonNode resolved(JsonNode document, JsonNode node) {
    return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
  }
}
