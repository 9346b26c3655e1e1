package dev.threadkeep.vendors.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/**
 * Contactship's API v1: threads with a status and an assignee, and messages for WhatsApp. The shape
 * of its errors is not documented; a test chooses one of the two that are likely.
 */
public final class FakeContactship extends FakeService {
  private static final String THREAD = "v1/thread/*";
  private static final Set<String> MEMBERS = Set.of("status", "assignee", "assignee_type");
  private static final Set<String> STATUSES = Set.of("open", "closed");
  private static final Set<String> ASSIGNEES = Set.of("user", "agent");

  private final String key;
  private volatile ErrorShape shape = ErrorShape.STATUS_CODE;

  private FakeContactship(String key, InstantSource clock) {
    super(clock);
    this.key = key;
  }

  /** How errors look. */
  public enum ErrorShape {
    /** {@code {statusCode, message, error}}. */
    STATUS_CODE,
    /** {@code {success: false, message}}. */
    SUCCESS
  }

  public static FakeContactship start(String key) {
    return start(key, InstantSource.system());
  }

  public static FakeContactship start(String key, InstantSource clock) {
    var contactship = new FakeContactship(key, clock);
    contactship.open();
    return contactship;
  }

  public void answersErrorsAs(ErrorShape wanted) {
    shape = wanted;
  }

  /** Opens a thread of WhatsApp. */
  public void seed(String id) {
    seed(id, "WABA");
  }

  public void seed(String id, String channel) {
    keep(
        new FakeThread(
            id,
            JSON.createObjectNode()
                .put("id", id)
                .put("channel_id", "chn_y0xspd9p1v7vla6wkwc2z01u")
                .put("channel_type", channel)
                .put("contact_id", "contact-of-" + id)
                .put("organization_id", "org-f1e2d3c4-b5a6-7890-1234-567890abcdef")
                .put("status", "open")
                .putNull("assignee")
                .putNull("assignee_type")
                .put("created_at", Times.text(now())),
            now()));
  }

  @Override
  Answer answer(Asked asked) {
    if (!asked.header("x-api-key").equals(key)) {
      return refusal(401);
    }
    if (asked.is("GET", THREAD)) {
      return Answer.of(200, named(asked.path().getLast()).shown());
    }
    if (asked.is("PUT", THREAD)) {
      return update(named(asked.path().getLast()), asked);
    }
    if (asked.is("POST", "v1/waba/send")) {
      return send(asked);
    }
    if (asked.is("GET", "v1/messages/*")) {
      return message(asked.path().getLast());
    }
    return error(404, "Cannot %s %s".formatted(asked.method(), asked.target()));
  }

  private Answer update(FakeThread thread, Asked asked) {
    var body = body(asked);
    body.fieldNames()
        .forEachRemaining(
            name -> {
              if (!MEMBERS.contains(name)) {
                throw bad("property %s should not exist".formatted(name));
              }
            });
    if (body.has("status") && !STATUSES.contains(body.path("status").asText())) {
      throw bad("status must be one of the following values: open, closed");
    }
    if (body.has("assignee")) {
      checkAssignee(body);
      thread.shown().set("assignee", body.path("assignee"));
      thread
          .shown()
          .put(
              "assignee_type",
              body.path("assignee").isNull() ? null : body.path("assignee_type").textValue());
    }
    if (body.has("status")) {
      thread.shown().set("status", body.path("status"));
    }
    change(thread, "updated");
    return Answer.of(200, thread.shown().deepCopy().without("created_at"));
  }

  private void checkAssignee(ObjectNode body) {
    var assignee = body.path("assignee");
    if (assignee.isNull()) {
      return;
    }
    if (!assignee.isTextual() || assignee.textValue().isBlank()) {
      throw bad("assignee must be a string");
    }
    if (!ASSIGNEES.contains(body.path("assignee_type").asText())) {
      throw bad("assignee_type must be one of the following values: user, agent");
    }
  }

  private Answer send(Asked asked) {
    var body = body(asked);
    for (var name : List.of("channel_id", "contact_id", "content")) {
      if (!body.path(name).isTextual() || body.path(name).textValue().isEmpty()) {
        throw bad("%s should not be empty".formatted(name));
      }
    }
    var thread = addressed(body);
    say(thread, "message", body.path("content").textValue());
    change(thread, "message");
    var answer =
        JSON.createObjectNode().put("success", true).put("message", "Mensaje WABA enviado");
    answer
        .putObject("data")
        .put("message_id", messageId(thread, thread.said().size()))
        .put("provider_id", "wamid." + thread.said().size())
        .put("thread_id", thread.id())
        .put("status", "sent");
    return Answer.of(200, answer);
  }

  /** The thread that a message goes to: the one it names, or the contact's. */
  private FakeThread addressed(JsonNode body) {
    var thread =
        body.path("thread_id").isTextual()
            ? named(body.path("thread_id").textValue())
            : all().stream()
                .filter(each -> has(each, "contact_id", body.path("contact_id")))
                .findFirst()
                .orElseThrow(() -> new RefusedException(error(404, "Contact not found")));
    if (!has(thread, "channel_id", body.path("channel_id"))
        || !has(thread, "contact_id", body.path("contact_id"))
        || !thread.shown().path("channel_type").asText().equals("WABA")) {
      throw bad("channel_id and contact_id must be those of the thread, in a WABA channel");
    }
    return thread;
  }

  private static boolean has(FakeThread thread, String member, JsonNode value) {
    return thread.shown().path(member).equals(value);
  }

  private Answer message(String id) {
    for (var thread : all()) {
      for (int number = 1; number <= thread.said().size(); number++) {
        if (messageId(thread, number).equals(id)) {
          var said = thread.said().get(number - 1);
          return Answer.of(
              200,
              JSON.createObjectNode()
                  .put("id", id)
                  .put("thread_id", thread.id())
                  .put("role", "human")
                  .put("type", "text")
                  .put("content", said.text())
                  .put("source", "webapp")
                  .put("status", "sent")
                  .put("created_at", Times.text(said.at())));
        }
      }
    }
    return error(404, "Message not found");
  }

  private static String messageId(FakeThread thread, int number) {
    return "msg-%s-%d".formatted(thread.id(), number);
  }

  private FakeThread named(String id) {
    return find(id, refusal(404));
  }

  private ObjectNode body(Asked asked) {
    return asked.object().orElseThrow(() -> bad("Invalid fields"));
  }

  private RefusedException bad(String message) {
    return new RefusedException(error(400, message));
  }

  @Override
  Answer refusal(int status) {
    return error(
        status,
        switch (status) {
          case 401 -> "Unauthorized";
          case 404 -> "Thread not found or does not belong to your organization";
          case 429 -> "Too Many Requests";
          default -> status >= 500 ? "Internal server error" : "Bad Request";
        });
  }

  private Answer error(int status, String message) {
    return Answer.of(
        status,
        switch (shape) {
          case STATUS_CODE ->
              JSON.createObjectNode()
                  .put("statusCode", status)
                  .put("message", message)
                  .put("error", "Error");
          case SUCCESS -> JSON.createObjectNode().put("success", false).put("message", message);
        });
  }

  @Override
  List<String> threadsIn(Asked asked) {
    if (asked.is("GET", THREAD) || asked.is("PUT", THREAD)) {
      return List.of(asked.path().getLast());
    }
    return asked
        .object()
        .filter(body -> body.path("thread_id").isTextual())
        .map(body -> List.of(body.path("thread_id").textValue()))
        .orElse(List.of());
  }

  @Override
  void stamp(FakeThread thread) {
    thread.shown().put("updated_at", Times.text(thread.changedAt()));
  }
}
