package dev.threadkeep.vendors.productlane;

import static dev.threadkeep.vendors.http.Dialling.TOKEN;
import static dev.threadkeep.vendors.http.Dialling.to;
import static dev.threadkeep.vendors.http.Orders.CLOSED;
import static dev.threadkeep.vendors.http.Orders.OPEN;
import static dev.threadkeep.vendors.http.Orders.closed;
import static dev.threadkeep.vendors.http.Orders.outcomes;
import static dev.threadkeep.vendors.http.Orders.say;
import static dev.threadkeep.vendors.http.Orders.state;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.threadkeep.application.delivery.Greeting;
import dev.threadkeep.application.delivery.Outcome;
import dev.threadkeep.application.delivery.Outcome.Delivered;
import dev.threadkeep.application.delivery.Outcome.NotPropagated;
import dev.threadkeep.application.delivery.Outcome.NotSent;
import dev.threadkeep.application.delivery.Outcome.Rejected;
import dev.threadkeep.application.delivery.Outcome.Unknown;
import dev.threadkeep.application.delivery.Reading;
import dev.threadkeep.application.delivery.ReasonPlace;
import dev.threadkeep.application.delivery.RegisterValue;
import dev.threadkeep.application.delivery.VendorAssignee;
import dev.threadkeep.application.delivery.VendorAssignee.Kind;
import dev.threadkeep.application.delivery.VendorPage;
import dev.threadkeep.application.delivery.VendorQuery;
import dev.threadkeep.application.delivery.VendorStatus;
import dev.threadkeep.application.delivery.VendorTag;
import dev.threadkeep.application.delivery.VendorThread;
import dev.threadkeep.application.json.ObjectWriter;
import dev.threadkeep.domain.json.JsonValue.JsonBoolean;
import dev.threadkeep.domain.json.JsonValue.JsonNull;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.message.MessageKind;
import dev.threadkeep.domain.thread.Severity;
import dev.threadkeep.domain.thread.SnoozeEnd;
import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.domain.vendor.Vendor;
import dev.threadkeep.vendors.http.BackendOnFakeVendor;
import dev.threadkeep.vendors.http.DocumentedSchema;
import dev.threadkeep.vendors.http.FakeVendor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProductlaneBackendTest extends BackendOnFakeVendor {
  private static final ExternalReference THREAD =
      new ExternalReference(new Vendor("productlane"), "th_1");

  private static final DocumentedSchema PATCH =
      DocumentedSchema.ofRequest("productlane.openapi.yaml", "/paths/~1threads~1{id}/patch");

  private static final String SHOWN =
      """
      {"id": "th_1", "updated_at": "2026-11-20T10:07:00.000Z", "title": null, "text": "Hi",
       "pain_level": "HIGH", "origin": "api", "status": "snoozed",
       "snoozed_until": "2026-12-01T09:00:00.000Z", "is_read": false, "contact": {"id": "c_1"},
       "company": null, "assignee": {"id": "u_1", "name": "Ada"},
       "tags": [{"id": "tag_1", "name": "billing"}, {"id": "tag_2"}], "ai_draft_html": null}
      """;

  private static final VendorThread SEEN =
      new VendorThread(
          THREAD,
          List.of(
              snoozed("2026-12-01T09:00:00Z"),
              new RegisterValue.AssignedTo(new VendorAssignee(null, "u_1")),
              new RegisterValue.OfSeverity(Severity.HIGH),
              new RegisterValue.BeenRead(false),
              new RegisterValue.Titled(null),
              new RegisterValue.Tagged(List.of(new VendorTag("tag_1", "billing"))),
              new RegisterValue.OfContact("c_1"),
              new RegisterValue.OfCompany(null),
              new RegisterValue.Own(new ObjectWriter().putText("text", "Hi").toObject())),
          Instant.parse("2026-11-20T10:07:00Z"));

  private static final Outcome DELIVERED = new Delivered(200, null, SEEN);

  ProductlaneBackendTest() {
    super(ProductlaneBackend::new, THREAD);
  }

  @Override
  public JsonObject own() {
    return new ObjectWriter().putText("text", "Hi").toObject();
  }

  @Nested
  class Updating {
    @Test
    void puts_all_registers_into_one_request() {
      vendor.answers(200, SHOWN);

      var report =
          deliver(
              closed(
                  THREAD,
                  CLOSED,
                  new RegisterValue.LoopClosed(true),
                  new RegisterValue.AssignedTo(new VendorAssignee(Kind.USER, "u_1")),
                  new RegisterValue.OfSeverity(Severity.HIGH),
                  new RegisterValue.Titled("Refund"),
                  new RegisterValue.Tagged(List.of(new VendorTag("tag_1", "billing"))),
                  new RegisterValue.OfContact("c_1"),
                  new RegisterValue.OfCompany("o_1"),
                  new RegisterValue.OfProject("p_1"),
                  new RegisterValue.Own(
                      new ObjectWriter()
                          .putText("text", "Hi")
                          .putText("ai_draft_html", "<p>Hello</p>")
                          .put("ai_draft_sources", new JsonNull())
                          .putText("deleted_at", "2026-11-20T10:00:00Z")
                          .toObject())));

      assertThat(vendor.only().line()).isEqualTo("PATCH /api/v2/threads/th_1");
      assertThat(vendor.only().header("Authorization")).isEqualTo("Bearer " + TOKEN);
      assertThat(vendor.only().json())
          .isEqualTo(
              json(
                  """
                  {"status": "done", "closed_loop": true, "assignee_id": "u_1",
                   "pain_level": "HIGH", "title": "Refund", "tag_ids": ["tag_1"],
                   "contact_id": "c_1", "company_id": "o_1", "project_id": "p_1", "text": "Hi",
                   "ai_draft_html": "<p>Hello</p>", "ai_draft_sources": null}
                  """));
      PATCH.check(vendor.only().json());
      assertThat(outcomes(report)).hasSize(10).containsOnly(DELIVERED);
    }

    @Test
    void empties_what_may_be_empty() {
      vendor.answers(200, SHOWN);

      deliver(
          state(
              THREAD,
              OPEN,
              new RegisterValue.AssignedTo(null),
              new RegisterValue.Titled(null),
              new RegisterValue.Tagged(List.of()),
              new RegisterValue.OfCompany(null),
              new RegisterValue.OfProject(null)));

      assertThat(vendor.only().json())
          .isEqualTo(
              json(
                  """
                  {"status": "open", "assignee_id": null, "title": null, "tag_ids": [],
                   "company_id": null, "project_id": null}
                  """));
      PATCH.check(vendor.only().json());
    }

    @Test
    void snoozes_until_a_time() {
      vendor.answers(200, SHOWN);

      deliver(state(THREAD, snoozed("2026-12-01T09:00:00Z")));

      assertThat(vendor.only().body())
          .isEqualTo("{\"status\":\"snoozed\",\"snoozed_until\":\"2026-12-01T09:00:00Z\"}");
      PATCH.check(vendor.only().json());
    }

    @Test
    void tells_of_a_closed_loop_with_the_status_that_it_belongs_to() {
      vendor.answers(200, SHOWN);

      deliver(closed(THREAD, new RegisterValue.LoopClosed(true)));

      assertThat(vendor.only().body()).isEqualTo("{\"status\":\"done\",\"closed_loop\":true}");
    }

    @Test
    void does_not_replace_tags_while_one_of_them_has_no_id() {
      vendor.answers(200, SHOWN);

      var report =
          deliver(
              state(
                  THREAD,
                  OPEN,
                  new RegisterValue.Tagged(
                      List.of(new VendorTag("tag_1", "billing"), new VendorTag(null, "vip")))));

      assertThat(vendor.only().body()).isEqualTo("{\"status\":\"open\"}");
      assertThat(outcomes(report))
          .containsExactly(DELIVERED, new Rejected(null, "the tag vip has no id at Productlane"));
    }

    @Test
    void does_not_notify_people_twice() {
      vendor.resets();

      var report =
          deliver(
              state(
                  THREAD,
                  new RegisterValue.Own(
                      new ObjectWriter()
                          .put(
                              "notify",
                              new ObjectWriter().put("email", new JsonBoolean(true)).toObject())
                          .toObject())));

      assertThat(vendor.only().body()).isEqualTo("{\"notify\":{\"email\":true}}");
      PATCH.check(vendor.only().json());
      assertThat(outcomes(report))
          .singleElement()
          .isInstanceOfSatisfying(
              Unknown.class, unknown -> assertThat(unknown.repeatable()).isFalse());
    }

    @Test
    void notifies_only_those_of_whom_something_was_said() {
      vendor.answers(200, "{}");

      deliver(
          state(
              THREAD,
              new RegisterValue.Own(
                  new ObjectWriter()
                      .put(
                          "notify",
                          new ObjectWriter()
                              .put("slack", new JsonNull())
                              .put("email", new JsonBoolean(true))
                              .toObject())
                      .toObject())));

      assertThat(vendor.only().body()).isEqualTo("{\"notify\":{\"email\":true}}");
    }

    @Test
    void of_what_is_closed_already_is_done() {
      vendor
          .answers(409, "{\"error\": {\"code\": \"conflict\", \"message\": \"Closed\"}}")
          .answers(200, SHOWN.replace("snoozed\"", "done\""));

      var report = deliver(closed(THREAD, CLOSED));

      assertThat(vendor.received().getLast().line()).isEqualTo("GET /api/v2/threads/th_1");
      assertThat(outcomes(report)).singleElement().isInstanceOf(Delivered.class);
    }

    @Test
    void finds_the_register_that_spoils_the_rest() {
      vendor
          .answers(422, "{\"code\": \"unprocessable\", \"message\": \"Who?\"}")
          .answers(200, SHOWN)
          .answers(422, "{\"code\": \"unprocessable\", \"message\": \"Who?\"}");

      var report =
          deliver(
              closed(
                  THREAD,
                  CLOSED,
                  new RegisterValue.AssignedTo(new VendorAssignee(Kind.USER, "gone"))));

      assertThat(vendor.received())
          .extracting(FakeVendor.Received::body)
          .containsExactly(
              "{\"status\":\"done\",\"assignee_id\":\"gone\"}",
              "{\"status\":\"done\"}",
              "{\"assignee_id\":\"gone\"}");
      assertThat(outcomes(report))
          .containsExactly(DELIVERED, new Rejected(422, "unprocessable: Who?"));
    }

    @Test
    void that_conflicts_with_something_else_is_refused() {
      vendor
          .answers(409, "{\"error\": {\"code\": \"conflict\", \"message\": \"Merged\"}}")
          .answers(200, SHOWN);

      assertThat(outcomes(deliver(closed(THREAD, CLOSED))))
          .containsExactly(new Rejected(409, "conflict: Merged"));
    }

    @Test
    void waits_as_long_as_productlane_says() {
      vendor.answers(
          429,
          "{\"error\": {\"code\": \"rate_limited\", \"message\": \"Slow\"}}",
          "Retry-After: 9");

      assertThat(outcomes(deliver(state(THREAD, OPEN))))
          .containsExactly(new NotSent(429, "rate_limited: Slow", Duration.ofSeconds(9)));
    }
  }

  @Nested
  class Reasons {
    @Test
    void go_into_a_comment_after_the_close() {
      vendor.answers(200, SHOWN).answers(201, "{\"id\": \"com_1\"}");

      var report =
          deliver(closed(THREAD, new RegisterValue.ClosedFor("Spam", "Third time"), CLOSED));

      assertThat(vendor.received())
          .extracting(FakeVendor.Received::line)
          .containsExactly("PATCH /api/v2/threads/th_1", "POST /api/v2/threads/th_1/comments");
      assertThat(vendor.received().getLast().body())
          .isEqualTo("{\"content\":\"<p>Closed: Spam: Third time</p>\"}");
      assertThat(outcomes(report)).containsExactly(new Delivered(201, "com_1", null), DELIVERED);
    }

    @Test
    void are_not_told_of_a_close_that_was_refused() {
      vendor.answers(403, "{\"code\": \"scope_required\", \"message\": \"No\"}");

      var report = deliver(closed(THREAD, CLOSED, new RegisterValue.ClosedFor("Spam", null)));

      assertThat(vendor.received()).hasSize(1);
      assertThat(outcomes(report)).hasSize(2).containsOnly(new Rejected(403, "scope_required: No"));
    }

    @Test
    void that_nobody_gave_are_not_told() {
      vendor.answers(200, SHOWN);

      deliver(closed(THREAD, CLOSED, new RegisterValue.ClosedFor(null, null)));

      assertThat(vendor.received()).hasSize(1);
    }

    @Test
    void that_nobody_gave_are_missing_nowhere() {
      vendor.answers(200, "[\"" + "a".repeat(1 << 20) + "\"]");

      var report = deliver(closed(THREAD, CLOSED, new RegisterValue.ClosedFor(null, null)));

      assertThat(outcomes(report))
          .containsExactly(
              new Unknown(200, "the answer has more than 1048576 bytes", false),
              new NotPropagated("there is no reason to tell"));
    }

    @Test
    void that_stay_here_are_missing_nowhere() {
      vendor.answers(200, "[\"" + "a".repeat(1 << 20) + "\"]");

      var report =
          backend
              .deliver(
                  to(vendor.url(), new ReasonPlace.Nowhere()),
                  List.of(closed(THREAD, CLOSED, new RegisterValue.ClosedFor("Spam", null))))
              .getFirst();

      assertThat(outcomes(report))
          .containsExactly(
              new Unknown(200, "the answer has more than 1048576 bytes", false),
              new NotPropagated("the connection keeps reasons here"));
    }

    @Test
    void stay_here_where_the_connection_says_so() {
      vendor.answers(200, SHOWN);

      var report =
          backend
              .deliver(
                  to(vendor.url(), new ReasonPlace.Nowhere()),
                  List.of(closed(THREAD, CLOSED, new RegisterValue.ClosedFor("Spam", null))))
              .getFirst();

      assertThat(vendor.received()).hasSize(1);
      assertThat(outcomes(report))
          .containsExactly(DELIVERED, new NotPropagated("the connection keeps reasons here"));
    }
  }

  @Nested
  class Messages {
    @Test
    void to_the_contact_are_sent() {
      vendor.answers(201, "{\"id\": \"msg_1\"}");

      var report = deliver(say(THREAD, MessageKind.OUTBOUND, "On its way"));

      assertThat(vendor.only().line()).isEqualTo("POST /api/v2/threads/th_1/messages");
      assertThat(vendor.only().body()).isEqualTo("{\"content\":\"<p>On its way</p>\"}");
      assertThat(outcomes(report)).containsExactly(new Delivered(201, "msg_1", null));
    }

    @Test
    void are_no_markup_though_productlane_takes_html() {
      vendor.answers(201, "{\"id\": \"msg_1\"}");

      deliver(say(THREAD, MessageKind.OUTBOUND, "1 < 2 & <b>"));

      assertThat(vendor.only().body())
          .isEqualTo("{\"content\":\"<p>1 &lt; 2 &amp; &lt;b&gt;</p>\"}");
    }

    @Test
    void among_teammates_are_comments() {
      vendor.answers(201, "{\"id\": \"com_1\"}");

      deliver(say(THREAD, MessageKind.INTERNAL, "Careful"));

      assertThat(vendor.only().line()).isEqualTo("POST /api/v2/threads/th_1/comments");
    }

    @ParameterizedTest
    @ValueSource(strings = {"OUTBOUND", "INTERNAL"})
    void are_not_sent_blindly_again(MessageKind kind) {
      vendor.answers(500, "{}");

      assertThat(outcomes(deliver(say(THREAD, kind, "Once"))))
          .containsExactly(new Unknown(500, "{}", false));
    }
  }

  @Nested
  class Looking {
    @Test
    void shows_the_registers_that_productlane_has() {
      vendor.answers(200, SHOWN);

      assertThat(backend.read(to(vendor.url()), THREAD)).isEqualTo(new Reading.Seen<>(SEEN));
      assertThat(vendor.only().line()).isEqualTo("GET /api/v2/threads/th_1");
    }

    @Test
    void shows_what_no_store_can_keep_as_what_one_can() {
      vendor.answers(200, "{\"id\": \"th_1\", \"title\": \"\\ud83d!\", \"text\": \"a\\u0000b\"}");

      assertThat(backend.read(to(vendor.url()), THREAD))
          .isEqualTo(
              new Reading.Seen<>(
                  new VendorThread(
                      THREAD,
                      List.of(
                          new RegisterValue.Titled("\ufffd!"),
                          new RegisterValue.Own(
                              new ObjectWriter().putText("text", "a\ufffdb").toObject())),
                      null)));
    }

    @Test
    void of_a_thread_that_is_gone_says_so() {
      vendor.answers(404, "{\"message\": \"Not found\", \"code\": \"not_found\"}");

      assertThat(backend.read(to(vendor.url()), THREAD)).isEqualTo(new Reading.Absent<>());
    }

    @Test
    void with_a_key_of_the_first_version_is_refused() {
      vendor.answers(410, "{\"error\": {\"code\": \"unsupported_key_version\"}}");

      assertThat(backend.read(to(vendor.url()), THREAD))
          .isEqualTo(new Reading.Failed<>(new Rejected(410, "unsupported_key_version")));
    }

    @Test
    void lists_what_has_changed_since_the_time_and_at_it() {
      vendor.answers(
          200,
          """
          {"data": [%s, {"title": "no id"}],
           "page": {"cursor": "next", "has_more": true, "limit": 100}}
          """
              .formatted(SHOWN));

      var page =
          backend.list(
              to(vendor.url()),
              new VendorQuery("", Instant.parse("2026-11-20T10:00:00Z"), "before"));

      assertThat(vendor.only().line())
          .isEqualTo(
              "GET /api/v2/threads?limit=100&updated_after=2026-11-20T09%3A59%3A59.999Z&cursor=before");
      assertThat(page).isEqualTo(new Reading.Seen<>(new VendorPage(List.of(SEEN), "next", 1)));
    }

    @Test
    void passes_over_a_thread_that_is_too_large_by_when_it_was_created() {
      vendor
          .answersTooMuch(
              7,
              "{\"data\": [{\"id\": \"t1\", \"created_at\": \"2026-11-20T10:00:00Z\", \"text\": \"")
          .answers(200, "{\"data\": [], \"page\": {\"cursor\": \"x\", \"has_more\": true}}")
          .answers(200, "{\"data\": [], \"page\": {\"cursor\": null, \"has_more\": false}}");

      var passing = backend.list(to(vendor.url()), new VendorQuery("", null, "before"));
      var behind =
          backend.list(
              to(vendor.url()), new VendorQuery("", null, "created_before=2026-11-20T10:00:00Z"));
      backend.list(
          to(vendor.url()),
          new VendorQuery("", null, "created_before=2026-11-20T10:00:00Z&cursor=x"));

      assertThat(passing)
          .isEqualTo(
              new Reading.Seen<>(
                  new VendorPage(
                      List.of(),
                      "created_before=2026-11-20T10:00:00Z",
                      0,
                      List.of(new ExternalReference(new Vendor("productlane"), "t1")),
                      List.of())));
      assertThat(behind)
          .isEqualTo(
              new Reading.Seen<>(
                  new VendorPage(List.of(), "created_before=2026-11-20T10:00:00Z&cursor=x", 0)));
      assertThat(vendor.received().subList(6, 9))
          .extracting(FakeVendor.Received::line)
          .containsExactly(
              "GET /api/v2/threads?limit=1&cursor=before",
              "GET /api/v2/threads?limit=100&created_before=2026-11-20T10%3A00%3A00Z",
              "GET /api/v2/threads?limit=100&created_before=2026-11-20T10%3A00%3A00Z&cursor=x");
    }

    @Test
    void goes_no_further_where_nobody_can_tell_when_what_is_too_large_was_created() {
      vendor.answersTooMuch(7, "{\"data\": [{\"id\": \"t1\", \"text\": \"");

      assertThat(backend.list(to(vendor.url()), new VendorQuery("", null, null)))
          .isEqualTo(
              new Reading.Failed<>(
                  new Unknown(
                      200,
                      "the list goes no further: for a single thread the answer has more than"
                          + " 1048576 bytes, and Productlane did not say at its beginning when it"
                          + " was created, before which to go on",
                      false)));
    }

    @Test
    void ends_with_the_last_page() {
      vendor.answers(200, "{\"data\": [], \"page\": {\"cursor\": \"x\", \"has_more\": false}}");

      assertThat(backend.list(to(vendor.url()), new VendorQuery("", null, null)))
          .isEqualTo(new Reading.Seen<>(new VendorPage(List.of(), null, 0)));
    }
  }

  @Test
  void a_test_tells_which_scopes_are_missing() {
    vendor.answers(
        200, "{\"workspace_id\": \"w_1\", \"scopes\": [\"threads:read\", \"comments:write\"]}");

    var greeting = backend.test(to(vendor.url() + "/api/v2/"));

    assertThat(vendor.only().line()).isEqualTo("GET /api/v2/me");
    assertThat(greeting)
        .isEqualTo(
            new Reading.Seen<>(
                new Greeting(
                    "Productlane's workspace w_1",
                    List.of("the key lacks the scope threads:write"))));
  }

  private static RegisterValue snoozed(String until) {
    return new RegisterValue.Status(
        new VendorStatus.Snoozed(new SnoozeEnd.At(Instant.parse(until))));
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
