package dev.threadkeep.rest.docs;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** An object of a document. */
record Node(Map<?, ?> members) {

  List<String> names() {
    return members.keySet().stream().map(String::valueOf).toList();
  }

  boolean has(String name) {
    return members.containsKey(name);
  }

  Object get(String name) {
    return Objects.requireNonNull(members.get(name), name);
  }

  /** The object with this name; an empty one if there is none. */
  Node node(String name) {
    return new Node(members.get(name) instanceof Map<?, ?> object ? object : Map.of());
  }

  /** The text with this name, to stand in HTML. */
  String html(String name) {
    return members.get(name) instanceof String text ? escaped(text) : "";
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
