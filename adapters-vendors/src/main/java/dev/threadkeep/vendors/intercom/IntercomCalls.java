package dev.threadkeep.vendors.intercom;

import dev.threadkeep.application.delivery.Reading;
import dev.threadkeep.application.delivery.VendorAccess;
import dev.threadkeep.application.json.ObjectWriter;
import dev.threadkeep.domain.json.JsonValue;
import dev.threadkeep.domain.json.JsonValue.JsonNumber;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.json.JsonValue.JsonText;
import dev.threadkeep.vendors.http.Pace;
import dev.threadkeep.vendors.http.Portions;
import dev.threadkeep.vendors.http.Request;
import dev.threadkeep.vendors.http.Result;
import dev.threadkeep.vendors.http.VendorHttp;
import dev.threadkeep.vendors.http.VendorSession;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Intercom's routes, as far as they are called. */
final class IntercomCalls {
  private static final String CONVERSATIONS = "conversations";
  private static final String SEARCH = "search";

  /** Newer ones change what we read; in older ones a conversation's title cannot be set. */
  private static final String VERSION = "2.14";

  /** What an app may do by default, of which a connection takes no more than it was given. */
  private static final Pace PACE = Pace.of(167, Duration.ofSeconds(10));

  /** Intercom gives 150 at most, which may be more than an answer may have. */
  private static final int PAGE = 50;

  private final VendorSession session;

  IntercomCalls(VendorHttp http, VendorAccess access) {
    this.session =
        http.open(
            access,
            "",
            Map.of("Authorization", "Bearer " + access.token(), "Intercom-Version", VERSION),
            PACE);
  }

  private IntercomCalls(VendorSession session) {
    this.session = session;
  }

  /** Has something asked even where Intercom is left alone. */
  <T> Reading<T> insist(Function<IntercomCalls, Reading<T>> question) {
    return session.insist(insisting -> question.apply(new IntercomCalls(insisting)));
  }

  /**
   * The conversation, which comes with its newest 500 parts. Where those are too much, it is
   * searched for instead: what is found has no parts.
   */
  Result conversation(String id) {
    var result = session.send(Request.get(CONVERSATIONS, id).with("display_as", "plaintext"));
    if (!(result instanceof Result.TooLarge)) {
      return result;
    }
    var found = search(filter("id", "=", new JsonText(id)), null, PAGE);
    return found instanceof Result.Ok(var status, var json)
            && json.at("/conversations/0").isObject()
        ? new Result.Ok(status, json.at("/conversations/0"))
        : result;
  }

  Result part(String id, JsonObject body) {
    return session.send(Request.of("POST", CONVERSATIONS, id, "parts").sending(body));
  }

  Result reply(String id, JsonObject body) {
    return session.send(Request.of("POST", CONVERSATIONS, id, "reply").sending(body).once());
  }

  Result update(String id, JsonObject body) {
    return session.send(Request.of("PUT", CONVERSATIONS, id).sending(body));
  }

  Result tag(String id, String tag, String admin) {
    return session.send(
        Request.of("POST", CONVERSATIONS, id, "tags")
            .sending(new ObjectWriter().putText("id", tag).putText("admin_id", admin).toObject()));
  }

  Result untag(String id, String tag, String admin) {
    return session.send(
        Request.of("DELETE", CONVERSATIONS, id, "tags", tag)
            .sending(new ObjectWriter().putText("admin_id", admin).toObject()));
  }

  Result me() {
    return session.send(Request.get("me"));
  }

  /** Conversations in the order of their last change, from that second on. */
  Result changedSince(@Nullable Instant since, @Nullable String cursor) {
    var last = since == null ? 0 : Math.max(0, since.getEpochSecond() - 1);
    var changed = filter("updated_at", ">", new JsonNumber(last));
    return Portions.halved(PAGE, size -> search(changed, cursor, size));
  }

  private Result search(JsonObject query, @Nullable String cursor, int size) {
    return session.send(
        Request.of("POST", CONVERSATIONS, SEARCH)
            .asking()
            .sending(
                new ObjectWriter()
                    .put("query", query)
                    .put(
                        "pagination",
                        new ObjectWriter()
                            .putNumber("per_page", size)
                            .putText("starting_after", cursor)
                            .toObject())
                    .put(
                        "sort",
                        new ObjectWriter()
                            .putText("field", "updated_at")
                            .putText("order", "ascending")
                            .toObject())
                    .toObject()));
  }

  private static JsonObject filter(String field, String operator, JsonValue value) {
    return new ObjectWriter()
        .putText("field", field)
        .putText("operator", operator)
        .put("value", value)
        .toObject();
  }
}
