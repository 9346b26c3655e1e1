package dev.threadkeep.bootstrap.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadkeep.bootstrap.fuzz.Belongings.Slot;
import dev.threadkeep.bootstrap.fuzz.FuzzRequest.Broken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One connection's share of the requests. It changes only what it made itself, so it knows what
 * each of its threads must look like; every request that a thread of it was named in is followed by
 * a look at that thread.
 */
final class Worker {
  private static final int SLOTS = 5;
  private static final String WHO_RECORDS =
      """
      {"vendor": "feather", "name": "spare", "base_url": "https://feather.example",
       "credentials": {"token": "a-token"}, "settings": {"unsupported": "record"}}""";
  private static final int USES_OF_A_SLOT = 60;
  private static final int LOOK_AT_ALL_EVERY = 200;

  private final int number;
  private int names;
  private final Dice dice;
  private final Wire wire;
  private final Wire look;
  private final Api api;
  private final Requests requests;
  private final Judge judge;
  private final Findings findings;
  private final List<Operation> operations;
  private final List<Operation> deck = new ArrayList<>();
  private final Belongings belongings;
  private int made;
  private Optional<FuzzRequest> before = Optional.empty();

  Worker(int number, long seed, FuzzTarget target, Judge judge, Findings findings)
      throws IOException {
    this.number = number;
    this.dice = new Dice(seed * 1_000 + number);
    this.wire = new Wire(target.address());
    this.look = new Wire(target.address());
    this.api = new Api(look, target.key());
    this.belongings = new Belongings(target.foreignThread());
    this.requests = new Requests(dice, belongings, target.key());
    this.judge = judge;
    this.findings = findings;
    this.operations =
        target.documents().stream().flatMap(document -> document.operations().stream()).toList();
  }

  void run(int count) throws IOException {
    try (wire;
        look) {
      connectForGood();
      for (int i = 0; i < count; i++) {
        if (i % LOOK_AT_ALL_EVERY == 0) {
          lookAtAll("is not as this worker left it");
        }
        furnish();
        one(next());
      }
      lookAtAll("is not as this worker left it");
    }
  }

  /**
   * The oldest connection to Feather holds the threads, and Feather opens none again: were it
   * anyone's, chance might have it refuse all that. No request knows of this one.
   */
  private void connectForGood() throws IOException {
    api.post("/v1/connections", WHO_RECORDS);
  }

  /** All have their turn, so that none is left out by chance. */
  private Operation next() {
    if (deck.isEmpty()) {
      deck.addAll(dice.shuffled(operations));
    }
    return deck.removeFirst();
  }

  private void one(Operation operation) throws IOException {
    // Chance alone would leave some that is never carried out, which then says nothing.
    boolean isWhole = !findings.isCarriedOut(operation) && dice.percent(75);
    var request = requests.next(operation, isWhole);
    Answer answer;
    try {
      answer = wire.send(request.bytes(), request.expectsBody());
    } catch (IOException broken) {
      findings.add(
          "gives no answer: %s, after this on the same connection:%n%s%n--- namely"
              .formatted(broken, before.map(FuzzRequest::toString).orElse("nothing")),
          request,
          Optional.empty());
      lookAtAll("is changed by a request without an answer");
      return;
    }
    before = Optional.of(request);
    findings.count(operation, answer);
    judge
        .complaint(request, answer)
        .ifPresent(complaint -> findings.add(complaint, request, Optional.of(answer)));
    if (answer.isError() || isSafe(request)) {
      lookAt(request, answer);
    } else {
      keepUp(request, answer);
    }
  }

  private static boolean isSafe(FuzzRequest request) {
    return List.of("GET", "HEAD", "OPTIONS", "TRACE").contains(request.method);
  }

  /** Nothing may have changed. */
  private void lookAt(FuzzRequest request, Answer answer) throws IOException {
    if (request.slot.isPresent()) {
      var slot = request.slot.get();
      var now = read(slot);
      if (!now.equals(slot.seen)) {
        findings.add(
            "changed a thread from " + slot.seen + " to " + now, request, Optional.of(answer));
        slot.seen = now;
      }
    }
  }

  /** Something did change: the thread that the request names, or who knows what. */
  private void keepUp(FuzzRequest request, Answer answer) throws IOException {
    if (request.slot.isPresent() && !request.isBroken(Broken.PATH)) {
      var slot = request.slot.get();
      slot.seen = read(slot);
      if (isRemoval(request)) {
        belongings.slots.remove(slot);
      }
      return;
    }
    remember(request, answer.json());
    for (var slot : belongings.slots) {
      slot.seen = read(slot);
    }
  }

  /** Whether the thread itself was removed: in one API at least it is no longer there. */
  private static boolean isRemoval(FuzzRequest request) {
    return request.method.equals("DELETE")
        && request.path.matches(".*/(threads|conversations)/[^/]+");
  }

  private void remember(FuzzRequest request, JsonNode made) {
    var path = request.path.split("/", -1);
    if (request.method.equals("DELETE")) {
      belongings.ids(path[path.length - 2]).remove(path[path.length - 1]);
      belongings.forgetNumbers(path[path.length - 2]);
    } else if (made.path("id").isTextual() && path.length > 2) {
      var kind = path[2];
      var ids = belongings.ids(kind);
      if (!Belongings.isThreads(kind) && !ids.contains(made.path("id").asText())) {
        ids.add(made.path("id").asText());
      }
      if (ids.size() > 8) {
        ids.removeFirst();
      }
    }
  }

  private void lookAtAll(String complaint) throws IOException {
    for (var slot : belongings.slots) {
      var now = read(slot);
      if (!now.equals(slot.seen)) {
        findings.add("%s: %s, now %s".formatted(complaint, slot.seen, now));
        slot.seen = now;
      }
    }
  }

  private String read(Slot slot) throws IOException {
    slot.uses++;
    return api.get("/v1/threads/" + slot.id).toString();
  }

  /** Replaces what was used up, so that most requests find something to act on. */
  private void furnish() throws IOException {
    belongings.slots.removeIf(slot -> slot.uses > USES_OF_A_SLOT);
    while (belongings.ids("teammates").size() < 2 || belongings.lacksNumbers("teammates")) {
      var teammate =
          api.post("/v1/teammates", "{\"kind\":\"user\",\"name\":\"Worker %d\"}".formatted(number));
      belongings.ids("teammates").add(teammate.path("id").asText());
      belongings.addNumber("teammates", teammate.path("number").asText());
    }
    for (var kind : List.of("teams", "contacts", "companies", "projects", "tags")) {
      while (belongings.ids(kind).size() < 2 || belongings.lacksNumbers(kind)) {
        var name = "%s %d %d".formatted(kind, number, ++names);
        var entry = api.post("/v1/" + kind, "{\"name\":\"%s\"}".formatted(name));
        belongings.ids(kind).add(entry.path("id").asText());
        if (entry.has("number")) {
          belongings.addNumber(kind, entry.path("number").asText());
        }
      }
    }
    while (belongings.ids("api-keys").size() < 2) {
      var key = api.post("/v1/api-keys", "{\"name\":\"spare\",\"scopes\":[\"threads:read\"]}");
      belongings.ids("api-keys").add(key.path("id").asText());
    }
    while (belongings.ids("connections").size() < 2) {
      var connection = api.post("/v1/connections", WHO_RECORDS);
      belongings.ids("connections").add(connection.path("id").asText());
    }
    if (belongings.ids("hooks").isEmpty()) {
      var connection =
          api.post(
              "/v1/connections",
              """
              {"vendor": "%s", "name": "heard", "base_url": "https://contextgpt.example",
               "credentials": {"token": "a-token", "webhook_secret": "%s"},
               "settings": {"accounts": ["fuzzed"], "reconcile_seconds": 0}}"""
                  .formatted(Belongings.VENDOR_WITH_TOKEN, Belongings.WEBHOOK_TOKEN));
      belongings.ids("hooks").add(connection.path("id").asText());
    }
    if (belongings.ids("deliveries").isEmpty()) {
      belongings.ids("deliveries").add(untoldDelivery());
    }
    if (belongings.ids("jobs").isEmpty()) {
      // Its filter finds nothing: nobody could say any more which request changed what.
      var job =
          api.post(
              "/v1/threads/bulk-by-filter",
              "{\"filter\":{\"tag\":\"on no thread\"},\"commands\":[{\"type\":\"close\"}]}");
      belongings.ids("jobs").add(job.path("id").asText());
    }
    if (belongings.ids("chatting").isEmpty()) {
      belongings.ids("chatting").add("chatbot-%d".formatted(number));
    }
    while (belongings.slots.size() < SLOTS) {
      belongings.slots.add(opened());
    }
  }

  /** What Feather has no place for, however often it is tried again. */
  private String untoldDelivery() throws IOException {
    var connection =
        api.post(
            "/v1/connections",
            """
            {"vendor": "feather", "name": "in use", "base_url": "https://feather.example",
             "credentials": {"token": "a-token"}}""");
    var thread =
        api.post(
            "/v1/threads",
            """
            {"external_refs": {"feather": {"id": "told-%d-%d", "connection_id": "%s"}}}"""
                .formatted(number, ++names, connection.path("id").asText()));
    var path = "/v1/threads/" + thread.path("id").asText();
    api.post(path + "/escalate", "{}");
    return api.get(path + "/deliveries").at("/data/0/id").asText();
  }

  /** One of the chatbots that paths name. */
  private String underAChatbot(String id) {
    if (operations.stream().noneMatch(operation -> operation.path().contains("/chatting/"))) {
      return "";
    }
    var chatbot = dice.of(belongings.ids("chatting"));
    return ", \"contextgpt\": {\"id\": \"%s\", \"account\": \"%s\"}".formatted(id, chatbot);
  }

  private Slot opened() throws IOException {
    made++;
    var feather = "fuzz-%d-%d".formatted(number, made);
    var intercom = "9%03d%08d".formatted(number, made);
    var thread =
        api.post(
            "/v1/threads",
            """
            {"title": "Fuzzed", "message": {"text": "Hi"},
             "external_refs": {"feather": "%s", "intercom": "%s"%s}}"""
                .formatted(feather, intercom, made % 4 == 0 ? "" : underAChatbot(feather)));
    var id = thread.path("id").asText();
    if (made % 3 == 0) {
      api.post("/v1/threads/%s/snooze".formatted(id), "{\"until_reply\": true}");
    } else if (made % 4 == 1) {
      api.post("/v1/threads/%s/close".formatted(id), "{}");
    }
    var slot =
        new Slot(id, List.of("thr-" + id, thread.path("number").asText(), feather, intercom));
    slot.seen = read(slot);
    var message = api.get("/v1/threads/%s/messages".formatted(id)).at("/data/0/id").asText();
    var messages = belongings.ids("messages");
    messages.add(message);
    if (messages.size() > SLOTS) {
      messages.removeFirst();
    }
    return slot;
  }
}
