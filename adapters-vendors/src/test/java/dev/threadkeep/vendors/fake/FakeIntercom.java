package dev.threadkeep.vendors.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Intercom's conversations, in its versions 2.7 to 2.14. */
public final class FakeIntercom extends FakeService {
  private static final String CONVERSATIONS = "conversations";
  private static final String CONVERSATION = CONVERSATIONS + "/*";
  private static final String TAGS = CONVERSATION + "/tags";

  private final IntercomDoor gate;
  private final IntercomDirectory directory = new IntercomDirectory();
  private final IntercomParts parts = new IntercomParts(directory);
  private final WebhookSender webhooks;

  private FakeIntercom(String token, InstantSource clock) {
    super(clock);
    this.gate = new IntercomDoor(token, limit(1_666, Duration.ofSeconds(10)));
    this.webhooks = new WebhookSender("intercom-parrot-service-client/1.0", clock);
  }

  public static FakeIntercom start(String token) {
    return start(token, InstantSource.system());
  }

  public static FakeIntercom start(String token, InstantSource clock) {
    var intercom = new FakeIntercom(token, clock);
    intercom.open();
    return intercom;
  }

  /** How many calls it takes within ten seconds; 1666 where nothing else is said. */
  public void takesInTenSeconds(int calls) {
    gate.limitTo(limit(calls, Duration.ofSeconds(10)));
  }

  /** Admins, teams and tags that conversations may refer to. */
  public IntercomDirectory directory() {
    return directory;
  }

  /** Opens a conversation, with what its contact wrote. */
  public void seed(String id) {
    keep(IntercomConversations.opened(id, now()));
  }

  /** The contact writes, which opens what is closed or snoozed. */
  public void contactSays(String id, String text) {
    act(id, "conversation.user.replied", thread -> parts.contactReplies(thread, text, now()));
  }

  /** An admin closes a conversation by hand. */
  public void adminCloses(String id, String admin) {
    act(
        id,
        "conversation.admin.closed",
        thread ->
            parts.act(
                thread,
                JSON.createObjectNode()
                    .put("message_type", "close")
                    .put("type", "admin")
                    .put("admin_id", admin),
                now()));
  }

  private void act(String id, String topic, Consumer<FakeThread> how) {
    with(
        id,
        thread -> {
          how.accept(thread);
          change(thread, topic);
          return thread;
        });
  }

  /** From now on tells this URL of all changes. */
  public void notifies(URI url, String clientSecret) {
    webhooks.to(
        url,
        (body, _) ->
            Map.of("X-Hub-Signature", "sha1=" + Signatures.hmac("HmacSHA1", clientSecret, body)));
  }

  public WebhookSender webhooks() {
    return webhooks;
  }

  @Override
  Answer answer(Asked asked) {
    gate.letIn(asked);
    Answer answer;
    try {
      answer = gate.isLimited() ? gate.tooMany() : route(asked);
    } catch (RefusedException refused) {
      answer = refused.answer();
    }
    return answer.with(gate.limits());
  }

  private Answer route(Asked asked) {
    if (asked.is("GET", "me")) {
      return directory.me();
    }
    if (asked.is("GET", CONVERSATIONS)) {
      return IntercomSearch.list(all(), asked);
    }
    if (asked.is("POST", CONVERSATIONS + "/search")) {
      return IntercomSearch.search(all(), body(asked));
    }
    if (asked.is("GET", CONVERSATION)) {
      return whole(named(asked), asked);
    }
    if (asked.is("PUT", CONVERSATION)) {
      return update(named(asked), asked);
    }
    if (asked.is("POST", CONVERSATION + "/parts") || asked.is("POST", CONVERSATION + "/reply")) {
      return act(named(asked), asked);
    }
    if (asked.is("POST", TAGS)) {
      return tag(named(asked), asked);
    }
    if (asked.is("DELETE", TAGS + "/*")) {
      return untag(named(asked), asked);
    }
    return refusal(404);
  }

  private Answer update(FakeThread thread, Asked asked) {
    var body = body(asked);
    IntercomConversations.update(thread.shown(), body, gate.version(asked));
    if (body.has("company_id") && gate.version(asked) >= 14) {
      thread.hidden().set("company_id", body.path("company_id"));
    }
    change(thread, "conversation.updated");
    return whole(thread, asked);
  }

  private Answer act(FakeThread thread, Asked asked) {
    var body = body(asked);
    var topic = parts.act(thread, body, now());
    switch (body.path("message_type").asText()) {
      case "comment", "note" ->
          say(thread, body.path("message_type").asText(), Markup.plain(body.path("body").asText()));
      default -> {
        if (body.path("body").isTextual()) {
          say(thread, "comment", Markup.plain(body.path("body").textValue()));
        }
      }
    }
    change(thread, topic);
    return whole(thread, asked);
  }

  private Answer tag(FakeThread thread, Asked asked) {
    var body = body(asked);
    directory.admin(body.path("admin_id"));
    var tag = directory.tag(body.path("id"));
    IntercomConversations.tag(thread.shown(), tag, now());
    change(thread, "conversation_part.tag.created");
    return Answer.of(200, tag);
  }

  private Answer untag(FakeThread thread, Asked asked) {
    directory.admin(body(asked).path("admin_id"));
    var id = asked.path().getLast();
    if (!IntercomConversations.untag(thread.shown(), id)) {
      throw IntercomErrors.refused(404, "tag_not_found", "Tag not found");
    }
    change(thread, "conversation.tag.removed");
    return Answer.of(200, JSON.createObjectNode().put("type", "tag").put("id", id));
  }

  private static Answer whole(FakeThread thread, Asked asked) {
    return Answer.of(
        200,
        IntercomConversations.whole(thread, "plaintext".equals(asked.query().get("display_as"))));
  }

  private FakeThread named(Asked asked) {
    return find(asked.path().get(1), refusal(404));
  }

  private static ObjectNode body(Asked asked) {
    return asked
        .object()
        .orElseThrow(() -> IntercomErrors.refused(400, "parameter_invalid", "invalid JSON"));
  }

  @Override
  Answer refusal(int status) {
    return IntercomErrors.usual(status);
  }

  @Override
  List<String> threadsIn(Asked asked) {
    return asked.path().size() > 1
            && asked.path().getFirst().equals(CONVERSATIONS)
            && !asked.path().get(1).equals("search")
        ? List.of(asked.path().get(1))
        : List.of();
  }

  @Override
  void stamp(FakeThread thread) {
    thread.shown().put("updated_at", thread.changedAt().getEpochSecond());
  }

  /** Tags that go and updates have no topic; a change by hand is told of as one of state. */
  @Override
  void changed(FakeThread thread, String how) {
    var topic =
        switch (how) {
          case "created" -> "conversation.user.created";
          case "deleted" -> "conversation.deleted";
          case "updated" -> "conversation.admin.replied";
          default -> how;
        };
    if (!topic.equals("conversation.updated") && !topic.equals("conversation.tag.removed")) {
      webhooks.emit(topic, notification(topic, thread));
    }
  }

  private JsonNode notification(String topic, FakeThread thread) {
    var notification =
        JSON.createObjectNode()
            .put("type", "notification_event")
            .put("id", "notif_%s_%d".formatted(thread.id(), webhooks.number()))
            .put("topic", topic)
            .put("app_id", "abc123")
            .put("delivery_status", "pending")
            .put("delivery_attempts", 1)
            .put("delivered_at", 0)
            .put("first_sent_at", now().getEpochSecond())
            .put("created_at", now().getEpochSecond());
    notification.putNull("self").putObject("links");
    notification
        .putObject("data")
        .put("type", "notification_event_data")
        .set("item", IntercomConversations.whole(thread, false));
    return notification;
  }

  @Override
  public void close() {
    super.close();
    webhooks.close();
  }
}
