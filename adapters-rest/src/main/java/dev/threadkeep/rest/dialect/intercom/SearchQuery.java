package dev.threadkeep.rest.dialect.intercom;

import dev.threadkeep.domain.json.JsonValue;
import dev.threadkeep.domain.json.JsonValue.JsonArray;
import dev.threadkeep.domain.json.JsonValue.JsonBoolean;
import dev.threadkeep.domain.json.JsonValue.JsonNull;
import dev.threadkeep.domain.json.JsonValue.JsonNumber;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.json.JsonValue.JsonText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a search looks for. */
sealed interface SearchQuery {

  /** How many groups may lie within each other, and how many conditions in one. */
  int DEEPEST = 2;

  int MOST = 15;

  /** How many values a conversation is held against, one by one. */
  int MOST_VALUES = 1_000;

  boolean test(IntercomConversation shown);

  /** One condition. */
  record Condition(SearchField field, SearchOperator operator, List<@Nullable Object> values)
      implements SearchQuery {
    @Override
    public boolean test(IntercomConversation shown) {
      return operator.test(field.values().apply(shown), values);
    }
  }

  /** Several, all or one of which must hold. */
  record Group(boolean all, List<SearchQuery> parts) implements SearchQuery {
    public Group {
      parts = List.copyOf(parts);
    }

    @Override
    public boolean test(IntercomConversation shown) {
      return all
          ? parts.stream().allMatch(part -> part.test(shown))
          : parts.stream().anyMatch(part -> part.test(shown));
    }
  }

  /**
   * Reads a query.
   *
   * @throws IntercomFailure if it is none that Intercom would take
   */
  static SearchQuery of(JsonObject query) {
    return of(query, 1);
  }

  private static SearchQuery of(JsonObject query, int depth) {
    var fields = new IntercomFields(query, "query/");
    var operator =
        fields.words("operator").orElseThrow(() -> IntercomFailure.missing("query/operator"));
    return switch (operator) {
      case "AND" -> new Group(true, parts(query, depth));
      case "OR" -> new Group(false, parts(query, depth));
      default -> condition(query, fields, comparison(operator));
    };
  }

  private static SearchOperator comparison(String sign) {
    return SearchOperator.of(sign)
        .orElseThrow(
            () ->
                invalid(
                    "has the operator %s, which must be AND or OR for a group, else one of %s"
                        .formatted(sign, SearchOperator.signs())));
  }

  private static List<SearchQuery> parts(JsonObject query, int depth) {
    if (depth > DEEPEST) {
      throw invalid("has more than %d groups within each other".formatted(DEEPEST));
    }
    if (!(query.members().get("value") instanceof JsonArray(var items)) || items.isEmpty()) {
      throw invalid("must have a list of conditions as its value");
    }
    if (items.size() > MOST) {
      throw invalid("has more than %d conditions in a group".formatted(MOST));
    }
    var parts = new ArrayList<SearchQuery>();
    for (var item : items) {
      if (!(item instanceof JsonObject part)) {
        throw invalid("must have a list of conditions as its value");
      }
      parts.add(of(part, depth + 1));
    }
    return parts;
  }

  private static Condition condition(
      JsonObject query, IntercomFields fields, SearchOperator operator) {
    var name = fields.words("field").orElseThrow(() -> IntercomFailure.missing("query/field"));
    var field =
        SearchField.named(name)
            .orElseThrow(
                () -> invalid("has the field %s, which cannot be searched".formatted(name)));
    if (!field.kind().goesWith(operator)) {
      throw invalid(
          "has the operator %s, which %s does not go with".formatted(operator.sign(), name));
    }
    var value = query.members().get("value");
    if (value == null) {
      throw IntercomFailure.missing("query/value");
    }
    return new Condition(field, operator, values(field, operator, value));
  }

  private static List<@Nullable Object> values(
      SearchField field, SearchOperator operator, JsonValue value) {
    var values = new ArrayList<@Nullable Object>();
    if (operator.takesSeveral()) {
      if (!(value instanceof JsonArray(var items))) {
        throw invalid("must have a list of values for %s".formatted(field.name()));
      }
      if (items.size() > MOST_VALUES) {
        throw invalid("must have at most %d values for %s".formatted(MOST_VALUES, field.name()));
      }
      items.forEach(item -> values.add(value(field, item)));
    } else {
      values.add(single(field, operator, value));
    }
    return values;
  }

  /** Only what compares as equal or not can ask for nothing, or for a value of any kind. */
  private static @Nullable Object single(
      SearchField field, SearchOperator operator, JsonValue value) {
    return switch (operator) {
      case EQUAL, UNEQUAL, IN, NOT_IN -> value(field, value);
      case LESS, AT_MOST, GREATER, AT_LEAST -> number(field, value);
      case CONTAINS, CONTAINS_NOT, STARTS_WITH, ENDS_WITH -> text(field, value);
    };
  }

  private static @Nullable Object value(SearchField field, JsonValue value) {
    if (value instanceof JsonNull) {
      return null;
    }
    return switch (field.kind()) {
      case NUMBER -> number(field, value);
      case TEXT -> text(field, value);
      case FLAG -> flag(field, value);
      case ANY -> any(field, value);
    };
  }

  private static Object number(SearchField field, JsonValue value) {
    return switch (value) {
      case JsonNumber(var number) -> number;
      case JsonText(var text) when text.matches("-?\\d{1,18}") -> new BigDecimal(text);
      case JsonValue _ -> throw wrong(field, "a number");
    };
  }

  private static Object text(SearchField field, JsonValue value) {
    return switch (value) {
      case JsonText(var text) -> text;
      case JsonNumber(var number) -> number.toPlainString();
      case JsonValue _ -> throw wrong(field, "a text");
    };
  }

  private static Object flag(SearchField field, JsonValue value) {
    return switch (value) {
      case JsonBoolean(var flag) -> flag;
      case JsonText(var text) when text.equals("true") || text.equals("false") ->
          text.equals("true");
      case JsonValue _ -> throw wrong(field, "true or false");
    };
  }

  private static Object any(SearchField field, JsonValue value) {
    return switch (value) {
      case JsonText(var text) -> text;
      case JsonNumber(var number) -> number;
      case JsonBoolean(var flag) -> flag;
      case JsonValue _ -> throw wrong(field, "a plain value");
    };
  }

  private static IntercomFailure wrong(SearchField field, String wanted) {
    return invalid("must have %s for %s".formatted(wanted, field.name()));
  }

  private static IntercomFailure invalid(String flaw) {
    return IntercomFailure.invalid("query", "query " + flaw);
  }
}
