package dev.threadkeep.bootstrap.end2end;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadkeep.persistence.Eventually;
import dev.threadkeep.vendors.fake.FakeIntercom;
import dev.threadkeep.vendors.fake.Fault;
import dev.threadkeep.vendors.fake.SeededFaults;
import dev.threadkeep.vendors.proxy.Disturbance;
import dev.threadkeep.vendors.proxy.FaultyProxy;
import dev.threadkeep.vendors.proxy.SeededDisturbances;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A vendor that fails in every way, a network that does, and a service that is killed: whatever was
 * acknowledged reaches the vendor in its order, or is visibly given up.
 */
class DeliveringThroughOutagesIT {
  private static final String TOKEN = "token-of-intercom";
  private static final String ADMIN = "814860";
  private static final int THREADS = 10;
  private static final int CHANGES = 5;

  @TempDir Path folder;

  private final FakeIntercom intercom = FakeIntercom.start(TOKEN);
  private final Map<String, String> here = new HashMap<>();
  private TestStorage storage;
  private String key;

  @BeforeEach
  void prepare() {
    storage = TestStorage.fresh(folder).with("THREADKEEP_VENDOR_NETWORKS", "127.0.0.0/8,::1");
    key = Keys.create(storage, "ours", "admin");
  }

  @AfterEach
  void stop() {
    intercom.close();
  }

  private Client clientOf(RunningThreadkeep service) {
    return new Client(service.url(), key);
  }

  private void connect(Client client, String url) {
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
  private void open(Client client, String there) {
    intercom.seed(there);
    var opened =
        client.post("/v1/threads", "{\"external_refs\": {\"intercom\": \"%s\"}}".formatted(there));
    assertThat(opened.status()).as("%s", opened.body()).isEqualTo(201);
    here.put(there, opened.body().path("id").asText());
  }

  private void change(Client client, String there, String path, String body) {
    var changed = client.post("/v1/threads/%s/%s".formatted(here.get(there), path), body);
    assertThat(changed.status()).as("%s", changed.body()).isBetween(200, 201);
  }

  private void close(Client client, String there) {
    change(client, there, "close", "{\"reason\": \"resolved\"}");
  }

  private void note(Client client, String there, String text) {
    change(client, there, "messages", "{\"kind\": \"internal\", \"text\": \"%s\"}".formatted(text));
  }

  private List<JsonNode> deliveries(Client client, String there) {
    var path = "/v1/threads/%s/deliveries?limit=100".formatted(here.get(there));
    return StreamSupport.stream(client.get(path).body().path("data").spliterator(), false).toList();
  }

  private void awaitRest(Client client) throws Exception {
    Eventually.becomesTrue(
        "nothing is pending",
        () -> client.get("/v1/deliveries?state=pending").body().path("data").isEmpty());
  }

  private static List<String> states(List<JsonNode> deliveries) {
    return deliveries.stream().map(each -> each.path("state").asText()).toList();
  }

  private void assertPromisesKept(Client client, String there) {
    var deliveries = deliveries(client, there);
    assertThat(deliveries)
        .as("what may have been said, and nothing else, is ever given up")
        .filteredOn(each -> each.path("state").asText().equals("parked"))
        .allMatch(each -> each.path("operation").asText().equals("note"));
    var status = client.get("/v1/threads/" + here.get(there)).body().path("status").asText();
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

  /**
   * Takes as long as it takes until all is tried again; the outbox's own test has many of these.
   */
  @Tag("long")
  @Test
  void through_faults_of_vendor_and_network_the_promises_are_kept() throws Exception {
    long seed = System.nanoTime();
    System.out.println("changes by seed " + seed);
    var chance = new SplittableRandom(seed);
    intercom
        .faults()
        .by(
            new SeededFaults(
                seed,
                20,
                List.of(
                    Fault.Refusal.tooMany(Duration.ofSeconds(1)),
                    new Fault.Refusal(503),
                    new Fault.FailureAfter(502),
                    new Fault.Garbage(),
                    new Fault.HalfAnswer(),
                    new Fault.Silence(true))));
    var disturbances =
        new SeededDisturbances(
            seed,
            15,
            List.of(
                new Disturbance.ResetBeforeRequest(),
                new Disturbance.ResetAfterRequest(),
                new Disturbance.HalfAnswer(),
                new Disturbance.Late(Duration.ofMillis(200))));
    try (var network = FaultyProxy.before(intercom.url(), disturbances);
        var service = RunningThreadkeep.on(storage)) {
      var client = clientOf(service);
      connect(client, network.url());
      var threads = new ArrayList<String>();
      for (int number = 0; number < THREADS; number++) {
        threads.add("100" + number);
        open(client, "100" + number);
      }

      for (int round = 0; round < CHANGES; round++) {
        for (var there : threads) {
          if (chance.nextBoolean()) {
            note(client, there, "note %02d".formatted(round));
          } else if (isClosed(client, there)) {
            change(client, there, "reopen", "{}");
          } else {
            close(client, there);
          }
        }
      }
      intercom.faults().end();
      awaitRest(client);

      threads.forEach(there -> assertPromisesKept(client, there));
    }
  }

  private boolean isClosed(Client client, String there) {
    var path = "/v1/threads/" + here.get(there);
    return client.get(path).body().path("status").asText().equals("closed");
  }

  private void killedInTheMiddleOfCalls() throws Exception {
    var service = RunningThreadkeep.on(storage);
    var client = clientOf(service);
    connect(client, intercom.url());
    List.of("2001", "2002", "2003", "2004").forEach(there -> open(client, there));
    intercom
        .faults()
        .once(asked -> asked.target().contains("2001"), new Fault.Silence(true))
        .once(asked -> asked.target().contains("2002"), new Fault.Silence(true))
        .once(asked -> asked.target().contains("2003"), new Fault.Silence(false));
    note(client, "2001", "note 01");
    close(client, "2002");
    close(client, "2003");
    intercom.await(Duration.ofSeconds(20), () -> intercom.heard().size() >= 3);
    close(client, "2004");
    service.kill();
  }

  @Test
  void after_a_kill_in_the_middle_of_calls_the_promises_are_kept() throws Exception {
    killedInTheMiddleOfCalls();

    try (var service = RunningThreadkeep.on(storage)) {
      var client = clientOf(service);
      awaitRest(client);

      here.keySet().forEach(there -> assertPromisesKept(client, there));
      var note = deliveries(client, "2001").getFirst();
      assertThat(note.path("state").asText()).isEqualTo("parked");
      assertThat(note.at("/attempts/0/outcome").asText()).isEqualTo("unknown");
      assertThat(states(deliveries(client, "2002"))).containsOnly("delivered");
      assertThat(states(deliveries(client, "2003"))).containsOnly("delivered");
      assertThat(states(deliveries(client, "2004"))).containsOnly("delivered");
    }
    Histories.assertConsistent(storage);
  }
}
