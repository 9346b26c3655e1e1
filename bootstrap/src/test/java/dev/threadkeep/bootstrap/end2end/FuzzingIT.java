package dev.threadkeep.bootstrap.end2end;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.bootstrap.fuzz.Findings;
import dev.threadkeep.bootstrap.fuzz.FuzzTarget;
import dev.threadkeep.bootstrap.fuzz.Fuzzer;
import dev.threadkeep.bootstrap.fuzz.MalformedHttp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/**
 * No request, however broken, gets anything but a proper answer, and no refused one changes a
 * thread. {@code -Dthreadkeep.fuzz.seed=N} repeats a run. That none was worth a line of the
 * service's log shows when the demo ends.
 */
@OnTheDemo
class FuzzingIT {
  private static final String SEED = "threadkeep.fuzz.seed";

  private static SharedDemo demo;
  private static RunningThreadkeep service;
  private FuzzTarget target;
  private String foreignKey;

  @BeforeAll
  static void start(SharedDemo shared) {
    demo = shared;
    service = shared.service();
  }

  /** Organizations that no other of these tests has filled yet. */
  @BeforeEach
  void prepare(TestInfo test) throws IOException {
    foreignKey = demo.keyOf("foreign to " + test.getDisplayName(), "admin");
    target =
        FuzzTarget.of(
            service.url(), demo.keyOf("fuzzed by " + test.getDisplayName(), "admin"), foreignKey);
  }

  @Test
  void answers_8000_odd_requests() throws Exception {
    fuzz(Long.getLong(SEED, 1), 8_000);
  }

  @Test
  @Tag("long")
  void answers_200000_odd_requests() throws Exception {
    fuzz(Long.getLong(SEED, System.nanoTime() % 1_000_000), 200_000);
  }

  @Test
  void refuses_what_is_not_http() throws IOException {
    assertThat(MalformedHttp.complaints(target)).isEmpty();
    assertThat(new Client(service.url(), foreignKey).get("/health/readiness").status())
        .isEqualTo(200);
  }

  @Test
  void unpacks_no_bomb() throws IOException {
    assertThat(MalformedHttp.statusOfABomb(target)).isEqualTo(415);
  }

  private void fuzz(long seed, int requests)
      throws IOException, InterruptedException, ExecutionException {
    var findings = Fuzzer.run(target, seed, requests);

    Files.writeString(
        Path.of("target", "fuzz-%d.txt".formatted(requests)),
        "seed %d%n%s%n".formatted(seed, findings.table()));
    assertThat(findings.all()).as("-D%s=%d", SEED, seed).isEmpty();
    assertThatEverythingWasTried(findings);
    var foreigner = new Client(service.url(), foreignKey);
    assertThat(foreigner.get("/v1/threads").body().at("/data"))
        .singleElement()
        .satisfies(thread -> assertThat(thread.path("version").asInt()).isEqualTo(1));
    assertThat(foreigner.get("/health/readiness").status()).isEqualTo(200);
  }

  /** Otherwise all of this would say nothing. */
  private void assertThatEverythingWasTried(Findings findings) {
    assertThat(findings.answers()).hasSize(target.operations());
    assertThat(findings.answers())
        .allSatisfy(
            (operation, answers) ->
                assertThat(answers.keySet())
                    .as(operation)
                    .anyMatch(status -> status < 300)
                    .anyMatch(status -> status >= 400));
  }
}
