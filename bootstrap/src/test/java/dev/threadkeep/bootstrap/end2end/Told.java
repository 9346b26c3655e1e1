package dev.threadkeep.bootstrap.end2end;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A change through one API, and what the other service shows once it was told: a row of {@code
 * two-threadkeeps.md}.
 *
 * @param needs what the vendor has to be able to do, or to be given
 * @param pointer into the thread that the other one shows
 * @param value what is there, or among what is there
 */
record Told(
    String api, String change, String needs, Request request, String pointer, String value) {
  private static final List<String> HEADS = List.of("api", "change", "needs", "request", "there");

  static List<Told> through(String api) {
    return Table.rows("two-threadkeeps.md", HEADS)
        .map(Told::of)
        .filter(told -> told.api.equals(api))
        .toList();
  }

  private static Told of(List<String> cells) {
    var there = cells.get(4).split(": ", 2);
    return new Told(
        cells.get(0),
        cells.get(1),
        cells.get(2),
        Request.of(cells.get(3).replace("`", "")),
        there[0],
        there[1]);
  }

  /** Whether a vendor that can do this can be told, and another Threadkeep stand in for it. */
  boolean fits(JsonNode vendor) {
    return !isToContactshipsPhone(vendor) && isPossible(vendor);
  }

  /** Contactship sends messages by a route that its dialect does not serve. */
  private boolean isToContactshipsPhone(JsonNode vendor) {
    return vendor.path("vendor").asText().equals("contactship") && needs.equals("outbound");
  }

  private boolean isPossible(JsonNode vendor) {
    return vendor.path("operations").path(needs).asBoolean()
        || has(vendor.path("writes"))
        || has(vendor.path("messages"));
  }

  private boolean has(JsonNode words) {
    return words.valueStream().anyMatch(word -> word.asText().equals(needs));
  }

  /** Whether a thread has become so. */
  boolean isSo(JsonNode thread, String wanted) {
    var there = thread.at(pointer);
    return there.isArray()
        ? there.valueStream().anyMatch(item -> isItem(item, wanted))
        : there.asText().equals(wanted);
  }

  private static boolean isItem(JsonNode item, String wanted) {
    return (item.isObject() ? item.path("text") : item).asText().equals(wanted);
  }

  @Override
  public String toString() {
    return api + " " + change;
  }
}
