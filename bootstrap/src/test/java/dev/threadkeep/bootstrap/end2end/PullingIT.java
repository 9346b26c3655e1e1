package dev.threadkeep.bootstrap.end2end;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadkeep.persistence.Eventually;
import dev.threadkeep.vendors.fake.FakeIntercom;
import dev.threadkeep.vendors.fake.Heard;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An Intercom with conversations on two pages of its list, of which two are here already. */
class PullingIT {
  private static final String TOKEN = "token-of-intercom";
  private static final String ADMIN = "814860";
  private static final int CONVERSATIONS = 60;

  private final FakeIntercom intercom = FakeIntercom.start(TOKEN);
  private RunningThreadkeep service;
  private Client client;
  private String pull;

  @BeforeEach
  void connect(@TempDir Path folder) {
    var storage = TestStorage.fresh(folder).with("THREADKEEP_ALLOWED_NETWORKS", "127.0.0.0/8,::1");
    service = RunningThreadkeep.on(storage);
    client = new Client(service.url(), Keys.create(storage, "ours", "admin"));
    made(
        "/v1/teammates",
        "{\"kind\": \"user\", \"name\": \"Mark\", \"external_ids\": {\"intercom\": \"%s\"}}"
            .formatted(ADMIN));
    var connection =
        made(
            "/v1/connections",
            """
            {"vendor": "intercom", "name": "Support", "base_url": "%s",
             "credentials": {"token": "%s"},
             "settings": {"acting_admin": "%s", "reconcile_seconds": 0}}
            """
                .formatted(intercom.url(), TOKEN, ADMIN));
    pull = "/v1/connections/%s/pull".formatted(connection.path("id").asText());
  }

  @AfterEach
  void stop() {
    service.close();
    intercom.close();
  }

  private JsonNode made(String path, String body) {
    var made = client.post(path, body);
    assertThat(made.status()).as("%s", made.body()).isEqualTo(201);
    return made.body();
  }

  private static String id(int number) {
    return "215469730%03d".formatted(number);
  }

  /** Every third is closed there, and every second is the admin's. */
  private void seed() {
    for (int number = 1; number <= CONVERSATIONS; number++) {
      intercom.seed(id(number));
      if (number % 2 == 0) {
        intercom.change(id(number), shown -> shown.put("admin_assignee_id", Long.valueOf(ADMIN)));
      }
      if (number % 3 == 0) {
        intercom.adminCloses(id(number), ADMIN);
      }
    }
    for (int number : new int[] {3, 4}) {
      made("/v1/threads", "{\"external_refs\": {\"intercom\": \"%s\"}}".formatted(id(number)));
    }
  }

  private JsonNode pulled() throws Exception {
    var started = client.post(pull, "{}");
    assertThat(started.status()).as("%s", started.body()).isEqualTo(202);
    Eventually.becomesTrue("the pull is done", () -> client.get(pull).at("/state").equals("done"));
    return client.get(pull).body().path("counts");
  }

  private Map<String, JsonNode> threads() {
    var all = new HashMap<String, JsonNode>();
    for (var thread : client.get("/v1/threads?limit=100").body().path("data")) {
      var twin = all.put(thread.at("/external_refs/intercom/id").asText(), thread);
      assertThat(twin).as("another with the same reference").isNull();
    }
    return all;
  }

  private static boolean onlyAsks(Heard call) {
    return call.method().equals("GET") || call.target().equals("/conversations/search");
  }

  @Test
  void all_are_here_once_as_they_are_there_and_nothing_is_changed_there() throws Exception {
    seed();

    var counts = pulled();

    assertThat(counts.path("looked_at").asInt()).as("%s", counts).isEqualTo(CONVERSATIONS);
    assertThat(counts.path("pages").asInt()).as("%s", counts).isEqualTo(2);
    assertThat(counts.path("opened").asInt()).as("%s", counts).isEqualTo(CONVERSATIONS - 2);
    assertThat(counts.path("failed").asInt()).as("%s", counts).isZero();
    var threads = threads();
    assertThat(threads.keySet())
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(1, CONVERSATIONS).mapToObj(PullingIT::id).toList());
    for (int number = 1; number <= CONVERSATIONS; number++) {
      var thread = threads.get(id(number));
      assertThat(thread.path("status").asText())
          .as("%s", thread)
          .isEqualTo(number % 3 == 0 ? "closed" : "open");
      assertThat(thread.at("/assignee/id").isMissingNode())
          .as("%s", thread)
          .isEqualTo(number % 2 != 0);
    }

    var again = pulled();

    assertThat(again.path("unchanged").asInt()).as("%s", again).isEqualTo(CONVERSATIONS);
    assertThat(threads()).isEqualTo(threads);
    assertThat(intercom.heard()).allMatch(PullingIT::onlyAsks);
  }
}
