package dev.threadkeep.bootstrap.end2end;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.persistence.Eventually;
import dev.threadkeep.vendors.fake.FakeIntercom;
import dev.threadkeep.vendors.fake.WebhookSender.Sent;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A vendor whose threads nobody looks through tells of what happens to them. */
@OnTheDemo
class HearingVendorsIT {
  private static final String TOKEN = "token-of-intercom";
  private static final String SECRET = "secret of the app ü";
  private static final String ADMIN = "814860";

  private static final FakeIntercom INTERCOM = FakeIntercom.start(TOKEN);
  private static Client ours;
  private static Wire wire;
  private static String hooks;

  @BeforeAll
  static void connect(SharedDemo demo) {
    var key = demo.keyOf("told by webhooks", "admin");
    ours = new Client(demo.service().url(), key);
    wire = Wire.to(demo.service(), key);
    var made =
        ours.post(
            "/v1/connections",
            """
            {"vendor": "intercom", "name": "Support", "base_url": "%s",
             "credentials": {"token": "%s", "webhook_secret": "%s"},
             "settings": {"acting_admin": "%s", "reconcile_seconds": 0}}
            """
                .formatted(INTERCOM.url(), TOKEN, SECRET, ADMIN));
    assertThat(made.status()).as("%s", made.body()).isEqualTo(201);
    hooks = "/hooks/%s/intercom".formatted(made.at("/id"));
    // Before anybody is told, so that the close is the first thing that is.
    INTERCOM.seed("4001");
    INTERCOM.notifies(URI.create(demo.service().url() + hooks), SECRET);
  }

  @AfterAll
  static void stop() {
    INTERCOM.close();
  }

  private static Sent lastSent() {
    return INTERCOM.webhooks().sent().getLast();
  }

  @Test
  void what_is_done_there_happens_here_once_its_webhook_has_come() throws Exception {
    var thread =
        "/v1/threads/"
            + ours.post("/v1/threads", "{\"external_refs\": {\"intercom\": \"4001\"}}").at("/id");

    INTERCOM.adminCloses("4001", ADMIN);

    assertThat(lastSent().status()).hasValue(200);
    Eventually.becomesTrue(
        "it is closed here", () -> ours.get(thread).at("/status").equals("closed"));
    var closed = ours.get(thread).body();
    assertThat(closed.at("/closed/by/type").asText()).isEqualTo("vendor");
    assertThat(ours.get(thread + "/timeline").body().path("data").findValuesAsText("through"))
        .contains("vendor:intercom");

    int asked = INTERCOM.heard().size();
    INTERCOM.webhooks().again(lastSent());

    assertThat(lastSent().status()).hasValue(200);
    INTERCOM.contactSays("4001", "Hello?");
    Eventually.becomesTrue("it is open here", () -> ours.get(thread).at("/status").equals("open"));
    assertThat(INTERCOM.heard())
        .as("nothing was asked because of the same webhook")
        .hasSize(asked + 1);
  }

  @Test
  void what_is_not_signed_with_the_secret_is_refused() {
    var answer = wire.post(hooks, "{\"id\": \"notif_1\"}", "X-Hub-Signature", "sha1=00");

    assertThat(answer.status()).isEqualTo(401);
    assertThat(wire.get("/metrics").text())
        .contains("threadkeep_hooks_total{outcome=\"refused\",vendor=\"intercom\"}");
  }
}
