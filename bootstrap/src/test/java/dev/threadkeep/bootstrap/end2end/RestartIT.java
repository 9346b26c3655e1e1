package dev.threadkeep.bootstrap.end2end;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was acknowledged is there after every kind of end. */
class RestartIT {
  private static final int CLOSES = 40;

  @TempDir Path folder;

  private TestStorage storage;

  @BeforeEach
  void prepare() {
    storage = TestStorage.fresh(folder);
  }

  @Test
  void keeps_everything_over_a_restart_and_fills_the_demo_once() {
    String key;
    String before;
    try (var service = RunningThreadkeep.on(storage, "--demo")) {
      key = service.demoKey();
      before =
          new Client(service.url(), key)
              .get("/v1/threads?limit=200&archived=any")
              .body()
              .toString();
    }

    try (var service = RunningThreadkeep.on(storage, "--demo")) {
      var after = new Client(service.url(), key).get("/v1/threads?limit=200&archived=any");

      assertThat(service.demoKey()).isNotEqualTo(key);
      assertThat(after.body().toString()).isEqualTo(before);
    }
  }

  @Test
  void shows_open_threads_whatever_was_done_to_those_shown_before() {
    try (var service = RunningThreadkeep.on(storage, "--demo")) {
      assertThat(closed(service)).isEqualTo(SeedThreads.FEATHER);
      assertThat(snoozed(service)).isEqualTo(SeedThreads.CONTACTSHIP);
      var client = Client.of(service);
      client.post("/v1/threads/%s/close".formatted(closed(service)), "{}");
      client.post("/v1/threads/%s/snooze".formatted(snoozed(service)), "{\"until_reply\": true}");
    }

    try (var service = RunningThreadkeep.on(storage, "--demo")) {
      var client = Client.of(service);
      var shown = List.of(closed(service), snoozed(service));

      assertThat(shown)
          .doesNotHaveDuplicates()
          .allSatisfy(
              thread ->
                  assertThat(client.get("/v1/threads/" + thread).at("/status")).isEqualTo("open"));
    }
  }

  private static String closed(RunningThreadkeep service) {
    return service
        .lineWith("/close -H")
        .replaceFirst(".*/feather/api/v1/threads/([^/]+)/close.*", "$1");
  }

  private static String snoozed(RunningThreadkeep service) {
    return service.lineWith("/snooze -H").replaceFirst(".*/v1/threads/([^/]+)/snooze.*", "$1");
  }

  @Test
  void keeps_what_it_acknowledged_when_it_is_killed() {
    var closed = new ArrayList<String>();
    String key;
    var service = RunningThreadkeep.on(storage, "--demo");
    try {
      key = service.demoKey();
      var client = new Client(service.url(), key);
      for (var thread : openThreads(client)) {
        assertThat(client.post("/v1/threads/%s/close".formatted(thread), "{}").status())
            .isEqualTo(200);
        closed.add(thread);
      }
    } finally {
      service.kill();
    }

    try (var again = RunningThreadkeep.on(storage)) {
      var client = new Client(again.url(), key);
      for (var thread : closed) {
        assertThat(client.get("/v1/threads/" + thread).at("/status")).isEqualTo("closed");
      }
      var check = Launcher.run(storage.environment(), "check");
      assertThat(check.exitCode()).as(check.out() + check.err()).isZero();
    }
  }

  @Test
  void completes_a_demo_whose_making_was_interrupted() {
    var interrupted = RunningThreadkeep.starting(storage, "--demo");
    interrupted.lineWith("Making the organization");
    interrupted.kill();

    try (var service = RunningThreadkeep.on(storage, "--demo")) {
      var client = Client.of(service);
      var first = client.get("/v1/threads?archived=any&limit=200");
      var rest =
          client.get("/v1/threads?archived=any&limit=200&cursor=" + first.at("/next_cursor"));

      assertThat(first.body().at("/data").size() + rest.body().at("/data").size()).isEqualTo(204);
      var check = Launcher.run(storage.environment(), "check");
      assertThat(check.out()).contains("Checked 204 threads", "no differences");
    }
  }

  private static List<String> openThreads(Client client) {
    var page = client.get("/v1/threads?status=open&limit=" + CLOSES);
    var ids = new ArrayList<String>();
    page.body().at("/data").forEach(thread -> ids.add(thread.at("/id").asText()));
    return ids;
  }
}
