package dev.threadkeep.bootstrap.end2end;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadkeep.persistence.Eventually;
import dev.threadkeep.vendors.fake.FakeIntercom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Threads that an Intercom holds, and what a service is to have done to them there. */
final class HeldByIntercom implements AutoCloseable {
  private static final String TOKEN = "token-of-intercom";
  private static final String ADMIN = "814860";

  private final FakeIntercom intercom = FakeIntercom.start(TOKEN);
  private final Map<String, String> here = new HashMap<>();

  FakeIntercom intercom() {
    return intercom;
  }

  /** As Intercom knows them. */
  Set<String> threads() {
    return here.keySet();
  }

  /** As Threadkeep knows it. */
  String idOf(String there) {
    return here.get(there);
  }

  /**
   * @param url under which Intercom is reached
   */
  void connect(Client client, String url) {
    var made =
        client.post(
            "/v1/connections",
            """
            {"vendor": "intercom", "name": "Support", "base_url": "%s",
             "credentials": {"token": "%s"},
             "settings": {"acting_admin": "%s", "timeout_seconds": 1,
                          "reconcile_seconds": 0, "close_reason": {"to": "nowhere"}}}
            """
                .formatted(url, TOKEN, ADMIN));
    assertThat(made.status()).as("%s", made.body()).isEqualTo(201);
  }

  /** Opens a thread there, and one here that is held there. */
  void open(Client client, String there) {
    intercom.seed(there);
    var opened =
        client.post("/v1/threads", "{\"external_refs\": {\"intercom\": \"%s\"}}".formatted(there));
    assertThat(opened.status()).as("%s", opened.body()).isEqualTo(201);
    here.put(there, opened.body().path("id").asText());
  }

  void change(Client client, String there, String path, String body) {
    var changed = client.post("/v1/threads/%s/%s".formatted(here.get(there), path), body);
    assertThat(changed.status()).as("%s", changed.body()).isBetween(200, 201);
  }

  void close(Client client, String there) {
    change(client, there, "close", "{\"reason\": \"resolved\"}");
  }

  void note(Client client, String there, String text) {
    change(client, there, "messages", "{\"kind\": \"internal\", \"text\": \"%s\"}".formatted(text));
  }

  JsonNode shown(Client client, String there) {
    return client.get("/v1/threads/" + here.get(there)).body();
  }

  /** The newest first. */
  List<JsonNode> deliveries(Client client, String there) {
    var path = "/v1/threads/%s/deliveries?limit=100".formatted(here.get(there));
    return client.get(path).body().path("data").valueStream().toList();
  }

  void awaitRest(Client client) throws Exception {
    Eventually.becomesTrue(
        "nothing is pending",
        () -> client.get("/v1/deliveries?state=pending").body().path("data").isEmpty());
  }

  static List<String> states(List<JsonNode> deliveries) {
    return deliveries.stream().map(each -> each.path("state").asText()).toList();
  }

  void assertPromisesKept(Client client, String there) {
    var deliveries = deliveries(client, there);
    assertThat(deliveries)
        .as("what may have been said, and nothing else, is ever given up")
        .filteredOn(each -> each.path("state").asText().equals("parked"))
        .allMatch(each -> each.path("operation").asText().equals("note"));
    var status = shown(client, there).path("status").asText();
    assertThat(intercom.state(there).path("state").asText()).as(there).isEqualTo(status);
    assertThat(intercom.timesSaid(there).values()).as(there).allMatch(times -> times == 1);
    var notes = intercom.said(there).stream().map(said -> said.text()).toList();
    assertThat(notes).as("in their order").isSorted();
    long delivered =
        deliveries.stream()
            .filter(each -> each.path("operation").asText().equals("note"))
            .filter(each -> each.path("state").asText().equals("delivered"))
            .count();
    assertThat((long) notes.size()).isGreaterThanOrEqualTo(delivered);
  }

  @Override
  public void close() {
    intercom.close();
  }
}
