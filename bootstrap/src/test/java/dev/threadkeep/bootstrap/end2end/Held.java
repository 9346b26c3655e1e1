package dev.threadkeep.bootstrap.end2end;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.threadkeep.persistence.Eventually;
import dev.threadkeep.vendors.fake.FakeService;
import dev.threadkeep.vendors.fake.Heard;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Threads that a vendor holds, and what a service is to have done to them there. */
abstract class Held implements AutoCloseable {
  private final FakeService vendor;
  private final Map<String, String> here = new HashMap<>();

  Held(FakeService vendor) {
    this.vendor = vendor;
  }

  /** What makes a connection to the vendor, which is reached under a URL. */
  abstract String connection(String url);

  /** Opens a thread there. */
  abstract void seed(String there);

  /** The external references of a thread that is held there. */
  abstract String references(String there);

  /** Whether anything can be said there. */
  abstract boolean takesNotes();

  /** What a call told of a thread. */
  abstract List<Telling> told(JsonNode body, String there);

  abstract Telling status(String there);

  /** The title of a thread there; empty where it has none. */
  String title(String there) {
    return vendor.state(there).path("title").asText("");
  }

  FakeService vendor() {
    return vendor;
  }

  /** As the vendor knows them. */
  Set<String> threads() {
    return here.keySet();
  }

  /** As Threadkeep knows it. */
  String idOf(String there) {
    return here.get(there);
  }

  /**
   * @param url under which the vendor is reached
   */
  void connect(Client client, String url) {
    var made = client.post("/v1/connections", connection(url));
    assertThat(made.status()).as("%s", made.body()).isEqualTo(201);
  }

  /** Opens a thread there, and one here that is held there. */
  void open(Client client, String there) {
    seed(there);
    var opened = client.post("/v1/threads", "{\"external_refs\": %s}".formatted(references(there)));
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

  /** In the order of the changes. */
  List<JsonNode> deliveries(Client client, String there) {
    var path = "/v1/threads/%s/deliveries?limit=100".formatted(here.get(there));
    return client.get(path).body().path("data").valueStream().toList();
  }

  static void awaitRest(Client client) throws Exception {
    Eventually.becomesTrue(
        "nothing is pending",
        () -> client.get("/v1/deliveries?state=pending").body().path("data").isEmpty());
  }

  static List<String> states(List<JsonNode> deliveries) {
    return deliveries.stream().map(each -> each.path("state").asText()).toList();
  }

  /** What was done to a thread there, in the order in which it was. */
  List<Telling> told(String there) {
    return vendor.doneTo(there).stream().flatMap(call -> told(call, there).stream()).toList();
  }

  /** What a call told of a thread; nothing where it only asked. */
  List<Telling> told(Heard call, String there) {
    if (call.method().equals("GET")) {
      return List.of();
    }
    try {
      return told(Wire.JSON.readTree(call.body()), there);
    } catch (JsonProcessingException failure) {
      throw new AssertionError("not JSON: " + call.body(), failure);
    }
  }

  @Override
  public void close() {
    vendor.close();
  }
}
