package dev.threadkeep.bootstrap.end2end;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A demo that is ended, or killed while it is made, and started again by the same command. */
class RestartIT {
  private static final String EVERYTHING = "/v1/threads?limit=200&archived=any";

  @TempDir static Path folder;

  private static String formerKey;
  private static String formerThreads;
  private static RunningThreadkeep restarted;

  @BeforeAll
  static void restart() {
    var storage = TestStorage.fresh(folder);
    try (var service = RunningThreadkeep.on(storage, "--demo")) {
      formerKey = service.demoKey();
      assertThat(closed(service)).isEqualTo(SeedThreads.FEATHER);
      assertThat(snoozed(service)).isEqualTo(SeedThreads.CONTACTSHIP);
      var client = Client.of(service);
      client.post("/v1/threads/%s/close".formatted(closed(service)), "{}");
      client.post("/v1/threads/%s/snooze".formatted(snoozed(service)), "{\"until_reply\": true}");
      formerThreads = client.get(EVERYTHING).body().toString();
    }
    restarted = RunningThreadkeep.on(storage, "--demo");
  }

  @AfterAll
  static void stop() {
    restarted.close();
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
  void keeps_everything_and_fills_the_demo_once() {
    var now = new Client(restarted.url(), formerKey).get(EVERYTHING);

    assertThat(restarted.demoKey()).isNotEqualTo(formerKey);
    assertThat(now.body().toString()).isEqualTo(formerThreads);
  }

  @Test
  void shows_open_threads_whatever_was_done_to_those_shown_before() {
    var shown = List.of(closed(restarted), snoozed(restarted));

    assertThat(shown)
        .doesNotHaveDuplicates()
        .doesNotContain(SeedThreads.FEATHER, SeedThreads.CONTACTSHIP)
        .allSatisfy(
            thread ->
                assertThat(Client.of(restarted).get("/v1/threads/" + thread).at("/status"))
                    .isEqualTo("open"));
  }

  @Test
  void completes_a_demo_whose_making_was_interrupted(@TempDir Path empty) {
    var storage = TestStorage.fresh(empty);
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
}
