package dev.threadkeep.vendors.intercom;

import static dev.threadkeep.vendors.http.Dialling.TOKEN;
import static dev.threadkeep.vendors.http.Dialling.to;
import static dev.threadkeep.vendors.http.Orders.CLOSED;
import static dev.threadkeep.vendors.http.Orders.OPEN;
import static dev.threadkeep.vendors.http.Orders.closed;
import static dev.threadkeep.vendors.http.Orders.outcomes;
import static dev.threadkeep.vendors.http.Orders.say;
import static dev.threadkeep.vendors.http.Orders.state;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.delivery.AccessSettings;
import dev.threadkeep.application.delivery.Greeting;
import dev.threadkeep.application.delivery.Order;
import dev.threadkeep.application.delivery.Outcome;
import dev.threadkeep.application.delivery.Outcome.Delivered;
import dev.threadkeep.application.delivery.Outcome.NotPropagated;
import dev.threadkeep.application.delivery.Outcome.NotSent;
import dev.threadkeep.application.delivery.Outcome.Rejected;
import dev.threadkeep.application.delivery.Outcome.Unknown;
import dev.threadkeep.application.delivery.Reading;
import dev.threadkeep.application.delivery.ReasonPlace;
import dev.threadkeep.application.delivery.ReasonPlace.CustomAttribute;
import dev.threadkeep.application.delivery.ReasonPlace.Nowhere;
import dev.threadkeep.application.delivery.Register;
import dev.threadkeep.application.delivery.RegisterValue;
import dev.threadkeep.application.delivery.Report;
import dev.threadkeep.application.delivery.VendorAccess;
import dev.threadkeep.application.delivery.VendorAssignee;
import dev.threadkeep.application.delivery.VendorAssignee.Kind;
import dev.threadkeep.application.delivery.VendorPage;
import dev.threadkeep.application.delivery.VendorQuery;
import dev.threadkeep.application.delivery.VendorStatus;
import dev.threadkeep.application.delivery.VendorTag;
import dev.threadkeep.application.delivery.VendorThread;
import dev.threadkeep.application.json.ObjectWriter;
import dev.threadkeep.domain.json.JsonValue.JsonNull;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.message.MessageKind;
import dev.threadkeep.domain.thread.SnoozeEnd;
import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.domain.vendor.Vendor;
import dev.threadkeep.vendors.http.BackendOnFakeVendor;
import dev.threadkeep.vendors.http.Dialling;
import dev.threadkeep.vendors.http.FakeVendor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntercomBackendTest extends BackendOnFakeVendor {
  private static final ExternalReference THREAD =
      new ExternalReference(new Vendor("intercom"), "1911149811");

  private static final String CLOSE =
      "{\"message_type\":\"close\",\"admin_id\":\"814860\",\"type\":\"admin\"}";

  private static final String SHOWN =
      """
      {"type": "conversation", "id": "1911149811", "title": "Refund", "state": "closed",
       "open": false, "read": true, "updated_at": 1795176000, "snoozed_until": null,
       "priority": "priority", "admin_assignee_id": 5784329, "team_assignee_id": "0",
       "tags": {"type": "tag.list", "tags": [{"type": "tag", "id": "9", "name": "billing"}]},
       "contacts": {"type": "contact.list", "contacts": [{"type": "contact", "id": "c1"}]},
       "custom_attributes": {"Close reason": "Spam"},
       "conversation_parts": {"conversation_parts": [
         {"id": 41, "part_type": "comment"}, {"id": "42", "part_type": "note"},
         {"id": "43", "part_type": "close"}]}}
      """;

  private static final VendorThread SEEN =
      new VendorThread(
          THREAD,
          List.of(
              CLOSED,
              new RegisterValue.AssignedTo(new VendorAssignee(null, "5784329")),
              new RegisterValue.InTeam(null),
              new RegisterValue.Important(true),
              new RegisterValue.BeenRead(true),
              new RegisterValue.Titled("Refund"),
              new RegisterValue.Tagged(List.of(new VendorTag("9", "billing"))),
              new RegisterValue.OfContact("c1"),
              new RegisterValue.Own(
                  attributes(new ObjectWriter().putText("Close reason", "Spam").toObject()))),
          Dialling.NOON);

  private static final Outcome DELIVERED = new Delivered(200, null, SEEN);

  IntercomBackendTest() {
    super(IntercomBackend::new, THREAD);
  }

  @Override
  public JsonObject own() {
    return attributes(new ObjectWriter().putText("plan", "gold").toObject());
  }

  @Nested
  class Moving {
    @Test
    void closes_without_a_word_to_the_contact() {
      vendor.answers(200, SHOWN);

      var report = deliver(closed(THREAD, CLOSED));

      assertThat(vendor.only().line()).isEqualTo("POST /conversations/1911149811/parts");
      assertThat(vendor.only().header("Authorization")).isEqualTo("Bearer " + TOKEN);
      assertThat(vendor.only().header("Intercom-Version")).isEqualTo("2.14");
      assertThat(vendor.only().body()).isEqualTo(CLOSE);
      assertThat(outcomes(report)).containsExactly(DELIVERED);
    }

    @Test
    void opens_again() {
      vendor.answers(200, SHOWN);

      deliver(state(THREAD, OPEN));

      assertThat(vendor.only().body())
          .isEqualTo("{\"message_type\":\"open\",\"admin_id\":\"814860\"}");
    }

    @ParameterizedTest
    @CsvSource({"2026-11-20T12:00:00Z,1795176000", "2026-11-20T12:00:00.000001Z,1795176001"})
    void snoozes_until_the_first_whole_second_that_is_not_too_early(String until, long seconds) {
      vendor.answers(200, SHOWN);

      deliver(
          state(
              THREAD,
              new RegisterValue.Status(
                  new VendorStatus.Snoozed(new SnoozeEnd.At(Instant.parse(until))))));

      assertThat(vendor.only().body())
          .isEqualTo(
              "{\"message_type\":\"snoozed\",\"admin_id\":\"814860\",\"snoozed_until\":%d}"
                  .formatted(seconds));
    }

    @Test
    void acts_as_who_wanted_it() {
      vendor.answers(200, SHOWN);
      var order = closed(THREAD, CLOSED);

      deliver(new Order(THREAD, "5784329", order.wanted()));

      assertThat(vendor.only().json().path("admin_id").asText()).isEqualTo("5784329");
    }

    @Test
    void needs_somebody_who_acts() {
      var access = to(vendor.url());
      var nobody = new AccessSettings(null, Duration.ofSeconds(5), new Nowhere(), List.of());
      var unable =
          new VendorAccess(
              access.connection(),
              access.vendor(),
              access.edition(),
              access.baseUrl(),
              access.credentials(),
              nobody);

      var report = backend.deliver(unable, List.of(closed(THREAD, CLOSED))).getFirst();

      assertThat(backend.missingIn(unable)).hasValue("settings.acting_admin");
      assertThat(outcomes(report))
          .containsExactly(
              new Rejected(null, "Intercom wants to know which admin acts; set acting_admin"));
      assertThat(vendor.received()).isEmpty();
    }

    @Test
    void waits_until_the_rate_limit_begins_anew() {
      vendor.answers(
          429,
          """
          {"type": "error.list", "errors": [{"code": "rate_limit_exceeded",
           "message": "Exceeded rate limit of 167 in 10_seconds"}]}
          """,
          "X-RateLimit-Limit: 167",
          "X-RateLimit-Remaining: 0",
          "X-RateLimit-Reset: 1795176004");

      assertThat(outcomes(deliver(closed(THREAD, CLOSED))))
          .containsExactly(
              new NotSent(
                  429,
                  "rate_limit_exceeded: Exceeded rate limit of 167 in 10_seconds",
                  Duration.ofSeconds(4)));
    }

    @Test
    void compares_rather_than_repeats_where_the_answer_was_too_large() {
      vendor.answers(200, "[\"" + "a".repeat(1 << 20) + "\"]");

      assertThat(outcomes(deliver(closed(THREAD, CLOSED))))
          .containsExactly(new Unknown(200, "the answer has more than 1048576 bytes", false));
    }
  }

  @Nested
  class Assigning {
    @Test
    void has_two_slots() {
      vendor.answers(200, SHOWN).answers(200, SHOWN);

      var report =
          deliver(
              state(
                  THREAD,
                  new RegisterValue.AssignedTo(new VendorAssignee(Kind.AGENT, "5784329")),
                  new RegisterValue.InTeam("77")));

      assertThat(bodies())
          .containsExactly(assignment("admin", "5784329"), assignment("team", "77"));
      assertThat(outcomes(report)).containsExactly(DELIVERED, DELIVERED);
    }

    @Test
    void empties_a_slot_with_zero() {
      vendor.answers(200, SHOWN).answers(200, SHOWN);

      deliver(state(THREAD, new RegisterValue.AssignedTo(null), new RegisterValue.InTeam(null)));

      assertThat(bodies()).containsExactly(assignment("admin", "0"), assignment("team", "0"));
    }

    @Test
    void comes_before_a_close_since_it_would_open_again() {
      vendor.answers(200, SHOWN).answers(200, SHOWN);

      var report = deliver(closed(THREAD, CLOSED, new RegisterValue.AssignedTo(null)));

      assertThat(bodies()).containsExactly(assignment("admin", "0"), CLOSE);
      assertThat(report.parts())
          .extracting(Report.Part::register)
          .containsExactly(Register.STATUS, Register.ASSIGNEE);
    }

    @Test
    void of_what_is_closed_closes_it_again() {
      vendor.answers(200, SHOWN).answers(200, SHOWN);

      deliver(
          closed(THREAD, new RegisterValue.AssignedTo(new VendorAssignee(Kind.USER, "5784329"))));

      assertThat(bodies()).containsExactly(assignment("admin", "5784329"), CLOSE);
    }

    @Test
    void is_not_done_while_what_it_opened_is_open() {
      vendor.answers(200, SHOWN).answers(503, "{\"errors\": [{\"code\": \"busy\"}]}");

      var report = deliver(closed(THREAD, new RegisterValue.InTeam("77")));

      assertThat(outcomes(report)).containsExactly(new NotSent(503, "busy", null));
    }

    private static String assignment(String slot, String to) {
      return "{\"message_type\":\"assignment\",\"type\":\"%s\",\"admin_id\":\"814860\","
              .formatted(slot)
          + "\"assignee_id\":\"%s\"}".formatted(to);
    }
  }

  @Nested
  class Reasons {
    @Test
    void go_into_a_note_after_the_close() {
      vendor.answers(200, SHOWN).answers(200, SHOWN);

      var report =
          deliver(closed(THREAD, new RegisterValue.ClosedFor("Spam", "<b>Third</b> time"), CLOSED));

      assertThat(vendor.received())
          .extracting(FakeVendor.Received::line)
          .containsExactly(
              "POST /conversations/1911149811/parts", "POST /conversations/1911149811/reply");
      assertThat(bodies())
          .containsExactly(
              CLOSE,
              "{\"message_type\":\"note\",\"admin_id\":\"814860\",\"type\":\"admin\","
                  + "\"body\":\"<p>Closed: Spam: &lt;b&gt;Third&lt;/b&gt; time</p>\"}");
      assertThat(outcomes(report)).containsExactly(new Delivered(200, "42", SEEN), DELIVERED);
    }

    @Test
    void are_not_told_of_a_close_that_was_refused() {
      vendor.answers(403, "{\"errors\": [{\"code\": \"forbidden\"}]}");

      var report = deliver(closed(THREAD, CLOSED, new RegisterValue.ClosedFor("Spam", null)));

      assertThat(vendor.received()).hasSize(1);
      assertThat(outcomes(report)).hasSize(2).containsOnly(new Rejected(403, "forbidden"));
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
    void go_into_an_attribute_where_the_connection_says_so() {
      vendor.answers(200, SHOWN).answers(200, SHOWN);

      deliver(
          new CustomAttribute("Close reason"),
          closed(THREAD, CLOSED, new RegisterValue.ClosedFor("Spam", "Third time")));

      assertThat(vendor.received())
          .extracting(FakeVendor.Received::line)
          .containsExactly("POST /conversations/1911149811/parts", "PUT /conversations/1911149811");
      assertThat(bodies())
          .containsExactly(
              CLOSE, "{\"custom_attributes\":{\"Close reason\":\"Spam: Third time\"}}");
    }

    @Test
    void are_in_no_attribute_of_what_is_still_open() {
      vendor.answers(422, "{}");

      var report =
          deliver(
              new CustomAttribute("Close reason"),
              closed(THREAD, CLOSED, new RegisterValue.ClosedFor("Spam", null)));

      assertThat(bodies()).containsExactly(CLOSE);
      assertThat(outcomes(report)).hasSize(2).containsOnly(new Rejected(422, "{}"));
    }

    @Test
    void are_taken_out_of_it_with_the_reopening() {
      vendor.answers(200, SHOWN).answers(200, SHOWN);

      deliver(
          new CustomAttribute("Close reason"),
          state(THREAD, OPEN, new RegisterValue.ClosedFor(null, null)));

      assertThat(bodies().getLast()).isEqualTo("{\"custom_attributes\":{\"Close reason\":null}}");
    }

    @Test
    void stay_here_where_the_connection_says_so() {
      vendor.answers(200, SHOWN);

      var report =
          deliver(new Nowhere(), closed(THREAD, CLOSED, new RegisterValue.ClosedFor("Spam", null)));

      assertThat(bodies()).containsExactly(CLOSE);
      assertThat(outcomes(report))
          .containsExactly(DELIVERED, new NotPropagated("the connection keeps reasons here"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"note", "attribute", "nowhere"})
    void are_never_in_a_body_that_the_contact_reads(String place) {
      vendor.answers(200, SHOWN).answers(200, SHOWN).answers(200, SHOWN);

      deliver(
          switch (place) {
            case "note" -> new ReasonPlace.InternalNote();
            case "attribute" -> new CustomAttribute("Close reason");
            default -> new Nowhere();
          },
          closed(
              THREAD,
              CLOSED,
              new RegisterValue.AssignedTo(null),
              new RegisterValue.ClosedFor("Spam", "Rude")));

      assertThat(vendor.received())
          .filteredOn(request -> request.json().has("body"))
          .allSatisfy(
              request ->
                  assertThat(request.json().path("message_type").asText()).isEqualTo("note"));
    }
  }

  @Nested
  class Updating {
    @Test
    void puts_title_reading_company_and_attributes_into_one_request() {
      vendor.answers(200, SHOWN);

      var report =
          deliver(
              state(
                  THREAD,
                  new RegisterValue.Titled("Refund"),
                  new RegisterValue.BeenRead(true),
                  new RegisterValue.OfCompany("o1"),
                  new RegisterValue.Own(
                      attributes(new ObjectWriter().putText("plan", "gold").toObject()))));

      assertThat(vendor.only().line()).isEqualTo("PUT /conversations/1911149811");
      assertThat(vendor.only().body())
          .isEqualTo(
              "{\"title\":\"Refund\",\"read\":true,\"company_id\":\"o1\","
                  + "\"custom_attributes\":{\"plan\":\"gold\"}}");
      assertThat(outcomes(report)).hasSize(4).containsOnly(DELIVERED);
    }

    @Test
    void puts_a_reason_beside_other_attributes() {
      vendor.answers(200, SHOWN);

      deliver(
          new CustomAttribute("Close reason"),
          closed(
              THREAD,
              new RegisterValue.Own(
                  attributes(new ObjectWriter().putText("plan", "gold").toObject())),
              new RegisterValue.ClosedFor("Spam", null)));

      assertThat(vendor.only().body())
          .isEqualTo("{\"custom_attributes\":{\"plan\":\"gold\",\"Close reason\":\"Spam\"}}");
    }

    @Test
    void lets_go_of_an_attribute_by_its_name() {
      vendor.answers(200, SHOWN);

      deliver(
          state(
              THREAD,
              new RegisterValue.Own(
                  attributes(new ObjectWriter().put("plan", new JsonNull()).toObject()))));

      assertThat(vendor.only().body()).isEqualTo("{\"custom_attributes\":{\"plan\":null}}");
    }

    @Test
    void cannot_let_go_of_all_attributes_at_once() {
      var report =
          deliver(
              state(
                  THREAD,
                  new RegisterValue.Own(
                      new ObjectWriter().put("custom_attributes", new JsonNull()).toObject())));

      assertThat(vendor.received()).isEmpty();
      assertThat(outcomes(report))
          .containsExactly(
              new NotPropagated("Intercom lets go of custom attributes one by one alone"));
    }

    @Test
    void goes_on_with_the_status_after_a_fault_of_another_route() {
      vendor.answers(500, "{}").answers(200, SHOWN);

      var report = deliver(closed(THREAD, new RegisterValue.Titled("Refund"), CLOSED));

      assertThat(outcomes(report)).containsExactly(new Unknown(500, "{}", true), DELIVERED);
    }

    @Test
    void tries_nothing_more_once_intercom_is_not_there() {
      vendor.resets();

      var report = deliver(closed(THREAD, new RegisterValue.Titled("Refund"), CLOSED));

      assertThat(vendor.received()).hasSize(1);
      assertThat(outcomes(report).getFirst()).isInstanceOf(Unknown.class);
      assertThat(outcomes(report).getLast()).isInstanceOf(NotSent.class);
    }
  }

  @Nested
  class Tagging {
    @Test
    void puts_on_what_is_missing_and_takes_off_what_is_too_much() {
      vendor
          .answers(200, SHOWN)
          .answers(200, "{\"type\": \"tag\", \"id\": \"10\"}")
          .answers(200, "{\"type\": \"tag\", \"id\": \"9\"}");

      var report = deliver(state(THREAD, tagged(new VendorTag("10", "vip"))));

      assertThat(vendor.received())
          .extracting(FakeVendor.Received::line)
          .containsExactly(
              "GET /conversations/1911149811?display_as=plaintext",
              "POST /conversations/1911149811/tags",
              "DELETE /conversations/1911149811/tags/9");
      assertThat(bodies())
          .containsExactly(
              "", "{\"id\":\"10\",\"admin_id\":\"814860\"}", "{\"admin_id\":\"814860\"}");
      assertThat(outcomes(report)).containsExactly(new Delivered(200, null, null));
    }

    @Test
    void leaves_alone_what_is_right() {
      vendor.answers(200, SHOWN);

      var report = deliver(state(THREAD, tagged(new VendorTag("9", "billing"))));

      assertThat(vendor.received()).hasSize(1);
      assertThat(outcomes(report)).containsExactly(DELIVERED);
    }

    @Test
    void takes_off_what_is_shown_in_the_older_form_too() {
      vendor
          .answers(
              200,
              """
              {"id": "1911149811", "state": "open",
               "tags": [{"type": "tag", "id": "9", "name": "billing"}]}
              """)
          .answers(200, "{\"type\": \"tag\", \"id\": \"9\"}");

      deliver(state(THREAD, tagged()));

      assertThat(vendor.received())
          .extracting(FakeVendor.Received::line)
          .containsExactly(
              "GET /conversations/1911149811?display_as=plaintext",
              "DELETE /conversations/1911149811/tags/9");
    }

    @Test
    void refuses_a_tag_that_intercom_does_not_know() {
      var report = deliver(state(THREAD, tagged(new VendorTag(null, "vip"))));

      assertThat(vendor.received()).isEmpty();
      assertThat(outcomes(report))
          .containsExactly(new Rejected(null, "the tag vip has no id at Intercom"));
    }

    @Test
    void ends_with_the_first_call_that_fails() {
      vendor
          .answers(200, SHOWN)
          .answers(404, "{\"errors\": [{\"code\": \"tag_not_found\", \"message\": \"No tag\"}]}");

      var report =
          deliver(state(THREAD, tagged(new VendorTag("10", "vip"), new VendorTag("11", "new"))));

      assertThat(vendor.received()).hasSize(2);
      assertThat(outcomes(report)).containsExactly(new Rejected(404, "tag_not_found: No tag"));
    }

    private static RegisterValue tagged(VendorTag... tags) {
      return new RegisterValue.Tagged(List.of(tags));
    }
  }

  @Nested
  class Messages {
    @Test
    void to_the_contact_are_comments_and_stay_what_was_said() {
      vendor.answers(200, SHOWN);

      var report = deliver(say(THREAD, MessageKind.OUTBOUND, "5 < 7 & <script>\nyes\n\nBye"));

      assertThat(vendor.only().line()).isEqualTo("POST /conversations/1911149811/reply");
      assertThat(vendor.only().body())
          .isEqualTo(
              "{\"message_type\":\"comment\",\"admin_id\":\"814860\",\"type\":\"admin\","
                  + "\"body\":\"<p>5 &lt; 7 &amp; &lt;script&gt;<br>yes</p><p>Bye</p>\"}");
      assertThat(outcomes(report)).containsExactly(new Delivered(200, "41", SEEN));
    }

    @Test
    void among_teammates_are_notes() {
      vendor.answers(200, SHOWN);

      var report = deliver(say(THREAD, MessageKind.INTERNAL, "Careful"));

      assertThat(vendor.only().json().path("message_type").asText()).isEqualTo("note");
      assertThat(outcomes(report)).containsExactly(new Delivered(200, "42", SEEN));
    }

    @Test
    void are_not_sent_blindly_again() {
      vendor.answers(504, "");

      assertThat(outcomes(deliver(say(THREAD, MessageKind.OUTBOUND, "Once"))))
          .containsExactly(new Unknown(504, "no word of explanation", false));
    }
  }

  @Nested
  class Looking {
    @Test
    void shows_the_registers_that_intercom_has() {
      vendor.answers(200, SHOWN);

      assertThat(backend.read(to(vendor.url()), THREAD)).isEqualTo(new Reading.Seen<>(SEEN));
      assertThat(vendor.only().line())
          .isEqualTo("GET /conversations/1911149811?display_as=plaintext");
    }

    @Test
    void shows_the_reason_where_it_is_in_an_attribute() {
      vendor.answers(200, SHOWN);

      var read = backend.read(to(vendor.url(), new CustomAttribute("Close reason")), THREAD);

      assertThat(read)
          .isInstanceOfSatisfying(
              Reading.Seen.class,
              seen ->
                  assertThat(((VendorThread) seen.value()).in(Register.CLOSE_REASON))
                      .hasValue(new RegisterValue.ClosedFor("Spam", null)));
    }

    @Test
    void reads_older_versions_with_arrays_and_texts() {
      vendor.answers(
          200,
          """
          {"id": 1911149811, "state": "snoozed", "snoozed_until": 1795176000,
           "admin_assignee_id": "5784329", "team_assignee_id": null, "priority": "surprising",
           "contacts": [{"id": 7}], "tags": []}
          """);

      assertThat(backend.read(to(vendor.url()), THREAD))
          .isEqualTo(
              new Reading.Seen<>(
                  new VendorThread(
                      THREAD,
                      List.of(
                          new RegisterValue.Status(
                              new VendorStatus.Snoozed(new SnoozeEnd.At(Dialling.NOON))),
                          new RegisterValue.AssignedTo(new VendorAssignee(null, "5784329")),
                          new RegisterValue.InTeam(null),
                          new RegisterValue.Tagged(List.of()),
                          new RegisterValue.OfContact("7")),
                      null)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"99999999999999", "18446744075504727616", "-7", "\"soon\"", "1.5"})
    void leaves_out_a_snooze_until_a_time_that_is_none(String until) {
      vendor.answers(
          200, "{\"id\": 7, \"state\": \"snoozed\", \"snoozed_until\": %s}".formatted(until));

      assertThat(backend.read(to(vendor.url()), THREAD))
          .isEqualTo(new Reading.Seen<>(new VendorThread(THREAD, List.of(), null)));
    }

    @Test
    void searches_for_what_has_too_many_parts_to_be_shown() {
      vendor
          .answers(200, "[\"" + "a".repeat(1 << 20) + "\"]")
          .answers(200, "{\"conversations\": [%s]}".formatted(SHOWN));

      assertThat(backend.read(to(vendor.url()), THREAD)).isEqualTo(new Reading.Seen<>(SEEN));
      assertThat(vendor.received().getLast().line()).isEqualTo("POST /conversations/search");
      assertThat(vendor.received().getLast().json().path("query").toString())
          .isEqualTo("{\"field\":\"id\",\"operator\":\"=\",\"value\":\"1911149811\"}");
    }

    @Test
    void of_a_conversation_that_is_gone_says_so() {
      vendor.answers(404, "{\"type\": \"error.list\", \"errors\": [{\"code\": \"not_found\"}]}");

      assertThat(backend.read(to(vendor.url()), THREAD)).isEqualTo(new Reading.Absent<>());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{\"id\": \"1\"}", "{\"state\": \"open\"}"})
    void of_nonsense_fails(String body) {
      vendor.answers(200, body);

      assertThat(backend.read(to(vendor.url()), THREAD))
          .isEqualTo(
              new Reading.Failed<>(
                  new Unknown(200, "the answer is not what this vendor sends", true)));
    }

    @Test
    void lists_what_has_changed_since_oldest_first() {
      vendor.answers(
          200,
          """
          {"type": "conversation.list", "conversations": [%s, {"id": null}],
           "pages": {"next": {"per_page": 50, "starting_after": "WzE3"}}, "total_count": 2}
          """
              .formatted(SHOWN));

      var page = backend.list(to(vendor.url()), new VendorQuery("", Dialling.NOON, "WzE2"));

      assertThat(vendor.only().line()).isEqualTo("POST /conversations/search");
      assertThat(vendor.only().body())
          .isEqualTo(
              "{\"query\":{\"field\":\"updated_at\",\"operator\":\">\",\"value\":1795175999},"
                  + "\"pagination\":{\"per_page\":50,\"starting_after\":\"WzE2\"},"
                  + "\"sort\":{\"field\":\"updated_at\",\"order\":\"ascending\"}}");
      assertThat(page).isEqualTo(new Reading.Seen<>(new VendorPage(List.of(SEEN), "WzE3", 1)));
    }

    @Test
    void passes_over_a_conversation_that_is_too_large_by_the_cursor_before_it() {
      vendor.answersTooMuch(
          6,
          "{\"pages\": {\"next\": {\"starting_after\": \"WzE3\"}},"
              + " \"conversations\": [{\"id\": \"17\", \"source\": {\"body\": \"");

      assertThat(backend.list(to(vendor.url()), new VendorQuery("", null, null)))
          .isEqualTo(
              new Reading.Seen<>(
                  new VendorPage(
                      List.of(),
                      "WzE3",
                      0,
                      List.of(new ExternalReference(new Vendor("intercom"), "17")),
                      List.of())));
      assertThat(vendor.received())
          .extracting(received -> received.json().at("/pagination/per_page").asInt())
          .containsExactly(50, 25, 12, 6, 3, 1);
    }

    @Test
    void goes_no_further_where_the_cursor_comes_behind_what_is_too_large() {
      vendor.answersTooMuch(6, "{\"conversations\": [{\"id\": \"17\", \"source\": {\"body\": \"");

      assertThat(backend.list(to(vendor.url()), new VendorQuery("", null, null)))
          .isEqualTo(
              new Reading.Failed<>(
                  new Unknown(
                      200,
                      "the list goes no further: for a single thread the answer has more than"
                          + " 1048576 bytes, and Intercom did not say before it where its list"
                          + " goes on behind it",
                      false)));
    }

    @Test
    void ends_with_the_last_page() {
      vendor.answers(200, "{\"conversations\": [], \"pages\": {\"next\": null}}");

      assertThat(backend.list(to(vendor.url()), new VendorQuery("", null, null)))
          .isEqualTo(new Reading.Seen<>(new VendorPage(List.of(), null, 0)));
    }
  }

  @Test
  void a_test_tells_as_whom_intercom_knows_us() {
    vendor.answers(
        200,
        """
        {"type": "admin", "id": "814860", "name": "Mark Strong", "email": "mk@acmeinc.org",
         "app": {"name": "Acme"}}
        """);

    var greeting = backend.test(to(vendor.url()));

    assertThat(vendor.only().line()).isEqualTo("GET /me");
    assertThat(greeting)
        .isEqualTo(
            new Reading.Seen<>(
                new Greeting(
                    "Intercom knows us as admin 814860 (Mark Strong, mk@acmeinc.org, Acme)",
                    List.of())));
  }

  @Test
  void a_test_of_who_answers_like_intercom_and_knows_no_admin_by_the_token_is_let_in() {
    vendor.answers(
        404,
        """
        {"type": "error.list", "errors": [{"code": "admin_not_found", "message": "Admin not found"}]}
        """);

    assertThat(backend.test(to(vendor.url())))
        .isEqualTo(
            new Reading.Seen<>(
                new Greeting("Intercom took the token, which belongs to no admin", List.of())));
  }

  private Report deliver(ReasonPlace place, Order order) {
    return backend.deliver(to(vendor.url(), place), List.of(order)).getFirst();
  }

  private List<String> bodies() {
    return vendor.received().stream().map(FakeVendor.Received::body).toList();
  }

  private static JsonObject attributes(JsonObject members) {
    return new ObjectWriter().put("custom_attributes", members).toObject();
  }
}
