package dev.threadkeep.vendors.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.threadkeep.vendors.http.DocumentedSchema;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Productlane's API v2: threads that take all their changes in one request. */
public final class FakeProductlane extends FakeService {
  private static final DocumentedSchema UPDATE =
      DocumentedSchema.ofRequest("productlane.openapi.yaml", "/paths/~1threads~1{id}/patch");

  private static final String THREADS = "api/v2/threads";
  private static final String THREAD = THREADS + "/*";
  private static final String MESSAGES = THREAD + "/messages";
  private static final String COMMENTS = THREAD + "/comments";
  private static final int ID = 3;

  private final ProductlaneKey key;
  private final ProductlaneErrors errors = new ProductlaneErrors();
  private final ProductlaneDirectory directory = new ProductlaneDirectory();
  private final WebhookSender webhooks;
  private volatile RateLimit reads = limit(1_000, Duration.ofMinutes(1));
  private volatile RateLimit writes = limit(60, Duration.ofMinutes(1));

  private FakeProductlane(ProductlaneKey key, InstantSource clock) {
    super(clock);
    this.key = key;
    this.webhooks = new WebhookSender("Productlane-Webhooks/1.0", clock);
  }

  /**
   * Starts it.
   *
   * @param key begins with {@code pl_v2_}
   */
  public static FakeProductlane start(String key) {
    return start(key, InstantSource.system());
  }

  public static FakeProductlane start(String key, InstantSource clock) {
    var productlane = new FakeProductlane(new ProductlaneKey(key), clock);
    productlane.open();
    return productlane;
  }

  /** Which scopes the key has; all of those for threads where nothing else is said. */
  public void grants(String... scopes) {
    key.grants(List.of(scopes));
  }

  /** How many calls it takes within a minute; 1000 that read and 60 that write, as documented. */
  public void takesInAMinute(int reading, int writing) {
    reads = limit(reading, Duration.ofMinutes(1));
    writes = limit(writing, Duration.ofMinutes(1));
  }

  /** Whether errors have an envelope, as its pages tell, or none, as its OpenAPI document does. */
  public void putsErrorsInAnEnvelope(boolean wanted) {
    errors.inEnvelope(wanted);
  }

  /** What threads may refer to: people, tags, contacts, companies and projects. */
  public ProductlaneDirectory directory() {
    return directory;
  }

  /** Opens a thread. */
  public void seed(String id) {
    seed(id, "api");
  }

  public void seed(String id, String origin) {
    directory.contact("contact-of-" + id);
    keep(ProductlaneThreads.opened(id, origin, directory.contactOf("contact-of-" + id), now()));
  }

  /** From now on tells this URL of all changes. */
  public void notifies(URI url, String secret) {
    webhooks.to(
        url,
        (body, at) -> {
          var event = ProductlaneWebhooks.read(body);
          return ProductlaneWebhooks.headers(event, body, secret, at);
        });
  }

  public WebhookSender webhooks() {
    return webhooks;
  }

  @Override
  Answer answer(Asked asked) {
    var scope = scope(asked);
    key.check(asked, scope, errors);
    var limit = asked.method().equals("GET") ? reads : writes;
    var taken = limit.take();
    Answer answer;
    try {
      answer = taken ? route(asked) : errors.rateLimited(limit);
    } catch (RefusedException refused) {
      answer = refused.answer();
    }
    return answer.with(limit.headers()).with(Map.of("X-Request-Id", "req_" + asked.number()));
  }

  private static String scope(Asked asked) {
    if (asked.is("GET", "api/v2/me")) {
      return "";
    }
    if (asked.method().equals("GET")) {
      return "threads:read";
    }
    return asked.is("POST", COMMENTS) ? "comments:write" : "threads:write";
  }

  private Answer route(Asked asked) {
    if (asked.is("GET", "api/v2/me")) {
      return key.me();
    }
    if (asked.is("GET", THREADS)) {
      return new ProductlaneList(errors).answer(all(), asked);
    }
    if (asked.is("GET", THREAD)) {
      return Answer.of(200, named(asked).shown().deepCopy());
    }
    if (asked.is("PATCH", THREAD)) {
      return update(named(asked), asked);
    }
    if (asked.is("DELETE", THREAD)) {
      remove(named(asked).id());
      return Answer.of(200, JSON.createObjectNode().put("success", true));
    }
    if (asked.is("POST", MESSAGES)) {
      return post(named(asked), "message", asked);
    }
    if (asked.is("POST", COMMENTS)) {
      return post(named(asked), "comment", asked);
    }
    if (asked.is("GET", MESSAGES)) {
      return posts(named(asked), "message");
    }
    if (asked.is("GET", COMMENTS)) {
      return posts(named(asked), "comment");
    }
    return refusal(404);
  }

  private Answer update(FakeThread thread, Asked asked) {
    var body = body(asked);
    var flaws = UPDATE.flaws(body);
    if (!flaws.isEmpty()) {
      throw errors.invalid(flaws);
    }
    if (body.path("status").asText().equals("snoozed") && !body.has("snoozed_until")) {
      throw errors.invalid(List.of("snoozed_until is required when status is snoozed"));
    }
    var unknown = directory.unknownIn(body);
    if (!unknown.isEmpty()) {
      throw errors.invalid(unknown);
    }
    var shown = thread.shown();
    if (body.path("status").asText().equals("done")
        && shown.path("status").asText().equals("done")
        && shown.path("origin").asText().equals("live_chat")) {
      throw errors.refused(409, "conflict", "The live chat is closed already");
    }
    var before = shown.deepCopy();
    ProductlaneThreads.update(thread, body, directory, now());
    body.path("notify")
        .properties()
        .forEach(
            way -> {
              if (way.getValue().booleanValue()) {
                say(thread, "notification", way.getKey());
              }
            });
    change(thread, "updated");
    ProductlaneWebhooks.kindsOf(before, shown).forEach(kind -> tell(thread, kind));
    return Answer.of(200, shown.deepCopy());
  }

  private Answer post(FakeThread thread, String kind, Asked asked) {
    var content = body(asked).path("content");
    if (!content.isTextual() || content.textValue().isEmpty()) {
      throw errors.invalid(List.of("content is required"));
    }
    say(thread, kind, Markup.plain(content.textValue()));
    if (kind.equals("message")) {
      thread.shown().put("last_outbound_message_at", Times.text(now()));
    }
    change(thread, "updated");
    return Answer.of(200, ProductlaneThreads.post(thread, thread.said().size()));
  }

  private static Answer posts(FakeThread thread, String kind) {
    var answer = JSON.createObjectNode();
    var data = answer.putArray("data");
    for (int number = 1; number <= thread.said().size(); number++) {
      if (thread.said().get(number - 1).kind().equals(kind)) {
        data.add(ProductlaneThreads.post(thread, number));
      }
    }
    answer.putObject("page").putNull("cursor").put("has_more", false).put("limit", 50);
    return Answer.of(200, answer);
  }

  private FakeThread named(Asked asked) {
    return find(asked.path().get(ID), refusal(404));
  }

  private ObjectNode body(Asked asked) {
    return asked.object().orElseThrow(() -> errors.invalid(List.of("the body must be an object")));
  }

  @Override
  Answer refusal(int status) {
    return errors.usual(status);
  }

  @Override
  List<String> threadsIn(Asked asked) {
    return asked.path().size() > ID && asked.path().get(2).equals("threads")
        ? List.of(asked.path().get(ID))
        : List.of();
  }

  @Override
  void stamp(FakeThread thread) {
    thread.shown().put("updated_at", Times.text(thread.changedAt()));
  }

  @Override
  void changed(FakeThread thread, String how) {
    tell(thread, "thread." + how);
  }

  private void tell(FakeThread thread, String type) {
    JsonNode event =
        JSON.createObjectNode()
            .put("id", "evt_" + UUID.randomUUID())
            .put("type", type)
            .put("created_at", Times.text(now()))
            .set("data", thread.shown().deepCopy());
    webhooks.emit(type, event);
  }

  @Override
  public void close() {
    super.close();
    webhooks.close();
  }
}
