package dev.threadkeep.rest.canonical.thread;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.StoreUnavailableException;
import dev.threadkeep.application.access.Scope;
import dev.threadkeep.application.thread.ThreadException;
import dev.threadkeep.rest.service.Service;
import java.util.ArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ThreadRoutesTest {

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
  void an_empty_object_opens_a_thread_and_every_field_is_there() {
    var answer = service.post("/v1/threads", "{}");

    assertThat(answer.status()).isEqualTo(201);
    var thread = answer.json();
    assertThat(answer.headers())
        .containsEntry("location", "/v1/threads/" + thread.path("id").asText())
        .containsEntry("etag", "\"1\"");
    var names = new ArrayList<String>();
    thread.fieldNames().forEachRemaining(names::add);
    assertThat(names)
        .contains(
            ("id number organization_id title status snoozed_until snoozed_until_reply closed"
                    + " assignee team_id handling escalated important severity archived read tags"
                    + " internal_notes channel contact_id company_id project_id external_refs"
                    + " follow_up_of attributes last_inbound_message_at last_outbound_message_at"
                    + " last_state_change_at waiting_since created_at updated_at version")
                .split(" "));
    assertThat(thread.path("status").asText()).isEqualTo("open");
    assertThat(thread.path("handling").asText()).isEqualTo("human");
    assertThat(thread.path("number").isTextual()).isTrue();
    assertThat(thread.path("title").isNull()).isTrue();
    assertThat(thread.path("created_at").asText()).startsWith("2026-11-20T10:00:").endsWith("Z");
  }

  @Test
  void a_thread_is_opened_with_all_that_it_may_have_and_read_again() {
    var holder = service.user("Mark Strong");
    var contact = service.add("contacts", "{}");
    var company = service.add("companies", "{\"name\": \"Acme\"}");
    var project = service.add("projects", "{\"name\": \"Export\"}");

    var opened =
        service.post(
            "/v1/threads",
            """
            {"title": "Refund", "channel": {"type": "sms", "id": "chn_1", "from": "+15550100", "to": "+15550101"},
             "contact_id": "%s", "company_id": "%s", "project_id": "%s", "tags": ["vip", "Billing"],
             "severity": "high", "handling": "ai", "external_refs": {"intercom": "42"},
             "attributes": {"feather": {"agent_version_id": "av_1", "gone": null}},
             "assignee": {"type": "user", "id": "%s"},
             "message": {"kind": "inbound", "text": "Hi"}}
            """
                .formatted(contact, company, project, holder));

    assertThat(opened.status()).as(opened.body()).isEqualTo(201);
    var read = service.get("/v1/threads/" + opened.text("/id"));
    assertThat(read.body()).isEqualTo(opened.body());
    assertThat(read.text("/assignee/id")).isEqualTo(holder);
    assertThat(read.json().at("/external_refs/intercom").toString())
        .isEqualTo("{\"id\":\"42\",\"account\":\"\",\"connection_id\":null}");
    assertThat(read.json().path("attributes").toString())
        .isEqualTo("{\"feather\":{\"agent_version_id\":\"av_1\"}}");
    assertThat(read.json().path("tags").toString()).isEqualTo("[\"Billing\",\"vip\"]");
    assertThat(read.json().path("read").asBoolean()).isFalse();
    assertThat(read.headers()).containsEntry("etag", "\"2\"");
    var messages = service.get("/v1/threads/" + opened.text("/id") + "/messages").json();
    assertThat(messages.at("/data/0/author").toString())
        .isEqualTo("{\"type\":\"contact\",\"id\":\"%s\"}".formatted(contact));
  }

  @Test
  void a_thread_begins_with_at_most_thirty_two_references() {
    var most =
        IntStream.range(0, 32)
            .mapToObj(i -> "\"vendor-%d\": \"begins\"".formatted(i))
            .collect(Collectors.joining(", "));

    var refused =
        service.post("/v1/threads", "{\"external_refs\": {%s, \"more\": \"7\"}}".formatted(most));
    var opened = service.post("/v1/threads", "{\"external_refs\": {%s}}".formatted(most));

    assertThat(refused.status()).as(refused.body()).isEqualTo(400);
    assertThat(refused.text("/errors/0/pointer")).isEqualTo("#/external_refs");
    assertThat(opened.status()).as(opened.body()).isEqualTo(201);
    assertThat(opened.json().path("external_refs")).hasSize(32);
  }

  @Test
  void a_thread_lives_its_life_and_the_timeline_tells_it() {
    var id = service.open("{}");
    var path = "/v1/threads/" + id;

    Stream.of(
            service.post(path + "/snooze", "{\"until\": \"2026-12-01T09:00:00Z\"}"),
            service.post(path + "/snooze", "{\"until_reply\": true}"),
            service.post(path + "/wake", null),
            service.post(path + "/escalate", "{\"note\": \"angry\"}"),
            service.post(path + "/deescalate", "{}"),
            service.post(
                path + "/close",
                "{\"reason\": \"resolved\", \"note\": \"n\", \"loop_closed\": true}"),
            service.post(path + "/reopen", "{\"note\": \"again\"}"),
            service.post(path + "/archive", null),
            service.post(path + "/restore", null))
        .forEach(answer -> assertThat(answer.status()).as(answer.body()).isEqualTo(200));

    var timeline = service.get(path + "/timeline?limit=200").json().path("data");
    assertThat(timeline)
        .extracting(event -> event.path("type").asText())
        .containsExactly(
            "thread.opened",
            "thread.snoozed",
            "thread.snoozed",
            "thread.woken",
            "thread.escalated",
            "thread.deescalated",
            "thread.closed",
            "thread.reopened",
            "thread.archived",
            "thread.restored");
    assertThat(timeline.at("/6/data").toString())
        .contains("\"reason\":\"resolved\"", "\"note\":\"n\"", "\"loop_closed\":true");
    assertThat(timeline.at("/6/through").asText()).isEqualTo("canonical");
    assertThat(timeline.at("/6/by").toString()).isEqualTo("{\"type\":\"key\",\"id\":\"admin000\"}");
  }

  @Test
  void a_close_shows_why_when_and_by_whom() {
    var path = "/v1/threads/" + service.open("{}");

    var closed = service.post(path + "/close", "{\"reason\": \"spam\"}");

    assertThat(closed.text("/status")).isEqualTo("closed");
    assertThat(closed.json().path("closed").toString())
        .matches(
            "\\{\"reason\":\"spam\",\"note\":null,\"stated\":null,\"at\":\"2026-11-20T10:[^\"]*Z\","
                + "\"by\":\\{\"type\":\"key\",\"id\":\"admin000\"},\"loop_closed\":false}");
  }

  @Test
  void a_second_close_is_a_conflict_that_says_what_could_be_done() {
    var path = "/v1/threads/" + service.open("{}");
    service.post(path + "/close", "{\"reason\": \"resolved\"}");

    var second = service.post(path + "/close", null);

    assertThat(second.status()).isEqualTo(409);
    assertThat(second.headers()).containsEntry("content-type", "application/problem+json");
    assertThat(second.text("/code")).isEqualTo("thread_already_closed");
    assertThat(second.text("/type")).isEqualTo("/problems/thread-already-closed");
    assertThat(second.text("/instance")).isEqualTo(path + "/close");
    assertThat(second.json().path("allowed").toString()).isEqualTo("[\"reopen\",\"archive\"]");
    assertThat(service.get(second.text("/type")).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "reopen,,409,thread_already_open",
    "wake,,409,thread_not_snoozed",
    "snooze,'{\"until\": \"2020-01-01T00:00:00Z\"}',400,malformed_body",
    "snooze,'{}',400,malformed_body",
    "snooze,'{\"until\": \"2026-12-01T09:00:00Z\", \"until_reply\": true}',400,malformed_body",
    "close,'{\"reason\": \"no_such_reason\"}',422,unknown_close_reason",
    "close,'{\"reason\": \"No Reason!\"}',422,unknown_close_reason",
    "close,'{\"reason\": 7}',400,malformed_body",
    "close,'{\"why\": \"x\"}',400,malformed_body",
    "close,'{\"note\": \"\"}',400,malformed_body",
    "claim,'{}',400,malformed_body",
  })
  void refusals_have_their_status_and_code(String step, String body, int status, String code) {
    var path = "/v1/threads/" + service.open("{}");

    var answer = service.post(path + "/" + step, body);

    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.text("/code")).isEqualTo(code);
    assertThat(service.get(path).text("/version")).isEqualTo("1");
  }

  @Test
  void a_snooze_in_the_past_names_the_field() {
    var path = "/v1/threads/" + service.open("{}");

    var answer = service.post(path + "/snooze", "{\"until\": \"2020-01-01T00:00:00Z\"}");

    assertThat(answer.json().path("errors").toString())
        .isEqualTo("[{\"pointer\":\"#/until\",\"detail\":\"must be in the future\"}]");
  }

  @ParameterizedTest
  @CsvSource({
    "no_such_reason,422,is not a reason of the catalogue",
    "No Reason!,422,is not a reason of the catalogue",
    "'',400,must not be blank",
    "' ',400,must not be blank",
  })
  void a_close_reason_that_there_is_not_is_pointed_to(String reason, int status, String detail) {
    var path = "/v1/threads/" + service.open("{}");

    var refused = service.post(path + "/close", "{\"reason\": \"%s\"}".formatted(reason));

    assertThat(refused.status()).isEqualTo(status);
    assertThat(refused.json().path("errors").toString())
        .isEqualTo("[{\"pointer\":\"#/reason\",\"detail\":\"%s\"}]".formatted(detail));
  }

  @Test
  void statistics_count_what_happened() {
    var path = "/v1/threads/" + service.open("{\"message\": {\"text\": \"Hi\"}}");
    service.post(path + "/messages", "{\"kind\": \"outbound\", \"text\": \"Hello\"}");
    service.post(path + "/close", null);

    var statistics = service.get(path + "/statistics").json();

    assertThat(statistics.path("parts").asInt()).isEqualTo(2);
    assertThat(statistics.path("first_reply_at").isNull()).isFalse();
    assertThat(statistics.path("first_assignment_at").isNull()).isTrue();
    assertThat(statistics.path("time_to_first_close_s").asLong()).isZero();
    assertThat(statistics.at("/last_closed_by/type").asText()).isEqualTo("key");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /v1/threads/%s",
        "GET /v1/threads/%s/messages",
        "GET /v1/threads/%s/timeline",
        "GET /v1/threads/%s/statistics",
        "POST /v1/threads/%s/close",
        "POST /v1/threads/%s/archive",
        "DELETE /v1/threads/%s/team"
      })
  void foreign_unknown_and_malformed_ids_are_answered_alike(String route) {
    var foreign =
        service
            .post(
                "/v1/threads",
                "{}",
                "X-API-Key",
                service.key(
                    "f" + Integer.toString(1_000_000 + Math.floorMod(route.hashCode(), 1_000_000)),
                    Service.OTHER,
                    Scope.ADMIN))
            .text("/id");

    var answers =
        Stream.of(foreign, "01992f7e-8b1c-7d3e-9a55-6c1f0e6b7a10", "no-id", "1-1-1-1-1")
            .map(id -> route.formatted(id).split(" "))
            .map(parts -> service.send(parts[0], parts[1], null))
            .toList();

    assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(404));
    assertThat(
            answers.stream()
                .map(answer -> answer.text("/code") + answer.text("/detail"))
                .distinct())
        .hasSize(1);
  }

  @Test
  void a_store_that_is_away_is_worth_trying_again() {
    var path = "/v1/threads/" + service.open("{}");
    service.failNext(new StoreUnavailableException("the pool is empty"));

    var away = service.post(path + "/close", null);
    service.failNext(new ThreadException.TooBusy());
    var busy = service.post(path + "/close", null);

    assertThat(away.status()).isEqualTo(503);
    assertThat(away.headers()).containsEntry("retry-after", "1");
    assertThat(away.body()).doesNotContain("pool");
    assertThat(busy.status()).isEqualTo(503);
    assertThat(busy.headers()).containsEntry("retry-after", "1");
    assertThat(service.get(path).text("/version")).isEqualTo("1");
  }
}
