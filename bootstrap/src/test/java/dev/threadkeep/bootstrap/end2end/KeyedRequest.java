package dev.threadkeep.bootstrap.end2end;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A request with an idempotency key, which may be sent any number of times.
 *
 * @param times how often it was carried out, by what is there
 */
record KeyedRequest(
    String method, String path, String body, String key, ToIntFunction<Wire> times) {

  static KeyedRequest opening(String title) {
    return new KeyedRequest(
        "POST",
        "/v1/threads",
        "{\"title\": \"%s\"}".formatted(title),
        "open-" + title,
        wire -> wire.get("/v1/threads?q=" + title).json().path("data").size());
  }

  static KeyedRequest closing(String thread) {
    return closing("POST", "/v1/threads/%s/close", thread);
  }

  static KeyedRequest closingThroughFeather(String thread) {
    return closing("PATCH", "/feather/api/v1/threads/%s/close", thread);
  }

  private static KeyedRequest closing(String method, String path, String thread) {
    return new KeyedRequest(
        method, path.formatted(thread), "{}", "close-" + thread, wire -> timesClosed(wire, thread));
  }

  /** Closes several at once. */
  static KeyedRequest closingTogether(List<String> threads) {
    return new KeyedRequest(
        "POST",
        "/v1/threads/bulk",
        threads.stream()
            .map("{\"id\": \"%s\", \"commands\": [{\"type\": \"close\"}]}"::formatted)
            .collect(Collectors.joining(", ", "{\"items\": [", "]}")),
        "close-all-" + threads.getFirst(),
        wire ->
            threads.stream()
                .mapToInt(thread -> timesClosed(wire, thread))
                .reduce((one, other) -> one == other ? one : -1)
                .orElseThrow());
  }

  private static int timesClosed(Wire wire, String thread) {
    return Collections.frequency(Histories.types(wire, thread), "thread.closed");
  }

  static KeyedRequest makingTag(String name) {
    return new KeyedRequest(
        "POST",
        "/v1/tags",
        "{\"name\": \"%s\"}".formatted(name),
        "tag-" + name,
        wire ->
            (int)
                wire.get("/v1/tags?limit=200")
                    .json()
                    .path("data")
                    .valueStream()
                    .filter(tag -> tag.path("name").asText().equals(name))
                    .count());
  }

  /**
   * @param more names and values of other headers, in turn
   */
  Wire.Raw send(Wire wire, String... more) {
    var headers = Stream.concat(Stream.of("Idempotency-Key", key), Stream.of(more));
    return wire.send(method, path, body, headers.toArray(String[]::new));
  }

  /**
   * Sends it once more, which must be answered and must leave it carried out once.
   *
   * @return whether it had been carried out before
   */
  boolean isAnsweredAgain(Wire wire) {
    int before = times.applyAsInt(wire);
    var answer = send(wire);
    assertThat(answer.status()).as("%s: %s", key, answer.text()).isIn(200, 201);
    assertThat(isReplayed(answer)).as("%s was carried out before", key).isEqualTo(before > 0);
    assertThat(times.applyAsInt(wire)).as(key).isEqualTo(1);
    return before > 0;
  }

  static boolean isReplayed(Wire.Raw answer) {
    return answer.header("Idempotent-Replayed").equals("true");
  }
}
