package dev.threadkeep.bootstrap.end2end;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.bootstrap.demo.DemoTour;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A demo whose commands are tried, that is ended, or killed while it is made, and started again by
 * the same command.
 */
class RestartIT {
  private static final String EVERYTHING = "/v1/threads?limit=200&archived=any";

  @TempDir static Path folder;

  private static List<Shell.Ran> tried;
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
      tried = new Shell(folder, storage).run(printed(service));
      var client = Client.of(service);
      // The commands have reopened what they closed.
      client.post("/v1/threads/%s/close".formatted(closed(service)), "{}");
      formerThreads = client.get(EVERYTHING).body().toString();
    }
    restarted = RunningThreadkeep.on(storage, "--demo");
  }

  @AfterAll
  static void stop() {
    restarted.close();
  }

  /** All commands, the key before them, each telling the status of its answer at the end. */
  private static List<String> printed(RunningThreadkeep service) {
    var number =
        new DemoTour("key", List.of())
            .lines("url").stream().filter(line -> line.startsWith("curl ")).count();
    return Stream.concat(
            Stream.of(service.lineWith("KEY=")),
            service.linesBeginning("curl ", number).stream()
                .map(command -> command + " -sS -w '\\n%{http_code}'"))
        .toList();
  }

  private static String closed(RunningThreadkeep service) {
    return service.lineWith("/reopen -H").replaceFirst(".*/v1/threads/([^/]+)/reopen.*", "$1");
  }

  private static String snoozed(RunningThreadkeep service) {
    return service.lineWith("/snooze -H").replaceFirst(".*/v1/threads/([^/]+)/snooze.*", "$1");
  }

  @Test
  void prints_commands_that_work() {
    assertThat(tried)
        .hasSizeGreaterThan(10)
        .allSatisfy(ran -> assertThat(ran.exitCode()).as(ran.err()).isEqualTo("0"))
        .filteredOn(ran -> ran.command().startsWith("curl "))
        .allSatisfy(
            ran ->
                assertThat(ran.out().lines().toList().getLast()).as(ran.out()).matches("2\\d\\d"));
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
