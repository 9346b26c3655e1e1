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
  private static Wire wire;
  private static Client theirs;
  private static String reconcile;

  @BeforeAll
  static void start(@TempDir Path folder) {
    var storage = TestStorage.fresh(folder).with("THREADKEEP_ALLOWED_NETWORKS", "127.0.0.0/8,::1");
    service = RunningThreadkeep.on(storage);
    var own = Keys.create(storage, "ours", "admin");
    ours = new Client(service.url(), own);
    wire = Wire.to(service, own);
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

  /** Held by the vendor under this id. */
  private static String held(String id) {
    return ours.post("/v1/threads", "{\"external_refs\": {\"feather\": \"%s\"}}".formatted(id))
        .at("/id");
  }

  private static Wire.Raw closed(String thread) {
    return wire.post("/v1/threads/%s/close".formatted(thread), "{}", "Prefer", "wait=20");
  }

  @Test
  void whoever_waits_is_answered_once_the_vendor_has_it() {
    var there = theirs.post("/v1/threads", "{}").at("/id");

    var answer = closed(held(there));

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.header("Preference-Applied")).isEqualTo("wait");
    assertThat(answer.header("Threadkeep-Delivery")).isEqualTo("delivered");
    assertThat(theirs.get("/v1/threads/" + there).at("/status")).isEqualTo("closed");
  }

  @Test
  void what_was_given_up_is_seen_mended_and_tried_again() throws Exception {
    var thread = held("not-there-yet");
    assertThat(closed(thread).header("Threadkeep-Delivery")).isEqualTo("parked");
    var parked = ours.get("/v1/threads/%s/deliveries".formatted(thread)).body().at("/data/0");
    assertThat(parked.at("/attempts/0/outcome").asText()).isEqualTo("rejected");
    assertThat(parked.at("/attempts/0/http_status").asInt()).isEqualTo(404);
    assertThat(ours.get("/v1/deliveries?state=parked").body().at("/data/0")).isEqualTo(parked);
    assertThat(wire.get("/metrics").text())
        .contains("threadkeep_delivery_attempts_total{outcome=\"rejected\",vendor=\"feather\"} 1.0")
        .contains("threadkeep_deliveries{state=\"parked\",vendor=\"feather\"} 1.0");
    theirs.post("/v1/threads", "{\"external_refs\": {\"feather\": \"not-there-yet\"}}");

    var path = "/v1/deliveries/" + parked.path("id").asText();
    var retried = ours.post(path + "/retry");

    assertThat(retried.at("/state")).isEqualTo("pending");
    Eventually.becomesTrue(
        "it is delivered", () -> ours.get(path).at("/state").equals("delivered"));
    assertThat(ours.get(path).body().path("attempts")).hasSize(2);
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
