package dev.threadkeep.vendors.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an error says, in whichever of the usual shapes: members of the document itself, of its
 * {@code error}, or of each of its {@code errors}, with what is wrong in detail beside them.
 */
final class VendorWords {
  private static final int MOST = 5;

  private VendorWords() {}

  static String in(String body) {
    if (body.isBlank()) {
      return "no word of explanation";
    }
    return Json.read(body).flatMap(VendorWords::in).orElse(body);
  }

  private static Optional<String> in(JsonNode document) {
    var sentences = new ArrayList<String>();
    Stream.of(List.of(document), List.of(document.path("error")), items(document.path("errors")))
        .flatMap(List::stream)
        .limit(MOST)
        .map(VendorWords::sentence)
        .filter(sentence -> !sentence.isEmpty())
        .forEach(sentences::add);
    Stream.of(document.path("issues"), document.path("details"), document.at("/error/details"))
        .flatMap(node -> items(node).stream())
        .limit(MOST)
        .map(VendorWords::sentence)
        .filter(sentence -> !sentence.isEmpty())
        .forEach(sentences::add);
    return sentences.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", sentences));
  }

  private static List<JsonNode> items(JsonNode array) {
    var items = new ArrayList<JsonNode>();
    array.elements().forEachRemaining(items::add);
    return array.isArray() ? items : List.of();
  }

  private static String sentence(JsonNode error) {
    if (error.isTextual()) {
      return error.textValue();
    }
    return Stream.of("code", "field", "path", "message")
        .map(name -> Fields.text(error.path(name)))
        .filter(Objects::nonNull)
        .collect(Collectors.joining(": "));
  }
}
