package dev.threadkeep.vendors.contextgpt;

import static dev.threadkeep.vendors.http.Dialling.TOKEN;
import static dev.threadkeep.vendors.http.Dialling.to;
import static dev.threadkeep.vendors.http.Orders.CLOSED;
import static dev.threadkeep.vendors.http.Orders.OPEN;
import static dev.threadkeep.vendors.http.Orders.closed;
import static dev.threadkeep.vendors.http.Orders.outcomes;
import static dev.threadkeep.vendors.http.Orders.say;
import static dev.threadkeep.vendors.http.Orders.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.threadkeep.application.delivery.Greeting;
import dev.threadkeep.application.delivery.Outcome;
import dev.threadkeep.application.delivery.Outcome.Delivered;
import dev.threadkeep.application.delivery.Outcome.NotPropagated;
import dev.threadkeep.application.delivery.Outcome.Rejected;
import dev.threadkeep.application.delivery.Outcome.Unknown;
import dev.threadkeep.application.delivery.Reading;
import dev.threadkeep.application.delivery.RegisterValue;
import dev.threadkeep.application.delivery.VendorPage;
import dev.threadkeep.application.delivery.VendorQuery;
import dev.threadkeep.application.delivery.VendorTag;
import dev.threadkeep.application.delivery.VendorThread;
import dev.threadkeep.domain.message.MessageKind;
import dev.threadkeep.domain.thread.Handling;
import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.domain.vendor.Vendor;
import dev.threadkeep.vendors.http.BackendOnFakeVendor;
import dev.threadkeep.vendors.http.FakeVendor;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContextgptBackendTest extends BackendOnFakeVendor {
  private static final String ROUTE = "PATCH /api/v1/chatting/bot-1/thread/update-thread";
  private static final ExternalReference THREAD = reference("361628903185318481");

  private static final String SHOWN =
      """
      {"id": "361628903185318481", "chatbotId": "bot-1", "title": "Refund", "resolved": true,
       "escalated": false, "important": true, "archived": false, "tags": ["billing", 7, null],
       "updatedAt": "2026-11-20T10:07:00.000Z"}
      """;

  private static final VendorThread SEEN =
      new VendorThread(
          THREAD,
          List.of(
              CLOSED,
              new RegisterValue.Escalated(false),
              new RegisterValue.Important(true),
              new RegisterValue.Archived(false),
              new RegisterValue.Titled("Refund"),
              new RegisterValue.Tagged(
                  List.of(new VendorTag(null, "billing"), new VendorTag(null, "7")))),
          Instant.parse("2026-11-20T10:07:00Z"));

  private static final Outcome DELIVERED = new Delivered(200, null, SEEN);

  ContextgptBackendTest() {
    super(ContextgptBackend::new, THREAD);
  }

  @Nested
  class Updating {
    @Test
    void sets_all_registers_by_their_values_and_toggles_none() {
      vendor.answers(200, updated(SHOWN));

      var report =
          deliver(
              closed(
                  THREAD,
                  CLOSED,
                  new RegisterValue.HandledBy(Handling.HUMAN),
                  new RegisterValue.Escalated(false),
                  new RegisterValue.Important(true),
                  new RegisterValue.Archived(false),
                  new RegisterValue.Titled("Refund"),
                  new RegisterValue.Noted("Calls back"),
                  new RegisterValue.Tagged(List.of(new VendorTag("9", "billing")))));

      assertThat(vendor.only().line()).isEqualTo(ROUTE);
      assertThat(vendor.only().header("Authorization")).isEqualTo("Bearer " + TOKEN);
      assertThat(vendor.only().body())
          .isEqualTo(
              "[{\"threadId\":\"361628903185318481\",\"resolved\":true,\"mode\":\"HUMAN\","
                  + "\"escalated\":false,\"important\":true,\"archived\":false,"
                  + "\"title\":\"Refund\",\"internalNotes\":\"Calls back\","
                  + "\"tags\":[\"billing\"]}]");
      assertThat(outcomes(report)).hasSize(8).containsOnly(DELIVERED);
    }

    @Test
    void empties_what_may_be_empty() {
      vendor.answers(200, updated(SHOWN));

      deliver(
          state(
              THREAD,
              OPEN,
              new RegisterValue.Titled(null),
              new RegisterValue.Noted(null),
              new RegisterValue.Tagged(List.of())));

      assertThat(vendor.only().body())
          .isEqualTo(
              "[{\"threadId\":\"361628903185318481\",\"resolved\":false,\"title\":null,"
                  + "\"internalNotes\":null,\"tags\":[]}]");
    }

    @Test
    void of_many_threads_is_one_request() {
      var threads = IntStream.range(0, 500).mapToObj(i -> "t" + i).toList();
      vendor.answers(
          200,
          updated(
              threads.stream()
                  .map("{\"id\": \"%s\", \"resolved\": true}"::formatted)
                  .collect(Collectors.joining(","))));

      var reports =
          backend.deliver(
              to(vendor.url()), threads.stream().map(id -> closed(reference(id), CLOSED)).toList());

      assertThat(vendor.only().json()).hasSize(500);
      assertThat(reports)
          .extracting(report -> report.thread().id())
          .containsExactlyElementsOf(threads);
      assertThat(reports)
          .allSatisfy(
              report -> assertThat(outcomes(report)).hasOnlyElementsOfType(Delivered.class));
    }

    @Test
    void finds_the_one_that_spoils_the_rest() {
      vendor
          .answers(404, "{\"message\": \"One is unknown\"}")
          .answers(404, "{\"message\": \"One is unknown\"}")
          .answers(200, updated("{\"id\": \"a\"}"))
          .answers(404, "{\"message\": \"b is unknown\"}")
          .answers(200, updated("{\"id\": \"c\"}, {\"id\": \"d\"}"));

      var reports =
          backend.deliver(
              to(vendor.url()),
              List.of("a", "b", "c", "d").stream()
                  .map(id -> closed(reference(id), CLOSED))
                  .toList());

      assertThat(vendor.received())
          .extracting(sent -> sent.json().size())
          .containsExactly(4, 2, 1, 1, 2);
      assertThat(reports.stream().flatMap(report -> outcomes(report).stream()))
          .containsExactly(
              new Delivered(200, null, null),
              new Rejected(404, "b is unknown"),
              new Delivered(200, null, null),
              new Delivered(200, null, null));
    }

    @Test
    void is_told_to_fewer_at_once_where_the_answer_is_too_large() {
      vendor
          .answersTooMuch(1, "{\"success\": true, \"message\": \"")
          .answers(200, updated("{\"id\": \"a\"}, {\"id\": \"b\"}"))
          .answers(200, updated("{\"id\": \"c\"}, {\"id\": \"d\"}"));

      var reports =
          backend.deliver(
              to(vendor.url()),
              List.of("a", "b", "c", "d").stream()
                  .map(id -> closed(reference(id), CLOSED))
                  .toList());

      assertThat(vendor.received()).extracting(sent -> sent.json().size()).containsExactly(4, 2, 2);
      assertThat(reports.stream().flatMap(report -> outcomes(report).stream()))
          .hasSize(4)
          .containsOnly(new Delivered(200, null, null));
    }

    @Test
    void of_a_single_thread_whose_answer_is_too_large_is_unknown() {
      vendor.answersTooMuch(1, "{\"success\": true, \"message\": \"");

      var report = deliver(closed(reference("a"), CLOSED));

      assertThat(vendor.received()).hasSize(1);
      assertThat(outcomes(report))
          .singleElement()
          .isInstanceOfSatisfying(
              Unknown.class, unknown -> assertThat(unknown.repeatable()).isFalse());
    }

    @Test
    void is_refused_to_all_where_the_key_is_wrong() {
      vendor.answers(401, "{\"success\": false, \"message\": \"No valid API key\"}");

      var reports =
          backend.deliver(
              to(vendor.url()),
              List.of(closed(reference("a"), CLOSED), closed(reference("b"), CLOSED)));

      assertThat(vendor.received()).hasSize(1);
      assertThat(reports.stream().flatMap(report -> outcomes(report).stream()))
          .containsExactly(
              new Rejected(401, "No valid API key"), new Rejected(401, "No valid API key"));
    }

    @Test
    void of_a_thread_that_the_answer_does_not_name_is_unknown() {
      vendor.answers(200, updated("{\"id\": \"another\"}"));

      assertThat(outcomes(deliver(closed(THREAD, CLOSED))))
          .containsExactly(new Unknown(200, "the answer does not name the thread", true));
    }

    @Test
    void asks_nothing_where_nothing_of_it_has_a_place_there() {
      var report = deliver(state(THREAD, new RegisterValue.AssignedTo(null)));

      assertThat(vendor.received()).isEmpty();
      assertThat(outcomes(report)).hasOnlyElementsOfType(NotPropagated.class);
    }

    @Test
    void is_of_one_chatbot() {
      var elsewhere = new ExternalReference(new Vendor("contextgpt"), "bot-2", "x", null);

      assertThatIllegalArgumentException()
          .isThrownBy(
              () ->
                  backend.deliver(
                      to(vendor.url()), List.of(state(THREAD, OPEN), state(elsewhere, OPEN))));
    }

    @Test
    void is_of_no_more_threads_than_one_array_takes() {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () ->
                  backend.deliver(to(vendor.url()), Collections.nCopies(501, state(THREAD, OPEN))))
          .withMessage("501 orders at once");
    }

    @Test
    void tells_of_messages_that_there_is_no_route_for_them() {
      assertThat(outcomes(deliver(say(THREAD, MessageKind.OUTBOUND, "Hello"))))
          .containsExactly(new NotPropagated("ContextGPT has no route for messages"));
    }
  }

  @Nested
  class Looking {
    @Test
    void lists_the_threads_of_a_chatbot_page_by_page() {
      vendor.answers(200, page(2, 3, SHOWN + ", {\"title\": \"no id\"}"));

      var page = backend.list(to(vendor.url()), new VendorQuery("bot-1", Instant.EPOCH, "2"));

      assertThat(vendor.only().line())
          .isEqualTo("GET /api/v1/chatting/bot-1/threads?page=2&limit=100");
      assertThat(page).isEqualTo(new Reading.Seen<>(new VendorPage(List.of(SEEN), "3", 1)));
    }

    @Test
    void ends_with_the_last_page() {
      vendor.answers(200, page(3, 3, SHOWN));

      assertThat(backend.list(to(vendor.url()), new VendorQuery("bot-1", null, "3")))
          .isEqualTo(new Reading.Seen<>(new VendorPage(List.of(SEEN), null, 0)));
    }

    @Test
    void finds_a_thread_in_the_list() {
      vendor
          .answers(200, page(1, 2, "{\"id\": \"other\", \"resolved\": true}"))
          .answers(200, page(2, 2, SHOWN));

      assertThat(backend.read(to(vendor.url()), THREAD)).isEqualTo(new Reading.Seen<>(SEEN));
      assertThat(vendor.received())
          .extracting(FakeVendor.Received::line)
          .containsExactly(
              "GET /api/v1/chatting/bot-1/threads?page=1&limit=100",
              "GET /api/v1/chatting/bot-1/threads?page=2&limit=100");
    }

    @Test
    void of_a_thread_that_may_be_one_that_is_too_large_does_not_say_that_it_is_gone() {
      vendor
          .answersTooMuch(5, "{\"data\": {\"threads\": [{\"title\": \"")
          .answers(200, page(2, 2, "{\"id\": \"other\", \"resolved\": true}"));

      assertThat(backend.read(to(vendor.url()), THREAD))
          .isEqualTo(
              new Reading.Failed<>(
                  new Unknown(
                      null,
                      "it may be one of the threads that the list has and that cannot be read",
                      true)));
    }

    @Test
    void of_a_thread_that_is_in_no_page_says_that_it_is_gone() {
      vendor.answers(200, page(1, 1, "{\"id\": \"other\", \"resolved\": true}"));

      assertThat(backend.read(to(vendor.url()), THREAD)).isEqualTo(new Reading.Absent<>());
    }

    @Test
    void gives_a_long_list_up_without_saying_that_the_thread_is_gone() {
      for (int number = 1; number <= 50; number++) {
        vendor.answers(200, page(number, 99, "{\"id\": \"other\", \"resolved\": true}"));
      }

      assertThat(backend.read(to(vendor.url()), THREAD))
          .isEqualTo(
              new Reading.Failed<>(new Unknown(null, "not among the first 5000 threads", true)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{\"data\": {\"threads\": {}}}"})
    void of_nonsense_fails(String body) {
      vendor.answers(200, body);

      assertThat(backend.read(to(vendor.url()), THREAD))
          .isEqualTo(
              new Reading.Failed<>(
                  new Unknown(200, "the answer is not what this vendor sends", true)));
    }
  }

  @Test
  void a_test_asks_each_chatbot_that_the_connection_names() {
    vendor.answers(200, page(1, 1, SHOWN));

    var greeting = backend.test(to(vendor.url()));

    assertThat(vendor.only().line()).isEqualTo("GET /api/v1/chatting/bot-1/threads?page=1&limit=1");
    assertThat(greeting)
        .isEqualTo(
            new Reading.Seen<>(
                new Greeting("ContextGPT lists the threads of bot-1 to us", List.of())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[1, 2, 3]", "{}", "{\"data\": {\"threads\": 7}}"})
  void a_test_is_not_passed_by_nonsense(String body) {
    vendor.answers(200, body);

    assertThat(backend.test(to(vendor.url())))
        .isEqualTo(
            new Reading.Failed<>(
                new Unknown(200, "the answer is not what this vendor sends", true)));
  }

  /** The documented answer, with an array within an array. */
  private static String updated(String threads) {
    return """
        {"success": true, "message": "Thread statuses updated successfully",
         "data": {"updatedThreads": [[%s]]}}
        """
        .formatted(threads);
  }

  private static String page(int page, int pages, String threads) {
    return """
        {"success": true, "data": {"threads": [%s],
         "pagination": {"page": %d, "limit": 100, "total": 9, "totalPages": %d}}}
        """
        .formatted(threads, page, pages);
  }

  private static ExternalReference reference(String id) {
    return new ExternalReference(new Vendor("contextgpt"), "bot-1", id, null);
  }
}
