package dev.threadkeep.bootstrap.end2end;

import static dev.threadkeep.domain.thread.fixture.Policies.aPolicy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.policy.PolicyJson;
import dev.threadkeep.bootstrap.bench.ThreadsFile;
import dev.threadkeep.domain.policy.Retention.Then;
import dev.threadkeep.persistence.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a service does to threads that were closed longer ago than the policy keeps them. */
class RetentionIT {
  private static final int THREADS = 120;
  private static final String WORD = "parcel";

  @TempDir Path folder;

  @Test
  void threads_closed_long_ago_are_erased_for_every_api_and_their_histories_still_fold()
      throws Exception {
    var storage = TestStorage.fresh(folder.resolve("data"));
    var imported =
        Launcher.run(storage.environment(), "import", closedLongAgo(Then.ERASE).toString());
    assertThat(imported.exitCode()).as(imported.err()).isZero();
    var key = Keys.create(storage, "benchmark", "admin");

    try (var service = RunningThreadkeep.on(storage)) {
      var wire = Wire.to(service, key);
      Eventually.becomesTrue(
          "all are erased",
          () -> wire.get("/v1/threads?q=refund&status=closed").json().path("data").isEmpty());

      var thread = wire.get("/v1/threads?limit=1").at("/data/0/id");
      var last = Histories.events(wire, thread).getLast();
      assertThat(last.path("type").asText()).isEqualTo("thread.erased");
      assertThat(last.at("/by/type").asText()).isEqualTo("timer");
      assertThat(wire.get("/v1/threads/%s/messages".formatted(thread)).text()).doesNotContain(WORD);
      var shown = wire.get("/feather/api/v1/threads/" + thread);
      assertThat(shown.status()).isEqualTo(200);
      assertThat(wire.get("/feather/api/v1/threads/%s/messages".formatted(thread)).text())
          .doesNotContain(WORD);
      Histories.assertConsistent(storage);
    }
  }

  /** Threads of years ago, and the policy of their organization before them. */
  private Path closedLongAgo(Then then) throws IOException {
    var file = folder.resolve("threads.ndjson");
    ThreadsFile.write(file, THREADS);
    var policy =
        "{\"type\":\"policy\",\"policy\":%s}\n"
            .formatted(PolicyJson.of(aPolicy().retaining(1, then).build()));
    var text = Files.readString(file).replace("\"2026-", "\"2020-");
    assertThat(text).contains(WORD);
    Files.writeString(
        file, text.replaceFirst("(?m)^\\{\"type\":\"directory_entry\"", policy.strip() + "\n$0"));
    return file;
  }
}
