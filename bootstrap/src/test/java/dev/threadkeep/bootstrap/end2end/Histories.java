package dev.threadkeep.bootstrap.end2end;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadkeep.persistence.Eventually;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Threads and what their timelines say. */
final class Histories {
  private Histories() {}

  /** Opens a thread and gives its id. */
  static String open(Wire wire) {
    var opened = wire.post("/v1/threads", "{}");
    assertThat(opened.status()).as(opened.text()).isEqualTo(201);
    return opened.at("/id");
  }

  /** Opens a thread that is snoozed until a time, and gives its id. */
  static String snoozed(Wire wire, Instant until) {
    var thread = open(wire);
    snooze(wire, thread, until);
    return thread;
  }

  static void snooze(Wire wire, String thread, Instant until) {
    var snoozed =
        wire.post(
            "/v1/threads/%s/snooze".formatted(thread), "{\"until\": \"%s\"}".formatted(until));
    assertThat(snoozed.status()).as(snoozed.text()).isEqualTo(200);
  }

  /** Waits until a thread is open. */
  static void becomesOpen(Wire wire, String thread) throws Exception {
    Eventually.becomesTrue(
        "thread %s is open".formatted(thread),
        () -> wire.get("/v1/threads/" + thread).at("/status").equals("open"));
  }

  /** All events of a thread, page by page. */
  static List<JsonNode> events(Wire wire, String thread) {
    var all = new ArrayList<JsonNode>();
    var path = "/v1/threads/%s/timeline?limit=200".formatted(thread);
    for (var cursor = ""; ; ) {
      var page = wire.get(cursor.isEmpty() ? path : path + "&cursor=" + cursor).json();
      page.path("data").forEach(all::add);
      if (page.path("next_cursor").isNull()) {
        return all;
      }
      cursor = page.path("next_cursor").asText();
    }
  }

  static List<String> types(Wire wire, String thread) {
    return events(wire, thread).stream().map(event -> event.path("type").asText()).toList();
  }

  /** The command that compares every thread with its history must find nothing. */
  static void assertConsistent(TestStorage storage) {
    var check = Launcher.run(storage.environment(), "check");
    assertThat(check.exitCode()).as(check.out() + check.err()).isZero();
  }
}
