package dev.threadkeep.vendors.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Lists Productlane's threads: newest first, in pages that a cursor leads through. */
final class ProductlaneList {
  private static final Comparator<FakeThread> NEWEST_FIRST =
      Comparator.comparing(FakeThread::openedAt).thenComparing(FakeThread::id).reversed();

  /** The parameters that name what a thread shows at that place. */
  private static final Map<String, String> EQUAL =
      Map.of(
          "status", "/status",
          "tab", "/tab",
          "assignee_id", "/assignee/id",
          "contact_id", "/contact/id",
          "company_id", "/company/id",
          "pain_level", "/pain_level",
          "origin", "/origin");

  private final ProductlaneErrors errors;

  ProductlaneList(ProductlaneErrors errors) {
    this.errors = errors;
  }

  Answer answer(List<FakeThread> threads, Asked asked) {
    int limit = limit(asked.query().getOrDefault("limit", "50"));
    var wanted =
        threads.stream()
            .filter(thread -> EQUAL.entrySet().stream().allMatch(each -> has(thread, each, asked)))
            .filter(thread -> isWithin(thread.changedAt(), "updated", asked))
            .filter(thread -> isWithin(thread.openedAt(), "created", asked))
            .sorted(NEWEST_FIRST)
            .filter(after(asked.query().get("cursor")))
            .toList();
    var page = wanted.subList(0, Math.min(limit, wanted.size()));
    var more = page.size() < wanted.size();
    var answer = FakeService.JSON.createObjectNode();
    var data = answer.putArray("data");
    page.forEach(thread -> data.add(thread.shown()));
    answer
        .putObject("page")
        .put("cursor", more ? cursor(page.getLast()) : null)
        .put("has_more", more)
        .put("limit", limit);
    return Answer.of(200, answer);
  }

  private int limit(String text) {
    if (!text.matches("[1-9]\\d?|1\\d\\d|200")) {
      throw errors.invalid(List.of("limit must be 1 to 200"));
    }
    return Integer.parseInt(text);
  }

  private static boolean has(FakeThread thread, Map.Entry<String, String> place, Asked asked) {
    var wanted = asked.query().get(place.getKey());
    return wanted == null || thread.shown().at(place.getValue()).asText().equals(wanted);
  }

  /** After, and before, and not at. */
  private boolean isWithin(Instant time, String name, Asked asked) {
    var after = asked.query().get(name + "_after");
    var before = asked.query().get(name + "_before");
    return (after == null || time.isAfter(time(after)))
        && (before == null || time.isBefore(time(before)));
  }

  private Instant time(String text) {
    return Times.read(text)
        .orElseThrow(() -> errors.invalid(List.of("%s is no date-time".formatted(text))));
  }

  private static String cursor(FakeThread last) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString("%s|%s".formatted(last.openedAt(), last.id()).getBytes(UTF_8));
  }

  private Predicate<FakeThread> after(String cursor) {
    if (cursor == null) {
      return _ -> true;
    }
    try {
      var parts = new String(Base64.getUrlDecoder().decode(cursor), UTF_8).split("\\|", 2);
      var last =
          new FakeThread(parts[1], FakeService.JSON.createObjectNode(), Instant.parse(parts[0]));
      return thread -> NEWEST_FIRST.compare(thread, last) > 0;
    } catch (RuntimeException _) {
      throw errors.invalid(List.of("cursor is not one of ours"));
    }
  }
}
