package dev.threadkeep.vendors.feather;

import static dev.threadkeep.vendors.http.Dialling.TOKEN;
import static dev.threadkeep.vendors.http.Dialling.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.delivery.Greeting;
import dev.threadkeep.application.delivery.Order;
import dev.threadkeep.application.delivery.Outcome;
import dev.threadkeep.application.delivery.Outcome.Delivered;
import dev.threadkeep.application.delivery.Outcome.NotPropagated;
import dev.threadkeep.application.delivery.Outcome.Rejected;
import dev.threadkeep.application.delivery.Outcome.Unknown;
import dev.threadkeep.application.delivery.Reading;
import dev.threadkeep.application.delivery.Register;
import dev.threadkeep.application.delivery.RegisterValue;
import dev.threadkeep.application.delivery.Report;
import dev.threadkeep.application.delivery.Report.Part;
import dev.threadkeep.application.delivery.VendorMessage;
import dev.threadkeep.application.delivery.VendorPage;
import dev.threadkeep.application.delivery.VendorQuery;
import dev.threadkeep.application.delivery.VendorStatus;
import dev.threadkeep.application.delivery.VendorThread;
import dev.threadkeep.application.delivery.Wanted;
import dev.threadkeep.application.json.ObjectWriter;
import dev.threadkeep.domain.json.JsonValue.JsonNull;
import dev.threadkeep.domain.json.JsonValue.JsonNumber;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.message.MessageKind;
import dev.threadkeep.domain.message.MessageText;
import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.domain.vendor.Vendor;
import dev.threadkeep.vendors.http.BackendOnFakeVendor;
import dev.threadkeep.vendors.http.Dialling;
import dev.threadkeep.vendors.http.DocumentedSchema;
import dev.threadkeep.vendors.http.FakeVendor;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeatherBackendTest extends BackendOnFakeVendor {
  private static final String ID = "7f3b2a10-0000-4000-8000-000000000001";
  private static final ExternalReference THREAD = reference(ID);
  private static final String CLOSED =
      """
      {"thread": {"id": "%s", "organizationId": "o", "agentVersionId": "av", "toPhoneNumber": "+1",
        "fromPhoneNumber": null, "fromPhoneNumberId": null, "leadId": null, "isActive": false,
        "createdAt": "2026-11-20T10:00:00.000Z", "updatedAt": "2026-11-20T10:07:00.000Z",
        "closedAt": "2026-11-20T10:07:00.000Z", "closedReason": "ENDED",
        "metadata": {"order": "1042"}, "variables": null, "unheardOf": [1]}}
      """
          .formatted(ID);

  FeatherBackendTest() {
    super(FeatherBackend::new, THREAD);
  }

  @Override
  public JsonObject own() {
    return metadata(new ObjectWriter().putText("order", "1042").toObject());
  }

  @Nested
  class Closing {
    @Test
    void gives_the_reason_in_feathers_words() {
      vendor.answers(200, CLOSED);

      var report = deliver(closed("ENDED"));

      var request = vendor.only();
      assertThat(request.line()).isEqualTo("PATCH /api/v1/threads/%s/close".formatted(ID));
      assertThat(request.header("X-API-Key")).isEqualTo(TOKEN);
      assertThat(request.header("Content-Type")).isEqualTo("application/json");
      assertThat(request.body()).isEqualTo("{\"reason\":\"ENDED\"}");
      CLOSE.check(request.json());
      assertThat(report)
          .isEqualTo(
              new Report(
                  THREAD,
                  List.of(
                      new Part(Register.STATUS, DELIVERED),
                      new Part(Register.CLOSE_REASON, DELIVERED))));
    }

    @Test
    void needs_no_reason() {
      vendor.answers(200, CLOSED);

      deliver(new Wanted.State(List.of(status(new VendorStatus.Closed())), true));

      assertThat(vendor.only().body()).isEqualTo("{}");
      CLOSE.check(vendor.only().json());
    }

    @Test
    void without_a_reason_lacks_none_where_it_came_to_nothing() {
      vendor.answers(200, "[\"" + "a".repeat(1 << 20) + "\"]");

      var report = deliver(closed(null));

      assertThat(outcomes(report))
          .containsExactly(
              new Unknown(200, "the answer has more than 1048576 bytes", false),
              new NotPropagated("there is no reason to tell"));
    }

    @Test
    void never_says_the_note() {
      vendor.answers(200, CLOSED);

      deliver(
          new Wanted.State(
              List.of(
                  status(new VendorStatus.Closed()),
                  new RegisterValue.ClosedFor("ENDED", "Rude on the phone")),
              true));

      assertThat(vendor.only().body()).isEqualTo("{\"reason\":\"ENDED\"}");
    }

    @Test
    void of_what_is_closed_already_is_done() {
      vendor.answers(400, BAD_REQUEST).answers(200, CLOSED);

      var report = deliver(closed("ENDED"));

      assertThat(outcomes(report)).containsOnly(DELIVERED);
      assertThat(vendor.received())
          .extracting(FakeVendor.Received::line)
          .containsExactly(
              "PATCH /api/v1/threads/%s/close".formatted(ID),
              "GET /api/v1/threads/%s".formatted(ID));
    }

    @Test
    void that_is_refused_for_another_reason_is_refused() {
      vendor.answers(400, BAD_REQUEST).answers(200, CLOSED.replace("false", "true"));

      assertThat(outcomes(deliver(closed("ENDED"))))
          .containsOnly(new Rejected(400, "BAD_REQUEST: Bad request"));
    }

    @Test
    void of_a_thread_that_feather_does_not_know_is_refused() {
      vendor.answers(404, BAD_REQUEST);

      assertThat(outcomes(deliver(closed("ENDED"))))
          .containsOnly(new Rejected(404, "BAD_REQUEST: Bad request"));
      assertThat(vendor.received()).hasSize(1);
    }

    @Test
    void may_be_repeated_when_nobody_knows() {
      vendor.resets();

      assertThat(outcomes(deliver(closed("ENDED"))))
          .allSatisfy(
              outcome ->
                  assertThat(outcome)
                      .isInstanceOfSatisfying(
                          Unknown.class, unknown -> assertThat(unknown.repeatable()).isTrue()));
    }

    @Test
    void cannot_be_taken_back() {
      var report =
          deliver(
              new Wanted.State(
                  List.of(status(new VendorStatus.Open()), new RegisterValue.ClosedFor(null, null)),
                  false));

      assertThat(outcomes(report))
          .containsExactly(
              new NotPropagated("Feather cannot open a thread again"),
              new NotPropagated("Feather keeps the reason of a close"));
      assertThat(vendor.received()).isEmpty();
    }
  }

  @Nested
  class Attributes {
    @Test
    void go_into_metadata_and_variables_as_texts() {
      vendor.answers(200, CLOSED);

      var report =
          deliver(
              new Wanted.State(
                  List.of(
                      new RegisterValue.Own(
                          metadata(
                              new ObjectWriter()
                                  .putText("order", "1042")
                                  .put("count", new JsonNumber(3))
                                  .put("gone", new JsonNull())
                                  .toObject()))),
                  true));

      assertThat(vendor.only().line()).isEqualTo("PATCH /api/v1/threads/" + ID);
      assertThat(vendor.only().body())
          .isEqualTo("{\"metadata\":{\"order\":\"1042\",\"count\":\"3\"}}");
      assertThat(outcomes(report)).containsExactly(DELIVERED);
    }

    @Test
    void of_ours_stay_here() {
      var report =
          deliver(
              new Wanted.State(
                  List.of(
                      new RegisterValue.Own(
                          new ObjectWriter().putText("agent_version_id", "av").toObject())),
                  true));

      assertThat(outcomes(report)).hasOnlyElementsOfType(NotPropagated.class);
    }
  }

  @Nested
  class Messages {
    @Test
    void to_the_contact_are_sent() {
      vendor.answers(200, "{\"status\": \"QUEUED\", \"threadId\": \"t\", \"messageId\": \"m-1\"}");

      var report = deliver(say());

      assertThat(vendor.only().line()).isEqualTo("POST /api/v1/threads/%s/messages".formatted(ID));
      assertThat(vendor.only().body()).isEqualTo("{\"message\":\"On its \\\"way\\\"\"}");
      assertThat(report)
          .isEqualTo(new Report(THREAD, List.of(new Part(null, new Delivered(200, "m-1", null)))));
    }

    @Test
    void are_not_sent_blindly_again() {
      vendor.answers(502, "");

      assertThat(outcomes(deliver(say())))
          .containsExactly(new Unknown(502, "no word of explanation", false));
    }
  }

  @Nested
  class Looking {
    @Test
    void shows_the_registers_that_feather_has() {
      vendor.answers(200, CLOSED);

      var read = backend.read(to(vendor.url()), THREAD);

      assertThat(vendor.only().line()).isEqualTo("GET /api/v1/threads/" + ID);
      assertThat(read).isEqualTo(new Reading.Seen<>(SEEN));
    }

    @Test
    void of_a_thread_that_is_gone_says_so() {
      vendor.answers(404, BAD_REQUEST);

      assertThat(backend.read(to(vendor.url()), THREAD)).isEqualTo(new Reading.Absent<>());
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "{}",
          "[]",
          "{\"thread\": null}",
          "{\"thread\": {\"id\": 1, \"isActive\": \"yes\"}}"
        })
    void of_nonsense_fails(String body) {
      vendor.answers(200, body);

      assertThat(backend.read(to(vendor.url()), THREAD))
          .isEqualTo(
              new Reading.Failed<>(
                  new Unknown(200, "the answer is not what this vendor sends", true)));
    }

    @Test
    void shows_what_no_store_can_keep_as_what_one_can() {
      vendor.answers(
          200,
          """
          {"thread": {"id": "1", "isActive": true,
           "metadata": {"a\\u0000": "b\\ud800", "much": 1e400}}}
          """);

      assertThat(backend.read(to(vendor.url()), THREAD))
          .isEqualTo(
              new Reading.Seen<>(
                  new VendorThread(
                      THREAD,
                      List.of(
                          status(new VendorStatus.Open()),
                          new RegisterValue.ClosedFor(null, null),
                          new RegisterValue.Own(
                              new ObjectWriter()
                                  .put(
                                      "metadata",
                                      new ObjectWriter().putText("a\ufffd", "b\ufffd").toObject())
                                  .put("variables", JsonObject.empty())
                                  .toObject())),
                      null)));
    }

    @Test
    void lists_all_threads_page_by_page() {
      vendor.answers(
          200,
          """
          {"threads": [{"id": 12, "isActive": true}, {"isActive": true}],
           "pagination": {"limit": 100, "nextCursor": "12"}}
          """);

      var page = backend.list(to(vendor.url()), new VendorQuery("", Instant.EPOCH, "cursor 1"));

      assertThat(vendor.only().line()).isEqualTo("GET /api/v1/threads?limit=100&cursor=cursor%201");
      assertThat(page)
          .isEqualTo(
              new Reading.Seen<>(
                  new VendorPage(
                      List.of(
                          new VendorThread(
                              reference("12"),
                              List.of(
                                  status(new VendorStatus.Open()),
                                  new RegisterValue.ClosedFor(null, null),
                                  new RegisterValue.Own(
                                      new ObjectWriter()
                                          .put("metadata", JsonObject.empty())
                                          .put("variables", JsonObject.empty())
                                          .toObject())),
                              null)),
                      "12",
                      1)));
    }

    @Test
    void asks_for_half_as_many_where_they_are_too_much_and_then_for_all_again() {
      vendor
          .answersTooMuch(2, "{\"threads\": [")
          .answers(200, "{\"threads\": [], \"pagination\": {\"nextCursor\": \"12\"}}")
          .answers(200, "{\"threads\": [], \"pagination\": {\"nextCursor\": null}}");

      backend.list(to(vendor.url()), new VendorQuery("", null, null));
      backend.list(to(vendor.url()), new VendorQuery("", null, "12"));

      assertThat(vendor.received())
          .extracting(FakeVendor.Received::line)
          .containsExactly(
              "GET /api/v1/threads?limit=100",
              "GET /api/v1/threads?limit=50",
              "GET /api/v1/threads?limit=25",
              "GET /api/v1/threads?limit=100&cursor=12");
    }

    @Test
    void passes_over_a_thread_that_is_too_large_by_its_id() {
      vendor.answersTooMuch(7, "{\"threads\": [{\"id\": \"12\", \"metadata\": {\"a\": \"");

      assertThat(backend.list(to(vendor.url()), new VendorQuery("", null, null)))
          .isEqualTo(
              new Reading.Seen<>(
                  new VendorPage(List.of(), "12", 0, List.of(reference("12")), List.of())));
      assertThat(vendor.received()).hasSize(7);
    }

    @Test
    void goes_no_further_where_nobody_can_tell_which_thread_is_too_large() {
      vendor.answersTooMuch(7, "{\"threads\": [{\"metadata\": {\"a\": \"");

      assertThat(backend.list(to(vendor.url()), new VendorQuery("", null, null)))
          .isEqualTo(
              new Reading.Failed<>(
                  new Unknown(
                      200,
                      "the list goes no further: for a single thread the answer has more than"
                          + " 1048576 bytes, and Feather did not begin it with its id, behind"
                          + " which to go on",
                      false)));
    }

    @Test
    void ends_with_the_last_page() {
      vendor.answers(200, "{\"threads\": [], \"pagination\": {\"nextCursor\": null}}");

      var page = backend.list(to(vendor.url()), new VendorQuery("", null, null));

      assertThat(vendor.only().line()).isEqualTo("GET /api/v1/threads?limit=100");
      assertThat(page).isEqualTo(new Reading.Seen<>(new VendorPage(List.of(), null, 0)));
    }
  }

  @Test
  void a_test_asks_for_one_thread() {
    vendor.answers(200, "{\"threads\": []}");

    var greeting = backend.test(to(vendor.url()));

    assertThat(vendor.only().line()).isEqualTo("GET /api/v1/threads?limit=1");
    assertThat(greeting)
        .isEqualTo(new Reading.Seen<>(new Greeting("Feather lists its threads to us", List.of())));
  }

  private static final DocumentedSchema CLOSE =
      DocumentedSchema.ofRequest(
          "feather.openapi.yaml", "/paths/~1api~1v1~1threads~1{threadId}~1close/patch");

  private static final String BAD_REQUEST =
      """
      {"status": 400, "message": "Bad request", "code": "BAD_REQUEST", "success": false}
      """;

  private static final VendorThread SEEN =
      new VendorThread(
          THREAD,
          List.of(
              status(new VendorStatus.Closed()),
              new RegisterValue.ClosedFor("ENDED", null),
              new RegisterValue.Own(
                  new ObjectWriter()
                      .put("metadata", new ObjectWriter().putText("order", "1042").toObject())
                      .put("variables", JsonObject.empty())
                      .toObject())),
          Instant.parse("2026-11-20T10:07:00Z"));

  private static final Outcome DELIVERED = new Delivered(200, null, SEEN);

  private Report deliver(Wanted wanted) {
    return deliver(new Order(THREAD, null, wanted));
  }

  private static List<Outcome> outcomes(Report report) {
    return report.parts().stream().map(Part::outcome).toList();
  }

  private static Wanted closed(@Nullable String reason) {
    return new Wanted.State(
        List.of(status(new VendorStatus.Closed()), new RegisterValue.ClosedFor(reason, null)),
        true);
  }

  private static Wanted say() {
    return new Wanted.Say(
        new VendorMessage(MessageKind.OUTBOUND, new MessageText("On its \"way\""), Dialling.NOON));
  }

  private static RegisterValue status(VendorStatus status) {
    return new RegisterValue.Status(status);
  }

  private static JsonObject metadata(JsonObject entries) {
    return new ObjectWriter().put("metadata", entries).toObject();
  }

  private static ExternalReference reference(String id) {
    return new ExternalReference(new Vendor("feather"), id);
  }
}
