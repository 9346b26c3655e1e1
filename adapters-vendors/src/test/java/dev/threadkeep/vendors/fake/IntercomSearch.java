package dev.threadkeep.vendors.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;

/** Finds conversations, in pages that a cursor of sort key, id and page leads through. */
final class IntercomSearch {
  private static final int MOST = 150;
  private static final int USUAL = 20;
  private static final Comparator<FakeThread> BY_ID = Comparator.comparing(FakeThread::id);

  private IntercomSearch() {}

  static Answer list(List<FakeThread> threads, Asked asked) {
    return page(
        threads,
        FakeService.JSON.createObjectNode(),
        FakeService.JSON
            .createObjectNode()
            .put("per_page", asked.query().get("per_page"))
            .put("starting_after", asked.query().get("starting_after")));
  }

  static Answer search(List<FakeThread> threads, JsonNode body) {
    if (!body.path("query").isObject()) {
      throw IntercomErrors.missing("query");
    }
    var query = IntercomQuery.of(body.path("query"));
    return page(
        threads.stream().filter(thread -> query.test(thread.shown())).toList(),
        body.path("sort"),
        body.path("pagination"));
  }

  private static Answer page(List<FakeThread> threads, JsonNode sort, JsonNode pagination) {
    int size = size(pagination.path("per_page"));
    var key = key(sort);
    var order = Comparator.comparingLong(key).thenComparing(BY_ID);
    var sorted =
        threads.stream()
            .sorted(sort.path("order").asText().startsWith("asc") ? order : order.reversed())
            .toList();
    var cursor = pagination.path("starting_after");
    var before = cursor.isTextual() ? cursor(cursor.textValue()) : null;
    var left = before == null ? sorted : after(before, sorted, key, sort);
    var found = left.subList(0, Math.min(size, left.size()));
    int number = before == null ? 1 : before.get(2).asInt();
    return Answer.of(200, envelope(found, threads.size(), left.size(), size, number, key));
  }

  private static JsonNode envelope(
      List<FakeThread> found,
      int total,
      int left,
      int size,
      int number,
      ToLongFunction<FakeThread> key) {
    var answer =
        FakeService.JSON
            .createObjectNode()
            .put("type", "conversation.list")
            .put("total_count", total);
    var pages =
        answer
            .putObject("pages")
            .put("type", "pages")
            .put("page", number)
            .put("per_page", size)
            .put("total_pages", (total + size - 1) / size);
    if (found.size() < left) {
      var last = found.getLast();
      pages
          .putObject("next")
          .put("page", number + 1)
          .put("starting_after", cursor(key.applyAsLong(last), last.id(), number + 1));
    } else {
      pages.putNull("next");
    }
    var conversations = answer.putArray("conversations");
    found.forEach(thread -> conversations.add(thread.shown()));
    return answer;
  }

  private static int size(JsonNode given) {
    if (given.isMissingNode() || given.isNull()) {
      return USUAL;
    }
    if (!given.asText().matches("\\d{1,3}") || given.asInt() < 1 || given.asInt() > MOST) {
      throw IntercomErrors.refused(400, "parameter_invalid", "per_page is invalid");
    }
    return given.asInt();
  }

  private static ToLongFunction<FakeThread> key(JsonNode sort) {
    var field = sort.path("field").asText("updated_at");
    return switch (field) {
      case "created_at" -> thread -> thread.openedAt().getEpochSecond() * 1_000;
      case "updated_at" -> thread -> thread.changedAt().getEpochSecond() * 1_000;
      default -> throw IntercomErrors.refused(400, "parameter_invalid", "cannot sort by " + field);
    };
  }

  private static List<FakeThread> after(
      ArrayNode cursor, List<FakeThread> sorted, ToLongFunction<FakeThread> key, JsonNode sort) {
    var ascending = sort.path("order").asText().startsWith("asc");
    return sorted.stream()
        .filter(
            thread -> {
              int compared = Long.compare(key.applyAsLong(thread), cursor.get(0).asLong());
              int place = compared == 0 ? thread.id().compareTo(cursor.get(1).asText()) : compared;
              return ascending ? place > 0 : place < 0;
            })
        .toList();
  }

  private static String cursor(long key, String id, int page) {
    var cursor = FakeService.JSON.createArrayNode().add(key).add(id).add(page);
    return Base64.getEncoder().encodeToString(cursor.toString().getBytes(UTF_8));
  }

  private static ArrayNode cursor(String text) {
    try {
      if (FakeService.JSON.readTree(Base64.getDecoder().decode(text)) instanceof ArrayNode cursor
          && cursor.size() == 3) {
        return cursor;
      }
      throw badCursor();
    } catch (IllegalArgumentException | IOException _) {
      throw badCursor();
    }
  }

  private static RefusedException badCursor() {
    return IntercomErrors.refused(
        400,
        "client_error",
        "Invalid starting_after param. Please try again using a starting_after value from a"
            + " paginated response");
  }
}
