package dev.threadkeep.vendors.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What conversations are searched for by: filters, and groups of them two levels deep. */
final class IntercomQuery {
  private static final int DEEPEST = 2;
  private static final int MOST = 15;

  /** The fields of conversations themselves; there are others. */
  private static final Set<String> FIELDS =
      Set.of(
          "id",
          "created_at",
          "updated_at",
          "state",
          "open",
          "read",
          "waiting_since",
          "snoozed_until",
          "admin_assignee_id",
          "team_assignee_id",
          "priority",
          "tag_ids",
          "contact_ids");

  private IntercomQuery() {}

  static Predicate<JsonNode> of(JsonNode query) {
    return of(query, 0);
  }

  private static Predicate<JsonNode> of(JsonNode query, int depth) {
    return switch (query.path("operator").asText()) {
      case "AND" ->
          group(query, depth).stream().reduce(Predicate::and).orElseThrow(IntercomQuery::invalid);
      case "OR" ->
          group(query, depth).stream().reduce(Predicate::or).orElseThrow(IntercomQuery::invalid);
      default -> filter(query);
    };
  }

  private static List<Predicate<JsonNode>> group(JsonNode query, int depth) {
    if (depth >= DEEPEST || !query.path("value").isArray() || query.path("value").size() > MOST) {
      throw invalid();
    }
    var group = new ArrayList<Predicate<JsonNode>>();
    query.path("value").forEach(each -> group.add(of(each, depth + 1)));
    return group;
  }

  private static Predicate<JsonNode> filter(JsonNode query) {
    var field = query.path("field").asText();
    var value = query.path("value");
    if (!FIELDS.contains(field) || value.isMissingNode()) {
      throw invalid();
    }
    Predicate<List<String>> test =
        switch (query.path("operator").asText()) {
          case "=" -> has -> has.contains(value.asText());
          case "!=" -> has -> !has.contains(value.asText());
          case "IN" -> has -> texts(value).stream().anyMatch(has::contains);
          case "NIN" -> has -> texts(value).stream().noneMatch(has::contains);
          case ">" -> has -> has.stream().anyMatch(each -> compare(each, value) > 0);
          case "<" -> has -> has.stream().anyMatch(each -> compare(each, value) < 0);
          case ">=" -> has -> has.stream().anyMatch(each -> compare(each, value) >= 0);
          case "<=" -> has -> has.stream().anyMatch(each -> compare(each, value) <= 0);
          default -> throw invalid();
        };
    return conversation -> test.test(values(field, conversation));
  }

  private static List<String> values(String field, JsonNode conversation) {
    return switch (field) {
      case "tag_ids" -> ids(conversation.at("/tags/tags"));
      case "contact_ids" -> ids(conversation.at("/contacts/contacts"));
      default ->
          conversation.path(field).isNull()
              ? List.of()
              : List.of(conversation.path(field).asText());
    };
  }

  private static List<String> ids(JsonNode items) {
    var ids = new ArrayList<String>();
    items.forEach(item -> ids.add(item.path("id").asText()));
    return ids;
  }

  private static List<String> texts(JsonNode values) {
    var texts = new ArrayList<String>();
    values.forEach(value -> texts.add(value.asText()));
    return texts;
  }

  private static int compare(String has, JsonNode value) {
    try {
      return Long.compare(Long.parseLong(has), Long.parseLong(value.asText()));
    } catch (NumberFormatException _) {
      throw invalid();
    }
  }

  private static RefusedException invalid() {
    return IntercomErrors.refused(400, "parameter_invalid", "the query is invalid");
  }
}
