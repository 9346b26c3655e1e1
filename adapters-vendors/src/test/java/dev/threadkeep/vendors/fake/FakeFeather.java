package dev.threadkeep.vendors.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.threadkeep.vendors.http.DocumentedSchema;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Feather's API v1: threads that can be closed once, for a reason, and written to. A close of what
 * is closed is not documented; here it is refused.
 */
public final class FakeFeather extends FakeService {
  private static final DocumentedSchema CLOSE =
      DocumentedSchema.ofRequest(
          "feather.openapi.yaml", "/paths/~1api~1v1~1threads~1{threadId}~1close/patch");

  private static final String THREADS = "api/v1/threads";
  private static final String THREAD = THREADS + "/*";
  private static final String MESSAGES = THREAD + "/messages";
  private static final int ID = 3;

  private static final Set<String> REASONS =
      Set.of(
          "OPTED_OUT",
          "DNC",
          "FRAUD",
          "CONTACT_AGAIN",
          "WRONG_NUMBER",
          "NOT_INTERESTED",
          "APPOINTMENT_BOOKED",
          "ENDED",
          "WORKFLOW_ONE_OFF_TEXT",
          "FILTERED_SPAM",
          "FILTERED_OOO",
          "FILTERED_AUTO_REPLY");

  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private final String key;

  private FakeFeather(String key, InstantSource clock) {
    super(clock);
    this.key = key;
  }

  public static FakeFeather start(String key) {
    return start(key, InstantSource.system());
  }

  public static FakeFeather start(String key, InstantSource clock) {
    var feather = new FakeFeather(key, clock);
    feather.open();
    return feather;
  }

  /** Opens a thread; ids are UUIDs. */
  public void seed(String id) {
    var shown = JSON.createObjectNode();
    shown
        .put("id", id)
        .put("organizationId", "0f000000-0000-4000-8000-000000000001")
        .put("agentVersionId", "0f000000-0000-4000-8000-000000000003")
        .put("toPhoneNumber", "+15550001111")
        .put("fromPhoneNumber", "+15550002222")
        .putNull("fromPhoneNumberId")
        .putNull("leadId")
        .put("isActive", true)
        .put("createdAt", Times.text(now()))
        .putNull("closedAt")
        .putNull("closedReason");
    shown.putObject("metadata");
    shown.putObject("variables");
    keep(new FakeThread(id, shown, now()));
  }

  @Override
  Answer answer(Asked asked) {
    if (!asked.header("X-API-Key").equals(key)) {
      throw new RefusedException(refusal(401));
    }
    if (asked.is("GET", THREADS)) {
      return list(asked);
    }
    if (asked.is("GET", THREAD)) {
      return Answer.of(200, thread(whole(named(asked))));
    }
    if (asked.is("PATCH", THREAD)) {
      return update(named(asked), asked);
    }
    if (asked.is("PATCH", THREAD + "/close")) {
      return close(named(asked), asked);
    }
    if (asked.is("POST", MESSAGES)) {
      return send(named(asked), asked);
    }
    if (asked.is("GET", MESSAGES)) {
      return messages(named(asked));
    }
    return refusal(404);
  }

  private Answer list(Asked asked) {
    int limit = limit(asked);
    var all =
        all().stream()
            .filter(thread -> isWanted(thread, asked))
            .sorted(Comparator.comparing(FakeThread::openedAt).reversed())
            .toList();
    var cursor = asked.query().get("cursor");
    int from = 0;
    if (cursor != null) {
      var ids = all.stream().map(FakeThread::id).toList();
      from = ids.indexOf(cursor) + 1;
      if (from == 0) {
        throw bad("cursor: there is no thread " + cursor);
      }
    }
    var page = all.subList(from, Math.min(all.size(), from + limit));
    var answer = JSON.createObjectNode();
    var threads = answer.putArray("threads");
    page.forEach(thread -> threads.add(whole(thread)));
    answer
        .putObject("pagination")
        .put("limit", limit)
        .put("nextCursor", from + page.size() < all.size() ? page.getLast().id() : null);
    return Answer.of(200, answer);
  }

  private int limit(Asked asked) {
    var limit = asked.query().getOrDefault("limit", "10");
    if (!limit.matches("[1-9]\\d?|100")) {
      throw bad("limit: must be 1 to 100");
    }
    return Integer.parseInt(limit);
  }

  private boolean isWanted(FakeThread thread, Asked asked) {
    var reason = asked.query().get("closedReason");
    if (reason != null && !REASONS.contains(reason)) {
      throw bad("closedReason: " + reason);
    }
    return isWanted(thread, "isActive", asked.query().get("isActive"))
        && isWanted(thread, "toPhoneNumber", asked.query().get("toPhoneNumber"))
        && isWanted(thread, "closedReason", reason);
  }

  private static boolean isWanted(FakeThread thread, String member, String wanted) {
    return wanted == null || thread.shown().path(member).asText().equals(wanted);
  }

  private Answer update(FakeThread thread, Asked asked) {
    var body = body(asked);
    for (var name : List.of("metadata", "variables")) {
      for (var entry : body.path(name).properties()) {
        if (!entry.getValue().isTextual()) {
          throw bad("%s.%s: must be a string".formatted(name, entry.getKey()));
        }
      }
      if (body.has(name) && !body.path(name).isObject()) {
        throw bad(name + ": must be an object");
      }
    }
    for (var name : List.of("metadata", "variables")) {
      if (body.path(name) instanceof ObjectNode members) {
        thread.shown().withObjectProperty(name).setAll(members);
      }
    }
    change(thread, "updated");
    return Answer.of(200, thread(whole(thread)));
  }

  private Answer close(FakeThread thread, Asked asked) {
    var body = asked.body().isEmpty() ? JSON.createObjectNode() : body(asked);
    CLOSE.flaws(body).stream()
        .findFirst()
        .ifPresent(
            flaw -> {
              throw bad(flaw);
            });
    if (!thread.shown().path("isActive").booleanValue()) {
      throw bad("Thread is already closed");
    }
    thread
        .shown()
        .put("isActive", false)
        .put("closedAt", Times.text(now()))
        .put("closedReason", body.path("reason").textValue());
    change(thread, "closed");
    return Answer.of(200, thread(thread.shown().deepCopy()));
  }

  private Answer send(FakeThread thread, Asked asked) {
    var message = body(asked).path("message");
    if (!message.isTextual() || message.textValue().isEmpty()) {
      throw bad("message: Required");
    }
    say(thread, "message", message.textValue());
    change(thread, "message");
    return Answer.of(
        200,
        JSON.createObjectNode()
            .put("status", "QUEUED")
            .put("threadId", thread.id())
            .put("messageId", messageId(thread, thread.said().size()))
            .putNull("windowExpiresIn"));
  }

  private static Answer messages(FakeThread thread) {
    var answer = JSON.createObjectNode();
    var messages = answer.putArray("messages");
    for (int number = 1; number <= thread.said().size(); number++) {
      var said = thread.said().get(number - 1);
      messages
          .addObject()
          .put("id", messageId(thread, number))
          .put("threadId", thread.id())
          .put("direction", "OUTBOUND")
          .put("status", "QUEUED")
          .put("content", said.text())
          .put("createdAt", Times.text(said.at()));
    }
    answer.putObject("pagination").put("limit", 50).putNull("nextCursor");
    return Answer.of(200, answer);
  }

  private static String messageId(FakeThread thread, int number) {
    return UUID.nameUUIDFromBytes((thread.id() + number).getBytes(UTF_8)).toString();
  }

  /** With what the answer to a close leaves out. */
  private static ObjectNode whole(FakeThread thread) {
    var whole = thread.shown().deepCopy();
    whole.put("agentId", "0f000000-0000-4000-8000-000000000002");
    whole
        .putObject("agentDetails")
        .put("id", "0f000000-0000-4000-8000-000000000002")
        .put("name", "Reception")
        .putNull("description");
    return whole;
  }

  private static JsonNode thread(ObjectNode shown) {
    return JSON.createObjectNode().set("thread", shown);
  }

  private FakeThread named(Asked asked) {
    var id = asked.path().get(ID);
    if (!UUID_FORM.matcher(id).matches()) {
      throw bad("threadId: Invalid uuid");
    }
    return find(id, refusal(404));
  }

  private static ObjectNode body(Asked asked) {
    return asked.object().orElseThrow(() -> bad("Invalid JSON"));
  }

  private static RefusedException bad(String message) {
    return new RefusedException(error(400, 400, message, "BAD_REQUEST"));
  }

  /** The documented body of a 404 says 400. */
  @Override
  Answer refusal(int status) {
    return switch (status) {
      case 401 -> error(401, 401, "Unauthorized", "UNAUTHORIZED");
      case 404 -> error(404, 400, "Bad request", "BAD_REQUEST");
      case 429 -> error(429, 429, "Too many requests", "TOO_MANY_REQUESTS");
      default ->
          status >= 500
              ? error(status, status, "Internal server error", "INTERNAL_SERVER_ERROR")
              : error(status, status, "Bad request", "BAD_REQUEST");
    };
  }

  private static Answer error(int status, int told, String message, String code) {
    return Answer.of(
        status,
        JSON.createObjectNode()
            .put("status", told)
            .put("message", message)
            .put("code", code)
            .put("success", false));
  }

  @Override
  List<String> threadsIn(Asked asked) {
    return asked.path().size() > ID && asked.target().startsWith("/" + THREADS)
        ? List.of(asked.path().get(ID))
        : List.of();
  }

  @Override
  void stamp(FakeThread thread) {
    thread.shown().put("updatedAt", Times.text(thread.changedAt()));
  }
}
