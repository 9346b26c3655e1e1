package dev.threadkeep.bootstrap.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Makes values that a schema describes. */
final class Values {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Far enough away for no timer to come by while we look. */
  private static final List<String> TIMES =
      List.of(
          "2099-12-01T09:00:00Z",
          "2098-02-28T23:59:59.123456789+14:00",
          "2097-06-01t00:00:00z",
          "2001-01-01T00:00:00Z");

  private static final List<String> WORDS =
      List.of(
          "email",
          "sms",
          "vip",
          "a@example.com",
          "48213907",
          "user",
          "resolved",
          "spam",
          "1",
          "P14D");

  private static final List<String> VENDORS =
      List.of("intercom", "feather", "contactship", "productlane", "contextgpt", "zendesk");

  private final Dice dice;
  private final Belongings belongings;

  Values(Dice dice, Belongings belongings) {
    this.dice = dice;
    this.belongings = belongings;
  }

  JsonNode of(ApiDocument document, JsonNode reference) {
    var schema = document.resolved(reference);
    for (var either : List.of("anyOf", "oneOf")) {
      if (schema.has(either)) {
        return of(document, dice.of(schema.path(either).valueStream().toList()));
      }
    }
    if (schema.has("allOf")) {
      return all(document, schema.path("allOf"));
    }
    if (schema.has("const")) {
      return schema.path("const");
    }
    if (schema.has("enum")) {
      return dice.of(schema.path("enum").valueStream().toList());
    }
    return switch (type(schema)) {
      case "object" -> object(document, schema);
      case "array" -> array(document, schema);
      case "string" -> TextNode.valueOf(text(schema));
      case "boolean" -> JSON.booleanNode(dice.percent(50));
      case "integer", "number" -> JSON.numberNode(number(schema));
      case "null" -> NullNode.getInstance();
      default -> anything();
    };
  }

  private String type(JsonNode schema) {
    var type = schema.path("type");
    if (!type.isArray()) {
      return type.asText(schema.has("properties") ? "object" : "");
    }
    return dice.percent(15) ? "null" : type.path(dice.below(type.size())).asText();
  }

  private JsonNode all(ApiDocument document, JsonNode parts) {
    var whole = JSON.objectNode();
    for (var part : parts) {
      if (of(document, part) instanceof ObjectNode object) {
        whole.setAll(object);
      }
    }
    return whole;
  }

  private ObjectNode object(ApiDocument document, JsonNode schema) {
    // Some members only fit together in a few ways, which chance alone seldom finds.
    var examples = schema.path("examples");
    if (!examples.isEmpty()
        && dice.percent(50)
        && examples.path(dice.below(examples.size())) instanceof ObjectNode example) {
      return example.deepCopy();
    }
    var object = JSON.objectNode();
    var required = schema.path("required").valueStream().map(JsonNode::asText).toList();
    for (var property : schema.path("properties").properties()) {
      if (required.contains(property.getKey()) || dice.percent(35)) {
        object.set(property.getKey(), member(document, schema, property));
      }
    }
    var others = schema.path("additionalProperties");
    if (others.isObject()) {
      for (int i = dice.below(3); i > 0; i--) {
        object.set(dice.of(VENDORS), of(document, others));
      }
    } else if (!others.isBoolean() && !schema.has("properties")) {
      object.set(dice.of(VENDORS), anything());
    }
    return object;
  }

  /** Mostly the id of an entry that there is, where the member's name says which kind is wanted. */
  private JsonNode member(
      ApiDocument document, JsonNode schema, Map.Entry<String, JsonNode> property) {
    var ids =
        switch (property.getKey()) {
          case "threadId" -> belongings.threads();
          case "contact_id" -> belongings.ids("contacts");
          case "company_id" -> belongings.ids("companies");
          case "project_id" -> belongings.ids("projects");
          case "connection_id" -> belongings.ids("connections");
          case "admin_id", "assignee_id" -> belongings.ids("intercom admins");
          case "intercom_user_id", "user_id" -> belongings.ids("contacts");
          case "id" -> {
            var members = schema.path("properties");
            if (members.size() == 1) {
              yield belongings.ids("teams");
            }
            if (members.has("user_id")) {
              yield belongings.ids("contacts");
            }
            yield members.has("admin_id") ? belongings.ids("tags") : List.<String>of();
          }
          case "assignee" ->
              schema.path("properties").has("assignee_type")
                  ? belongings.ids("teammates")
                  : List.<String>of();
          default -> List.<String>of();
        };
    return ids.isEmpty() || dice.percent(20)
        ? of(document, property.getValue())
        : JSON.textNode(dice.of(ids));
  }

  private JsonNode array(ApiDocument document, JsonNode schema) {
    var array = JSON.arrayNode();
    for (int i = schema.path("minItems").asInt(0) + dice.below(3); i > 0; i--) {
      array.add(of(document, schema.path("items")));
    }
    return array;
  }

  /** A text that fits the schema, of the kind it asks for. */
  String text(JsonNode schema) {
    var examples = schema.path("examples");
    if (!examples.isEmpty() && dice.percent(60)) {
      return examples.path(dice.below(examples.size())).asText();
    }
    switch (schema.path("format").asText()) {
      case "date-time" -> {
        return dice.of(TIMES);
      }
      case "uuid" -> {
        var teammates = belongings.ids("teammates");
        return !teammates.isEmpty() && dice.percent(70)
            ? dice.of(teammates)
            : belongings.wrongId(dice);
      }
      default -> {}
    }
    if (schema.has("pattern")) {
      var pattern = Pattern.compile(schema.path("pattern").asText());
      return dice.of(WORDS.stream().filter(pattern.asPredicate()).toList());
    }
    var longest = schema.path("maxLength").asInt(100_000);
    if (dice.percent(3) && longest <= 11_000) {
      return "x".repeat(longest);
    }
    var text = dice.of(dice.percent(50) ? WORDS : Oddities.TEXTS);
    return text.substring(0, Math.min(text.length(), longest));
  }

  private long number(JsonNode schema) {
    var smallest = schema.path("minimum").asLong(0);
    var largest = schema.path("maximum").asLong(smallest + 100);
    return dice.percent(20) ? largest : smallest + dice.below(50) % (largest - smallest + 1);
  }

  /** What free-form members hold. */
  private JsonNode anything() {
    try {
      return MAPPER.readTree(
          dice.of(List.of("{}", "{\"a\":{\"b\":[1,2.5,null]}}", "\"text\"", "null", "7", "[]")));
    } catch (JsonProcessingException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /** What the query or a header takes. */
  String parameter(ApiDocument document, Operation.Parameter parameter) {
    return of(document, parameter.schema()).asText();
  }
}
