package dev.threadkeep.vendors.contactship;

import static dev.threadkeep.vendors.http.Dialling.TOKEN;
import static dev.threadkeep.vendors.http.Dialling.to;
import static dev.threadkeep.vendors.http.Orders.CLOSED;
import static dev.threadkeep.vendors.http.Orders.OPEN;
import static dev.threadkeep.vendors.http.Orders.closed;
import static dev.threadkeep.vendors.http.Orders.outcomes;
import static dev.threadkeep.vendors.http.Orders.say;
import static dev.threadkeep.vendors.http.Orders.state;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.delivery.Greeting;
import dev.threadkeep.application.delivery.Outcome;
import dev.threadkeep.application.delivery.Outcome.Delivered;
import dev.threadkeep.application.delivery.Outcome.NotPropagated;
import dev.threadkeep.application.delivery.Outcome.Rejected;
import dev.threadkeep.application.delivery.Outcome.Unknown;
import dev.threadkeep.application.delivery.Reading;
import dev.threadkeep.application.delivery.RegisterValue;
import dev.threadkeep.application.delivery.VendorAssignee;
import dev.threadkeep.application.delivery.VendorAssignee.Kind;
import dev.threadkeep.application.delivery.VendorThread;
import dev.threadkeep.domain.message.MessageKind;
import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.domain.vendor.Vendor;
import dev.threadkeep.vendors.http.BackendOnFakeVendor;
import dev.threadkeep.vendors.http.FakeVendor;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactshipBackendTest extends BackendOnFakeVendor {
  private static final String ID = "thr-7f3b2a10";
  private static final ExternalReference THREAD =
      new ExternalReference(new Vendor("contactship"), ID);

  private static final String SHOWN =
      """
      {"id": "thr-7f3b2a10", "channel_id": "chn_y0xs", "channel_type": "WABA",
       "contact_id": "4c1d", "organization_id": "org-1", "status": "closed",
       "assignee": "agent-7", "assignee_type": "agent", "updated_at": "2026-11-20T10:07:00Z"}
      """;

  private static final VendorThread SEEN =
      new VendorThread(
          THREAD,
          List.of(
              CLOSED,
              new RegisterValue.AssignedTo(new VendorAssignee(Kind.AGENT, "agent-7")),
              new RegisterValue.OfContact("4c1d")),
          Instant.parse("2026-11-20T10:07:00Z"));

  private static final Outcome DELIVERED = new Delivered(200, null, SEEN);

  ContactshipBackendTest() {
    super(ContactshipBackend::new, THREAD);
  }

  @Nested
  class Updating {
    @Test
    void sets_status_and_assignee_in_one_request() {
      vendor.answers(200, SHOWN);

      var report =
          deliver(
              closed(
                  THREAD,
                  CLOSED,
                  new RegisterValue.AssignedTo(new VendorAssignee(Kind.AGENT, "agent-7"))));

      assertThat(vendor.only().line()).isEqualTo("PUT /v1/thread/thr-7f3b2a10");
      assertThat(vendor.only().header("x-api-key")).isEqualTo(TOKEN);
      assertThat(vendor.only().body())
          .isEqualTo(
              "{\"status\":\"closed\",\"assignee\":\"agent-7\",\"assignee_type\":\"agent\"}");
      assertThat(outcomes(report)).containsExactly(DELIVERED, DELIVERED);
    }

    @Test
    void opens_again() {
      vendor.answers(200, SHOWN);

      deliver(state(THREAD, OPEN));

      assertThat(vendor.only().body()).isEqualTo("{\"status\":\"open\"}");
    }

    @Test
    void assigns_people_as_users() {
      vendor.answers(200, SHOWN);

      deliver(state(THREAD, new RegisterValue.AssignedTo(new VendorAssignee(Kind.USER, "user-1"))));

      assertThat(vendor.only().body())
          .isEqualTo("{\"assignee\":\"user-1\",\"assignee_type\":\"user\"}");
    }

    @Test
    void unassigns_with_null() {
      vendor.answers(200, SHOWN);

      deliver(state(THREAD, new RegisterValue.AssignedTo(null)));

      assertThat(vendor.only().body()).isEqualTo("{\"assignee\":null}");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '´',
        textBlock =
            """
            {"statusCode":404,"message":"Thread not found","error":"Not Found"} | Thread not found; Not Found
            {"success":false,"message":"Thread not found"}                      | Thread not found
            """)
    void tells_refusals_in_either_shape(String body, String said) {
      vendor.answers(404, body);

      assertThat(outcomes(deliver(state(THREAD, OPEN)))).containsExactly(new Rejected(404, said));
    }
  }

  @Nested
  class Messages {
    @Test
    void go_out_through_the_threads_own_channel() {
      vendor
          .answers(200, SHOWN)
          .answers(200, "{\"success\": true, \"data\": {\"message_id\": \"msg-1\"}}");

      var report = deliver(say(THREAD, MessageKind.OUTBOUND, "Hola"));

      assertThat(vendor.received())
          .extracting(FakeVendor.Received::line)
          .containsExactly("GET /v1/thread/thr-7f3b2a10", "POST /v1/waba/send");
      assertThat(vendor.received().getLast().body())
          .isEqualTo(
              "{\"channel_id\":\"chn_y0xs\",\"contact_id\":\"4c1d\",\"content\":\"Hola\","
                  + "\"thread_id\":\"thr-7f3b2a10\"}");
      assertThat(outcomes(report)).containsExactly(new Delivered(200, "msg-1", null));
    }

    @Test
    void are_taken_for_whatsapp_alone() {
      vendor.answers(200, SHOWN.replace("WABA", "INSTAGRAM"));

      assertThat(outcomes(deliver(say(THREAD, MessageKind.OUTBOUND, "Hola"))))
          .containsExactly(new NotPropagated("Contactship takes messages for WhatsApp alone"));
      assertThat(vendor.received()).hasSize(1);
    }

    @Test
    void wait_until_the_thread_can_be_made_out() {
      vendor.answers(200, "[1, 2, 3]");

      assertThat(outcomes(deliver(say(THREAD, MessageKind.OUTBOUND, "Hola"))))
          .containsExactly(new Unknown(200, "the answer is not what this vendor sends", true));
      assertThat(vendor.received()).hasSize(1);
    }

    @Test
    void are_not_sent_blindly_again() {
      vendor.answers(200, SHOWN).answers(500, "{}");

      assertThat(outcomes(deliver(say(THREAD, MessageKind.OUTBOUND, "Hola"))))
          .containsExactly(new Unknown(500, "{}", false));
    }
  }

  @Nested
  class Looking {
    @Test
    void shows_the_registers_that_contactship_has() {
      vendor.answers(200, SHOWN);

      assertThat(backend.read(to(vendor.url()), THREAD)).isEqualTo(new Reading.Seen<>(SEEN));
      assertThat(vendor.only().line()).isEqualTo("GET /v1/thread/thr-7f3b2a10");
    }

    @Test
    void leaves_out_a_status_that_nobody_has_heard_of() {
      vendor.answers(200, "{\"id\": 7, \"status\": \"pending\", \"assignee\": null}");

      assertThat(backend.read(to(vendor.url()), THREAD))
          .isEqualTo(
              new Reading.Seen<>(
                  new VendorThread(THREAD, List.of(new RegisterValue.AssignedTo(null)), null)));
    }

    @Test
    void of_a_thread_that_is_gone_says_so() {
      vendor.answers(404, "{}");

      assertThat(backend.read(to(vendor.url()), THREAD)).isEqualTo(new Reading.Absent<>());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[7]", "{\"id\": {}}"})
    void of_nonsense_fails(String body) {
      vendor.answers(200, body);

      assertThat(backend.read(to(vendor.url()), THREAD))
          .isEqualTo(
              new Reading.Failed<>(
                  new Unknown(200, "the answer is not what this vendor sends", true)));
    }
  }

  @Nested
  class Testing {
    @Test
    void is_let_in_where_only_the_thread_is_missing() {
      vendor.answers(404, "{\"message\": \"Thread not found\"}");

      assertThat(backend.test(to(vendor.url())))
          .isEqualTo(
              new Reading.Seen<>(
                  new Greeting(
                      "Contactship took the key and said of a thread that does not exist:"
                          + " Thread not found",
                      List.of())));
    }

    @Test
    void is_not_by_nonsense() {
      vendor.answers(200, "[1, 2, 3]");

      assertThat(backend.test(to(vendor.url())))
          .isEqualTo(
              new Reading.Failed<>(
                  new Unknown(200, "the answer is not what this vendor sends", true)));
    }

    @Test
    void is_not_where_the_key_is_wrong() {
      vendor.answers(401, "{\"message\": \"Unauthorized\"}");

      assertThat(backend.test(to(vendor.url())))
          .isEqualTo(new Reading.Failed<>(new Rejected(401, "Unauthorized")));
    }
  }
}
