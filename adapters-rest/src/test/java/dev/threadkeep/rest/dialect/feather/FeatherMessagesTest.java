package dev.threadkeep.rest.dialect.feather;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.access.Scope;
import dev.threadkeep.rest.service.Service;
import dev.threadkeep.rest.service.Service.Answer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FeatherMessagesTest {

  private static final String THREADS = "/feather/api/v1/threads";

  private final FeatherSchemas schemas = FeatherSchemas.load();
  private Service service;

  @BeforeAll
  void start() {
    service = Service.start();
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void a_message_is_outbound_and_comes_back_in_the_list() {
    var id = service.open("{\"external_refs\": {\"feather\": \"thr_say\"}}");

    var sent = service.post(path("thr_say"), "{\"message\": \"Hi\", \"unknown\": 1}");

    assertThat(sent.status()).as(sent.body()).isEqualTo(200);
    var messageId = sent.text("/messageId");
    assertThat(sent.body())
        .isEqualTo(
            "{\"status\":\"SENT\",\"threadId\":\"thr_say\",\"messageId\":\"%s\",\"windowExpiresIn\":null}"
                .formatted(messageId));
    var message = list(id, "").json().at("/messages/0");
    assertThat(message.path("id").asText()).isEqualTo(messageId);
    assertThat(message.path("threadId").asText()).isEqualTo("thr_say");
    assertThat(message.path("direction").asText()).isEqualTo("OUTBOUND");
    assertThat(message.path("status").asText()).isEqualTo("SENT");
    assertThat(message.path("content").asText()).isEqualTo("Hi");
    assertThat(service.get("/v1/messages/" + messageId).text("/author/type")).isEqualTo("key");
  }

  @Test
  void a_message_to_a_closed_thread_is_recorded_and_leaves_it_closed() {
    var id = service.open("{}");
    service.patch(THREADS + "/" + id + "/close", "{\"reason\": \"DNC\"}");

    var sent = service.post(path(id), "{\"message\": \"Bye\"}");

    assertThat(sent.status()).isEqualTo(200);
    assertThat(service.get(THREADS + "/" + id).text("/thread/closedReason")).isEqualTo("DNC");
    assertThat(contents(list(id, ""))).containsExactly("Bye");
  }

  @Test
  void on_the_web_it_is_the_visitor_who_speaks() {
    var id = service.post(THREADS + "/web", "{\"agentId\": \"a_1\"}").text("/thread/id");
    service.patch(THREADS + "/" + id + "/close", null);

    var sent = service.post(path(id), "{\"message\": \"Anyone there?\"}");

    assertThat(sent.text("/status")).isEqualTo("RECEIVED");
    assertThat(list(id, "").json().at("/messages/0/direction").asText()).isEqualTo("INBOUND");
    assertThat(service.get(THREADS + "/" + id).json().at("/thread/isActive").asBoolean()).isTrue();
  }

  @Test
  void internal_notes_are_left_out() {
    var id = talk(service.open("{}"), "inbound", "internal", "outbound", "internal");

    assertThat(contents(list(id, ""))).containsExactly("inbound 0", "outbound 2");
  }

  @Test
  void direction_and_status_narrow_the_list() {
    var id = talk(service.open("{}"), "inbound", "outbound", "outbound", "inbound");

    assertThat(contents(list(id, "?direction=INBOUND"))).containsExactly("inbound 0", "inbound 3");
    assertThat(contents(list(id, "?status=SENT"))).containsExactly("outbound 1", "outbound 2");
    assertThat(contents(list(id, "?status=RECEIVED&direction=OUTBOUND"))).isEmpty();
    assertThat(contents(list(id, "?status=DISCARDED&unknown=1"))).isEmpty();
  }

  @Test
  void the_oldest_come_first_page_by_page() {
    var id =
        talk(
            service.open("{}"),
            "inbound",
            "internal",
            "outbound",
            "inbound",
            "internal",
            "outbound");
    var all = List.of("inbound 0", "outbound 2", "inbound 3", "outbound 5");

    assertThat(list(id, "").json().path("pagination").toString())
        .isEqualTo("{\"limit\":50,\"nextCursor\":null}");
    for (int limit = 1; limit <= 5; limit++) {
      var seen = new ArrayList<String>();
      var page = list(id, "?limit=" + limit);
      seen.addAll(contents(page));
      while (!page.json().at("/pagination/nextCursor").isNull()) {
        assertThat(page.text("/pagination/nextCursor"))
            .isEqualTo(page.json().path("messages").findValuesAsText("id").getLast());
        page =
            list(id, "?limit=%d&cursor=%s".formatted(limit, page.text("/pagination/nextCursor")));
        seen.addAll(contents(page));
      }
      assertThat(seen).isEqualTo(all);
    }
  }

  @Test
  void a_cursor_belongs_to_its_thread() {
    var one = talk(service.open("{}"), "inbound", "inbound");
    var other = talk(service.open("{}"), "inbound", "inbound");
    var cursor = list(one, "?limit=1").text("/pagination/nextCursor");

    var answer = service.get(path(other) + "?cursor=" + cursor);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("/message"))
        .isEqualTo("cursor is not the id of a message of this thread");
  }

  @ParameterizedTest
  @CsvSource({
    "limit=101,limit must be a whole number from 1 to 100",
    "direction=SIDEWAYS,'direction must be one of INBOUND, OUTBOUND'",
    "direction=INTERNAL,'direction must be one of INBOUND, OUTBOUND'",
    "status=sent,",
    "cursor=x,cursor is not the id of a message of this thread",
  })
  void a_parameter_that_does_not_fit_is_a_bad_request(String query, String message) {
    var answer = service.get(path(service.open("{}")) + "?" + query);

    assertThat(answer.status()).isEqualTo(400);
    schemas.check(400, answer.body());
    if (message != null) {
      assertThat(answer.text("/message")).isEqualTo(message);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'{}',#/message is required",
    "'{\"message\": \"\"}',#/message must not be empty",
    "'{\"message\": \" \\n\\u00a0\"}',#/message must not be empty",
    "'{\"message\": null}',#/message must not be null",
    "'{\"message\": {}}',#/message must be a string",
    "'',The body is required: a JSON object",
  })
  void a_message_that_does_not_fit_is_not_recorded(String body, String message) {
    var id = service.open("{}");

    var answer = service.post(path(id), body);

    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.text("/message")).isEqualTo(message);
    assertThat(contents(list(id, ""))).isEmpty();
  }

  @Test
  void an_unknown_thread_is_not_found_whoever_asks() {
    var foreign = service.key("foreign0", Service.OTHER, Scope.THREADS_WRITE);
    var id = service.open("{}");

    for (var answer :
        List.of(
            service.get(path(id), "X-API-Key", foreign),
            service.post(path(id), "{\"message\": \"Hi\"}", "X-API-Key", foreign),
            service.get(path("nothing")),
            service.post(path("nothing"), "{\"message\": \"Hi\"}"))) {
      schemas.check(404, answer.body());
      assertThat(answer.status()).isEqualTo(404);
    }
  }

  @Test
  void sending_needs_the_scope_for_it() {
    var reader = service.key("reader00", Service.ORGANIZATION, Scope.THREADS_READ);
    var id = service.open("{}");

    assertThat(service.get(path(id), "X-API-Key", reader).status()).isEqualTo(200);
    assertThat(service.post(path(id), "{\"message\": \"Hi\"}", "X-API-Key", reader).status())
        .isEqualTo(403);
  }

  private String talk(String id, String... kinds) {
    for (int i = 0; i < kinds.length; i++) {
      service.post(
          "/v1/threads/" + id + "/messages",
          "{\"kind\": \"%1$s\", \"text\": \"%1$s %2$d\"}".formatted(kinds[i], i));
    }
    return id;
  }

  private static String path(String id) {
    return THREADS + "/" + id + "/messages";
  }

  private Answer list(String id, String query) {
    var answer = service.get(path(id) + query);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    FeatherSchemas.check("message-list", answer.json());
    return answer;
  }

  private static List<String> contents(Answer page) {
    return page.json().path("messages").findValuesAsText("content");
  }
}
