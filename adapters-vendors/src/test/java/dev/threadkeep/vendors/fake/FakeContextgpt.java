package dev.threadkeep.vendors.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * ContextGPT's API v1: threads of chatbots, listed page by page and updated many at once. What
 * becomes of an array with one thread in it that there is not, is not documented; a test chooses.
 */
public final class FakeContextgpt extends FakeService {
  private static final String THREADS = "api/v1/chatting/*/threads";
  private static final String UPDATE = "api/v1/chatting/*/thread/update-thread";
  private static final String ESCALATE = "api/v1/chatting/*/thread/*/escalate";
  private static final int CHATBOT = 3;
  private static final Set<String> MODES = Set.of("AI", "AGENT", "HUMAN");
  private static final List<String> FLAGS =
      List.of("resolved", "archived", "escalated", "important");

  private final String key;
  private final Set<String> chatbots;
  private final RateLimit limit = limit(500, Duration.ofMinutes(1));
  private final WebhookSender webhooks;
  private volatile MissingThread missing = MissingThread.REFUSES_ALL;

  private FakeContextgpt(String key, Set<String> chatbots, InstantSource clock) {
    super(clock);
    this.key = key;
    this.chatbots = Set.copyOf(chatbots);
    this.webhooks = new WebhookSender("ContextGPT", clock);
  }

  /** What a thread in an array that there is not does to the others. */
  public enum MissingThread {
    REFUSES_ALL,
    IS_LEFT_OUT
  }

  public static FakeContextgpt start(String key, Set<String> chatbots) {
    return start(key, chatbots, InstantSource.system());
  }

  public static FakeContextgpt start(String key, Set<String> chatbots, InstantSource clock) {
    var contextgpt = new FakeContextgpt(key, chatbots, clock);
    contextgpt.open();
    return contextgpt;
  }

  public void letsAMissingThread(MissingThread wanted) {
    missing = wanted;
  }

  /** Opens a thread. */
  public void seed(String chatbot, String id) {
    var shown = JSON.createObjectNode();
    shown
        .put("id", id)
        .put("chatbotId", chatbot)
        .put("visitorId", "visitor-of-" + id)
        .putNull("title")
        .put("anonymous", true)
        .put("unreadMessagesCount", 0);
    FLAGS.forEach(flag -> shown.put(flag, false));
    shown.putArray("tags");
    shown
        .put("positiveCount", 0)
        .put("negativeCount", 0)
        .put("platformSource", "WEB")
        .put("startedAt", Times.text(now()));
    keep(new FakeThread(id, shown, now()));
  }

  /** From now on tells this URL what happens that there are webhooks for. */
  public void notifies(URI url, String token) {
    webhooks.to(url, (_, _) -> Map.of("X-WEBHOOK-TOKEN", token));
  }

  /** Somebody writes to the chatbot. */
  public void visitorSays(String thread, String text) {
    change(thread, shown -> shown.put("unreadMessagesCount", 1));
    webhooks.emit("NEW_MESSAGE", event("NEW_MESSAGE", thread).put("message", text));
  }

  public WebhookSender webhooks() {
    return webhooks;
  }

  @Override
  Answer answer(Asked asked) {
    if (!asked.bearer().equals(key)) {
      return refusal(401);
    }
    if (!limit.take()) {
      return refusal(429);
    }
    if (asked.path().size() > CHATBOT && !chatbots.contains(asked.path().get(CHATBOT))) {
      return error(404, "CHATBOT_NOT_FOUND", "Chatbot not found");
    }
    if (asked.is("GET", THREADS)) {
      return list(asked);
    }
    if (asked.is("PATCH", UPDATE)) {
      return update(asked);
    }
    if (asked.is("PATCH", ESCALATE)) {
      return escalate(named(asked.path().get(CHATBOT), asked.path().get(5)));
    }
    return refusal(404);
  }

  private Answer list(Asked asked) {
    int page = number(asked, "page", 1);
    int size = number(asked, "limit", 20);
    var all =
        all().stream()
            .filter(thread -> isIn(thread, asked.path().get(CHATBOT)))
            .filter(thread -> isWanted(thread, asked))
            .sorted(Comparator.comparing(FakeThread::openedAt).reversed())
            .toList();
    int from = Math.min(all.size(), (page - 1) * size);
    var answer = JSON.createObjectNode().put("success", true);
    var threads = answer.withObjectProperty("data").putArray("threads");
    all.subList(from, Math.min(all.size(), from + size))
        .forEach(thread -> threads.add(thread.shown()));
    answer
        .withObjectProperty("data")
        .putObject("pagination")
        .put("page", page)
        .put("limit", size)
        .put("total", all.size())
        .put("totalPages", (all.size() + size - 1) / size);
    return Answer.of(200, answer);
  }

  private static int number(Asked asked, String name, int usual) {
    var text = asked.query().getOrDefault(name, String.valueOf(usual));
    if (!text.matches("[1-9]\\d{0,5}")) {
      throw invalid(name, "must be a positive number");
    }
    return Integer.parseInt(text);
  }

  private static boolean isWanted(FakeThread thread, Asked asked) {
    for (var flag : FLAGS) {
      var wanted = asked.query().get(flag);
      if (wanted != null && !thread.shown().path(flag).asText().equals(wanted)) {
        return false;
      }
    }
    var mode = asked.query().get("mode");
    return mode == null || thread.hidden().path("mode").asText("AI").equals(mode);
  }

  private Answer update(Asked asked) {
    if (!(asked.json().orElse(null) instanceof ArrayNode items) || items.isEmpty()) {
      throw invalid("body", "must be an array of threads");
    }
    items.forEach(FakeContextgpt::check);
    var threads = new ArrayList<FakeThread>();
    for (var item : items) {
      var id = item.path("threadId").textValue();
      try {
        threads.add(named(asked.path().get(CHATBOT), id));
      } catch (RefusedException refused) {
        if (missing == MissingThread.REFUSES_ALL) {
          throw refused;
        }
      }
    }
    var updated = JSON.createArrayNode();
    for (var item : items) {
      threads.stream()
          .filter(thread -> thread.id().equals(item.path("threadId").textValue()))
          .findFirst()
          .ifPresent(
              thread -> {
                put(thread, item);
                updated.add(thread.shown().deepCopy());
              });
    }
    return success(
        "Thread statuses updated successfully",
        "updatedThreads",
        JSON.createArrayNode().add(updated));
  }

  private static void check(JsonNode item) {
    if (!item.path("threadId").isTextual()) {
      throw invalid("threadId", "Required");
    }
    for (var flag : FLAGS) {
      if (item.has(flag) && !item.path(flag).isBoolean()) {
        throw invalid(flag, "Expected boolean");
      }
    }
    if (item.has("mode") && !MODES.contains(item.path("mode").asText())) {
      throw invalid("mode", "Invalid enum value. Expected 'AI' | 'AGENT' | 'HUMAN'");
    }
    for (var name : List.of("title", "internalNotes")) {
      if (item.has(name) && !item.path(name).isTextual() && !item.path(name).isNull()) {
        throw invalid(name, "Expected string");
      }
    }
    if (item.has("tags")) {
      if (!item.path("tags").isArray()) {
        throw invalid("tags", "Expected array");
      }
      item.path("tags")
          .forEach(
              tag -> {
                if (!tag.isTextual()) {
                  throw invalid("tags", "Expected string");
                }
              });
    }
  }

  private void put(FakeThread thread, JsonNode item) {
    boolean escalatedBefore = thread.shown().path("escalated").booleanValue();
    for (var name : List.of("resolved", "archived", "escalated", "important", "tags", "title")) {
      if (item.has(name)) {
        thread.shown().set(name, item.path(name));
      }
    }
    for (var name : List.of("mode", "internalNotes")) {
      if (item.has(name)) {
        thread.hidden().set(name, item.path(name));
      }
    }
    change(thread, "updated");
    if (!escalatedBefore && thread.shown().path("escalated").booleanValue()) {
      webhooks.emit("CONVERSATION_ESCALATED", event("CONVERSATION_ESCALATED", thread.id()));
    }
  }

  /** A toggle: asked for twice, it is as before. */
  private Answer escalate(FakeThread thread) {
    var escalated = !thread.shown().path("escalated").booleanValue();
    say(thread, "escalation", String.valueOf(escalated));
    put(thread, JSON.createObjectNode().put("escalated", escalated));
    return success("Thread escalated to agent successfully", "thread", thread.shown().deepCopy());
  }

  private FakeThread named(String chatbot, String id) {
    var thread = find(id, refusal(404));
    if (!isIn(thread, chatbot)) {
      throw new RefusedException(refusal(404));
    }
    return thread;
  }

  private static boolean isIn(FakeThread thread, String chatbot) {
    return thread.shown().path("chatbotId").asText().equals(chatbot);
  }

  private static Answer success(String message, String name, JsonNode value) {
    var answer =
        JSON.createObjectNode().put("statusCode", 200).put("success", true).put("message", message);
    answer.putObject("data").set(name, value);
    return Answer.of(200, answer);
  }

  private static ObjectNode event(String type, String thread) {
    return JSON.createObjectNode().put("event", type).put("threadId", thread);
  }

  @Override
  Answer refusal(int status) {
    return switch (status) {
      case 401 ->
          error(401, "API_KEY_NOT_VALID", "Authorization header does not contain a valid API key");
      case 404 -> error(404, "THREAD_NOT_FOUND", "Thread not found");
      case 429 -> error(429, "TOO_MANY_REQUESTS", "Too many requests");
      default -> error(status, "ERROR", status >= 500 ? "Internal server error" : "Bad request");
    };
  }

  private static RefusedException invalid(String field, String message) {
    var body = problem("REQUEST_VALIDATION_FAILED", "Request validation failed");
    body.putArray("errors").addObject().put("field", field).put("message", message);
    return new RefusedException(Answer.of(400, body));
  }

  private static Answer error(int status, String code, String message) {
    return Answer.of(status, problem(code, message));
  }

  private static ObjectNode problem(String code, String message) {
    return JSON.createObjectNode().put("success", false).put("code", code).put("message", message);
  }

  @Override
  List<String> threadsIn(Asked asked) {
    if (asked.is("PATCH", ESCALATE)) {
      return List.of(asked.path().get(5));
    }
    var threads = new ArrayList<String>();
    asked
        .json()
        .ifPresent(
            body ->
                body.forEach(
                    item -> {
                      if (item.path("threadId").isTextual()) {
                        threads.add(item.path("threadId").textValue());
                      }
                    }));
    return threads;
  }

  @Override
  void stamp(FakeThread thread) {
    thread.shown().put("updatedAt", Times.text(thread.changedAt()));
  }

  @Override
  public void close() {
    super.close();
    webhooks.close();
  }
}
