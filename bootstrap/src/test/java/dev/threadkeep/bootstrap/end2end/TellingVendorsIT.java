package dev.threadkeep.bootstrap.end2end;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.persistence.Eventually;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service that is told to call itself: one organization's vendor is another's dialect. */
class TellingVendorsIT {
  private static RunningThreadkeep service;
  private static Client ours;
  private static Client theirs;
  private static String reconcile;

  @BeforeAll
  static void start(@TempDir Path folder) {
    var storage = TestStorage.fresh(folder).with("THREADKEEP_VENDOR_NETWORKS", "127.0.0.0/8,::1");
    service = RunningThreadkeep.on(storage);
    ours = new Client(service.url(), Keys.create(storage, "ours", "admin"));
    var key = Keys.create(storage, "theirs", "admin");
    theirs = new Client(service.url(), key);
    var made =
        ours.post(
            "/v1/connections",
            """
            {"vendor": "feather", "name": "Theirs", "base_url": "%s/feather",
             "credentials": {"token": "%s"}, "settings": {"reconcile_seconds": 0}}
            """
                .formatted(service.url(), key));
    assertThat(made.status()).as("%s", made.body()).isEqualTo(201);
    reconcile = "/v1/connections/" + made.body().path("id").asText() + "/reconcile";
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void a_close_reaches_the_vendor_that_holds_the_thread() throws Exception {
    var there = theirs.post("/v1/threads", "{}").body().path("id").asText();
    var here =
        ours.post(
                "/v1/threads",
                """
                {"external_refs": {"feather": "%s"}}
                """
                    .formatted(there))
            .body();
    assertThat(here.path("id").asText()).as("%s", here).isNotEmpty();

    var closed =
        ours.post(
            "/v1/threads/" + here.path("id").asText() + "/close", "{\"reason\": \"resolved\"}");

    assertThat(closed.status()).as("%s", closed.body()).isEqualTo(200);
    Eventually.becomesTrue(
        "it is closed there",
        () -> theirs.get("/v1/threads/" + there).body().path("status").asText().equals("closed"));
  }

  @Test
  void a_close_at_the_vendor_is_found_and_happens_here() {
    var there = theirs.post("/v1/threads", "{}").body().path("id").asText();
    var here =
        ours.post(
                "/v1/threads",
                """
                {"external_refs": {"feather": "%s"}}
                """
                    .formatted(there))
            .body()
            .path("id")
            .asText();
    // What the vendor alone knows of its threads is taken over when they are first looked at.
    ours.post(reconcile);
    theirs.post("/v1/threads/" + there + "/close", "{\"reason\": \"spam\"}");

    var found = ours.post(reconcile);

    assertThat(found.status()).as("%s", found.body()).isEqualTo(200);
    assertThat(found.body().path("changed").asInt()).as("%s", found.body()).isEqualTo(1);
    var thread = ours.get("/v1/threads/" + here).body();
    assertThat(thread.path("status").asText()).isEqualTo("closed");
    assertThat(thread.at("/closed/by/type").asText()).isEqualTo("vendor");
    assertThat(
            ours.get("/v1/threads/" + here + "/timeline")
                .body()
                .path("data")
                .findValuesAsText("through"))
        .contains("vendor:feather");
    assertThat(ours.post(reconcile).body().path("changed").asInt()).isZero();
  }
}
