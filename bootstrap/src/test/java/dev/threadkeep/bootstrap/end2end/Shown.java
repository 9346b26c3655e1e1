package dev.threadkeep.bootstrap.end2end;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A thread as some API shows it, field by field, so that what changed can be told in a line.
 *
 * @param fields by their paths; of a time only that there is one
 * @param lists what is told of each item
 */
record Shown(Map<String, String> fields, Map<String, List<String>> lists) {

  /** They count, or are counted from, what happened, and so move with almost every change. */
  private static final Set<String> LEFT_OUT = Set.of("version", "total_count", "statistics");

  private static final List<String> TOLD_OF_ITEMS =
      List.of(
          "kind",
          "direction",
          "role",
          "part_type",
          "text",
          "content",
          "body",
          "name",
          "assigned_to",
          "author",
          "sender_id",
          "user_id",
          "source",
          "delivery",
          "status",
          "project_id");
  private static final List<String> TOLD_OF_OBJECTS = List.of("type", "id", "name");
  private static final String SOME_TIME = "…";
  private static final String NOTHING = "null";

  /** What an answer shows; {@code names} puts names in the place of ids. */
  static Shown of(JsonNode answer, UnaryOperator<String> names) {
    var shown = new Shown(new LinkedHashMap<>(), new LinkedHashMap<>());
    answer.properties().forEach(field -> shown.add("", field.getKey(), field.getValue(), names));
    return shown;
  }

  private void add(String parent, String name, JsonNode value, UnaryOperator<String> names) {
    if (LEFT_OUT.contains(name)) {
      return;
    }
    var path = parent + name;
    if (value.isArray()) {
      lists.put(name, value.valueStream().map(item -> names.apply(toldOfItem(item))).toList());
    } else if (value.isObject() && !isReference(value)) {
      value.properties().forEach(field -> add(path + ".", field.getKey(), field.getValue(), names));
    } else {
      fields.put(
          path,
          isTime(name) && !value.isNull() ? SOME_TIME : names.apply(told(value, TOLD_OF_OBJECTS)));
    }
  }

  /** When a snooze ends is in the request, other times are the clock's. */
  private static boolean isTime(String name) {
    return name.equals("at")
        || name.endsWith("_at")
        || name.endsWith("At")
        || name.endsWith("since");
  }

  /** Of people and the like a client sees more than is told here, but no other ones. */
  private static boolean isReference(JsonNode value) {
    return value.has("name") || (value.has("id") && value.size() == 2);
  }

  private static String toldOfItem(JsonNode item) {
    var told = told(item, TOLD_OF_ITEMS);
    return told.isEmpty() ? told(item, TOLD_OF_OBJECTS) : told;
  }

  private static String told(JsonNode value, List<String> names) {
    return value.isObject()
        ? names.stream()
            .map(value::path)
            .filter(part -> !part.isMissingNode() && !part.isNull())
            .map(part -> told(part, TOLD_OF_OBJECTS))
            .collect(joining(" "))
        : value.asText().isEmpty() ? "\"\"" : value.asText();
  }

  /** What is shown otherwise than before; a field that is new and null is no news. */
  String since(Shown before) {
    if (fields.isEmpty()) {
      return "not found";
    }
    var changes = new ArrayList<String>();
    fields.forEach(
        (path, value) -> {
          if (value.equals(NOTHING)
              ? before.hasSomethingAt(path)
              : !value.equals(before.fields.get(path))) {
            changes.add("%s: %s".formatted(path, value));
          }
        });
    before.fields.keySet().stream()
        .filter(path -> !has(path))
        .forEach(path -> changes.add(path + " is gone"));
    before.lists.keySet().stream()
        .filter(name -> !lists.containsKey(name))
        .forEach(name -> changes.add(name + " is gone"));
    lists.forEach(
        (name, items) -> {
          var former = before.lists.getOrDefault(name, List.of());
          changes.addAll(beyond(items, former).map(item -> name + " + " + item).toList());
          changes.addAll(beyond(former, items).map(item -> name + " - " + item).toList());
        });
    return changes.isEmpty() ? "same" : String.join(", ", changes);
  }

  /** Whether it shows the field, a part of it, or in its place nothing. */
  private boolean has(String path) {
    return fields.keySet().stream()
        .anyMatch(own -> (own + ".").startsWith(path + ".") || path.startsWith(own + "."));
  }

  private boolean hasSomethingAt(String path) {
    return fields.entrySet().stream()
        .filter(field -> (field.getKey() + ".").startsWith(path + "."))
        .anyMatch(field -> !field.getValue().equals(NOTHING));
  }

  private static Stream<String> beyond(List<String> items, List<String> others) {
    var left = new ArrayList<>(items);
    others.forEach(left::remove);
    return left.stream();
  }
}
