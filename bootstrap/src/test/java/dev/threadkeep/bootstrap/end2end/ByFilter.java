package dev.threadkeep.bootstrap.end2end;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.persistence.Eventually;
import java.util.ArrayList;
import java.util.List;

/** Jobs that change all threads that a filter finds. */
final class ByFilter {
  /** A command whose effect would be there twice if it were carried out twice. */
  static final String MESSAGE =
      "{\"type\": \"message\", \"kind\": \"internal\", \"text\": \"The outage is over\"}";

  private static final int AT_ONCE = 16;

  private ByFilter() {}

  /** Opens so many threads with a tag, by which a filter finds them. */
  static List<String> open(Wire wire, int number, String tag) {
    var body = "{\"tags\": [\"%s\"]}".formatted(tag);
    return Crowd.of(
            AT_ONCE,
            who -> {
              var opened = new ArrayList<String>();
              for (int turn = who; turn < number; turn += AT_ONCE) {
                opened.add(wire.post("/v1/threads", body).at("/id"));
              }
              return opened;
            })
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  /** Begins a job and gives its path. */
  static String begin(Wire wire, String tag, String command) {
    var accepted =
        wire.post(
            "/v1/threads/bulk-by-filter",
            "{\"filter\": {\"tag\": \"%s\"}, \"commands\": [%s]}".formatted(tag, command));
    assertThat(accepted.status()).as(accepted.text()).isEqualTo(202);
    return accepted.header("Location");
  }

  /** The job, once it is done. */
  static Wire.Raw done(Wire wire, String job) throws Exception {
    Eventually.becomesTrue("the job is done", () -> wire.get(job).at("/state").equals("done"));
    return wire.get(job);
  }

  /** How many events each thread with a tag has had. */
  static List<Integer> versions(Wire wire, String tag) {
    var versions = new ArrayList<Integer>();
    var path = "/v1/threads?limit=200&tag=" + tag;
    for (var cursor = ""; ; ) {
      var page = wire.get(cursor.isEmpty() ? path : path + "&cursor=" + cursor).json();
      page.path("data").forEach(thread -> versions.add(thread.path("version").asInt()));
      if (page.path("next_cursor").isNull()) {
        return versions;
      }
      cursor = page.path("next_cursor").asText();
    }
  }
}
