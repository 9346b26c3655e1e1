package dev.threadkeep.rest.canonical.thread;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.StoreUnavailableException;
import dev.threadkeep.application.access.Scope;
import dev.threadkeep.application.thread.ThreadException;
import dev.threadkeep.domain.policy.InboundPolicy;
import dev.threadkeep.domain.policy.InboundPolicy.PastWindow;
import dev.threadkeep.domain.policy.InboundPolicy.WhenSnoozed;
import dev.threadkeep.domain.policy.InboundPolicy.WithinWindow;
import dev.threadkeep.domain.policy.LifecyclePolicy;
import dev.threadkeep.rest.service.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
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

  @Test
  void a_patch_is_one_change() {
    var path = "/v1/threads/" + service.open("{\"title\": \"Old\", \"tags\": [\"a\"]}");

    var patched =
        service.patch(
            path,
            """
            {"title": null, "internal_notes": "N", "important": true, "severity": "low",
             "handling": "agent", "read": false, "tags": ["b", "c"], "attributes": {"x": {"y": 1.50}},
             "contact_id": "%s", "company_id": "%s", "project_id": "%s",
             "external_refs": {"intercom": {"id": "7", "account": ""}}}
            """
                .formatted(
                    service.add("contacts", "{}"),
                    service.add("companies", "{\"name\": \"Acme\"}"),
                    service.add("projects", "{\"name\": \"Export\"}")),
            "Content-Type",
            "application/merge-patch+json");

    assertThat(patched.status()).as(patched.body()).isEqualTo(200);
    var thread = patched.json();
    assertThat(thread.path("title").isNull()).isTrue();
    assertThat(thread.path("internal_notes").asText()).isEqualTo("N");
    assertThat(thread.path("important").asBoolean()).isTrue();
    assertThat(thread.path("tags").toString()).isEqualTo("[\"b\",\"c\"]");
    assertThat(thread.at("/attributes/x/y").asText()).isEqualTo("1.5");
    assertThat(thread.at("/external_refs/intercom/id").asText()).isEqualTo("7");
    assertThat(
            service
                .patch(path, "{\"external_refs\": {\"intercom\": null}}")
                .json()
                .path("external_refs")
                .size())
        .isZero();
  }

  @Test
  void a_refused_field_leaves_the_whole_patch_undone() {
    var path = "/v1/threads/" + service.open("{}");

    var refused = service.patch(path, "{\"important\": true, \"title\": \"\"}");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("/errors/0/pointer")).isEqualTo("#/title");
    assertThat(service.get(path).json().path("important").asBoolean()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"external_refs\": {\"NO\": \"7\"}}',#/external_refs/NO",
    "'{\"external_refs\": {\"intercom\": {\"id\": \"7\", \"account\": \"x\"}}}',#/external_refs/intercom/account",
    "'{\"external_refs\": {\"intercom\": 7}}',#/external_refs/intercom",
    "'{\"external_refs\": null}',#/external_refs",
    "'{\"important\": null}',#/important",
    "'{\"severity\": \"extreme\"}',#/severity",
    "'{\"tags\": [\"a\", \"\"]}',#/tags/1",
    "'{\"attributes\": []}',#/attributes",
    "'{\"status\": \"closed\"}',#/status",
  })
  void a_patch_that_does_not_fit_names_the_field(String body, String pointer) {
    var path = "/v1/threads/" + service.open("{}");

    var refused = service.patch(path, body);

    assertThat(refused.status()).as(refused.body()).isEqualTo(400);
    assertThat(refused.text("/errors/0/pointer")).isEqualTo(pointer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"type", "id", "from", "to"})
  void a_channel_that_does_not_fit_names_its_member(String member) {
    var channel = new TreeMap<>(Map.of("type", "sms"));
    channel.put(member, "A".repeat(256));

    var refused =
        service.post(
            "/v1/threads",
            channel.entrySet().stream()
                .map(given -> "\"%s\": \"%s\"".formatted(given.getKey(), given.getValue()))
                .collect(Collectors.joining(", ", "{\"channel\": {", "}}")));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("/errors/0/pointer")).isEqualTo("#/channel/" + member);
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "1.5", "true", "[]"})
  void a_reference_is_a_text_or_an_object(String reference) {
    var body = "{\"external_refs\": {\"intercom\": %s}}".formatted(reference);

    var refused =
        List.of(
            service.post("/v1/threads", body),
            service.patch("/v1/threads/" + service.open("{}"), body));

    assertThat(refused)
        .allSatisfy(
            answer ->
                assertThat(answer.json().path("errors").toString())
                    .isEqualTo(
                        "[{\"pointer\":\"#/external_refs/intercom\","
                            + "\"detail\":\"must be a string or an object\"}]"));
  }

  @Test
  void if_match_guards_every_change() {
    var path = "/v1/threads/" + service.open("{}");
    service.post(path + "/escalate", null);

    var stale = service.post(path + "/close", null, "If-Match", "\"1\"");

    assertThat(stale.status()).isEqualTo(412);
    assertThat(stale.text("/code")).isEqualTo("version_mismatch");
    assertThat(stale.text("/current_version")).isEqualTo("2");
    assertThat(stale.headers()).containsEntry("etag", "\"2\"");
    assertThat(service.post(path + "/close", null, "If-Match", "\"2\"").status()).isEqualTo(200);
  }

  @Test
  void a_thread_is_assigned_claimed_and_given_to_a_team() {
    var mark = service.user("Mark");
    var anna = service.user("Anna");
    var path = "/v1/threads/" + service.open("{}");
    var toMark = "{\"type\": \"user\", \"id\": \"%s\"}".formatted(mark);
    var toAnna = "{\"type\": \"user\", \"id\": \"%s\"}".formatted(anna);

    assertThat(service.put(path + "/assignee", toMark).text("/assignee/id")).isEqualTo(mark);
    var refused =
        service.post(path + "/claim", "{\"assignee\": %s, \"expected\": null}".formatted(toAnna));
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text("/code")).isEqualTo("held_by_someone_else");
    assertThat(refused.text("/holder/id")).isEqualTo(mark);
    var claimed =
        service.post(
            path + "/claim", "{\"assignee\": %s, \"expected\": %s}".formatted(toAnna, toMark));
    assertThat(claimed.text("/assignee/id")).isEqualTo(anna);
    assertThat(service.delete(path + "/assignee").json().path("assignee").isNull()).isTrue();
    var team = service.add("teams", "{\"name\": \"Support\"}");
    assertThat(service.put(path + "/team", "{\"id\": \"%s\"}".formatted(team)).text("/team_id"))
        .isEqualTo(team);
    assertThat(service.delete(path + "/team").json().path("team_id").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "PATCH,'','{\"contact_id\": \"x\"}',unknown_contact,#/contact_id",
    "PATCH,'','{\"company_id\": \"x\"}',unknown_company,#/company_id",
    "PATCH,'','{\"project_id\": \"x\"}',unknown_project,#/project_id",
    "PUT,/team,'{\"id\": \"x\"}',unknown_team,#/id",
    "POST,/messages,'{\"text\": \"Hi\", \"author\": {\"type\": \"contact\", \"id\": \"x\"}}',unknown_contact,#/author/id",
  })
  void what_the_directory_lacks_is_refused_and_named(
      String method, String below, String body, String code, String pointer) {
    var path = "/v1/threads/" + service.open("{}");

    var refused = service.send(method, path + below, body);

    assertThat(refused.status()).as(refused.body()).isEqualTo(422);
    assertThat(refused.text("/code")).isEqualTo(code);
    assertThat(refused.text("/errors/0/pointer")).isEqualTo(pointer);
    assertThat(service.get(path).headers()).containsEntry("etag", "\"1\"");
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"contact_id\": \"x\"}',unknown_contact,#/contact_id",
    "'{\"company_id\": \"x\"}',unknown_company,#/company_id",
    "'{\"project_id\": \"x\"}',unknown_project,#/project_id",
    "'{\"assignee\": {\"type\": \"user\", \"id\": \"01992f80-1111-7000-8000-00000000000a\"}}',unknown_teammate,#/assignee/id",
    "'{\"message\": {\"text\": \"Hi\", \"author\": {\"type\": \"contact\", \"id\": \"x\"}}}',unknown_contact,#/message/author/id",
  })
  void a_thread_begins_with_nothing_that_the_directory_lacks(
      String body, String code, String pointer) {
    var refused = service.post("/v1/threads", body);

    assertThat(refused.status()).as(refused.body()).isEqualTo(422);
    assertThat(refused.text("/code")).isEqualTo(code);
    assertThat(refused.text("/errors/0/pointer")).isEqualTo(pointer);
  }

  @Test
  void an_unknown_teammate_is_refused_whatever_the_role() {
    var path = "/v1/threads/" + service.open("{}");
    var nobody = "01992f80-1111-7000-8000-00000000000a";

    var assignee =
        service.put(path + "/assignee", "{\"type\": \"user\", \"id\": \"%s\"}".formatted(nobody));
    var actor = service.post(path + "/close", null, "Threadkeep-Actor", "user:" + nobody);

    assertThat(List.of(assignee.status(), actor.status())).containsExactly(422, 422);
    assertThat(assignee.text("/code")).isEqualTo("unknown_teammate");
    assertThat(actor.text("/code")).isEqualTo("unknown_teammate");
    assertThat(actor.json().has("errors")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PUT  | /%s/assignee | {'type': 'user', 'id': 'NOBODY'}                                   | #/id",
        "POST | /%s/claim    | {'assignee': {'type': 'user', 'id': 'NOBODY'}}                     | #/assignee/id",
        "POST | /%s/messages | {'kind': 'internal', 'text': 'x', 'author': {'type': 'agent', 'id': 'NOBODY'}} | #/author/id",
        "POST | ''           | {'assignee': {'type': 'user', 'id': 'NOBODY'}}                     | #/assignee/id",
        "POST | ''           | {'message': {'kind': 'internal', 'text': 'x', 'author': {'type': 'user', 'id': 'NOBODY'}}} | #/message/author/id",
      },
      quoteCharacter = '"')
  void an_unknown_teammate_is_pointed_to(String method, String path, String body, String pointer) {
    var nobody = "01992f80-1111-7000-8000-00000000000a";
    var route = "/v1/threads" + path.replace("''", "").formatted(service.open("{}"));

    var refused = service.send(method, route, body.replace('\'', '"').replace("NOBODY", nobody));

    assertThat(refused.status()).as(refused.body()).isEqualTo(422);
    assertThat(refused.text("/code")).isEqualTo("unknown_teammate");
    assertThat(refused.json().path("errors").toString())
        .isEqualTo(
            "[{\"pointer\":\"%s\",\"detail\":\"is not in the directory\"}]".formatted(pointer));
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
  void a_read_takes_any_teammate_that_is_named_as_one() {
    var path = "/v1/threads/" + service.open("{}");
    var nobody = "user:01992f80-1111-7000-8000-00000000000a";

    var read = service.get(path, "Threadkeep-Actor", nobody);
    var list = service.get("/v1/threads?assignee=me", "Threadkeep-Actor", nobody);
    var malformed = service.get(path, "Threadkeep-Actor", "nobody");

    assertThat(read.status()).isEqualTo(200);
    assertThat(list.json().path("data")).isEmpty();
    assertThat(malformed.status()).isEqualTo(400);
    assertThat(malformed.text("/detail")).startsWith("Threadkeep-Actor must be user: or agent:");
  }

  @Test
  void the_header_names_who_acts() {
    var mark = service.user("Mark");
    var path = "/v1/threads/" + service.open("{}");

    var closed = service.post(path + "/close", null, "Threadkeep-Actor", "user:" + mark);

    assertThat(closed.text("/closed/by/type")).isEqualTo("user");
    assertThat(closed.text("/closed/by/id")).isEqualTo(mark);
  }

  @Test
  void messages_are_recorded_read_and_listed() {
    var id = service.open("{}");
    var path = "/v1/threads/" + id + "/messages";

    var first = service.post(path, "{\"text\": \"Hi\", \"at\": \"2026-11-01T00:00:00.123456Z\"}");
    var second = service.post(path, "{\"kind\": \"outbound\", \"text\": \"Hello\"}");

    assertThat(first.status()).isEqualTo(201);
    assertThat(first.headers())
        .containsEntry("location", "/v1/messages/" + first.text("/message/id"));
    assertThat(first.text("/message/kind")).isEqualTo("inbound");
    assertThat(first.json().at("/message/author").toString())
        .isEqualTo("{\"type\":\"contact\",\"id\":null}");
    assertThat(first.text("/message/at")).isEqualTo("2026-11-01T00:00:00.123456Z");
    assertThat(first.text("/message/delivery")).isEqualTo("received");
    assertThat(first.text("/thread/id")).isEqualTo(id);
    assertThat(second.text("/message/author/type")).isEqualTo("key");
    assertThat(second.text("/message/delivery")).isEqualTo("sent");
    assertThat(service.get("/v1/messages/" + first.text("/message/id")).json())
        .isEqualTo(first.json().path("message"));
    var page = service.get(path + "?limit=1");
    assertThat(page.text("/data/0/text")).isEqualTo("Hi");
    var next = service.get(path + "?limit=1&cursor=" + page.text("/next_cursor"));
    assertThat(next.text("/data/0/text")).isEqualTo("Hello");
    assertThat(next.json().path("next_cursor").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"text\": \"x\", \"author\": {\"type\": \"timer\"}}',#/author/type",
    "'{\"text\": \"x\", \"author\": {\"type\": \"user\", \"id\": \"7\"}}',#/author/type",
    "'{\"text\": \"x\", \"kind\": \"outbound\", \"author\": {\"type\": \"user\", \"id\": \"7\"}}',#/author/id",
    "'{\"text\": \"x\", \"kind\": \"outbound\", \"author\": {\"type\": \"user\"}}',#/author/id",
    "'{\"text\": \"x\", \"kind\": \"outbound\", \"author\": {\"type\": \"contact\"}}',#/author/type",
    "'{\"text\": 7}',#/text",
    "'{\"text\": \"\"}',#/text",
    "'{\"text\": \" \\n\"}',#/text",
    "'{}',#/text",
    "'{\"text\": \"x\", \"at\": \"yesterday\"}',#/at",
  })
  void a_message_that_does_not_fit_names_the_field(String body, String pointer) {
    var refused = service.post("/v1/threads/" + service.open("{}") + "/messages", body);

    assertThat(refused.status()).as(refused.body()).isEqualTo(400);
    assertThat(refused.text("/errors/0/pointer")).isEqualTo(pointer);
  }

  @Test
  void a_message_says_something_when_it_opens_a_thread_too() {
    var refused = service.post("/v1/threads", "{\"message\": {\"text\": \" \"}}");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().path("errors").toString())
        .isEqualTo("[{\"pointer\":\"#/message/text\",\"detail\":\"must not be blank\"}]");
  }

  @Test
  void a_message_that_opens_a_thread_is_said_when_the_thread_is_opened() {
    var opened = service.post("/v1/threads", "{\"message\": {\"text\": \"Hi\"}}");

    var said = service.get("/v1/threads/" + opened.text("/id") + "/messages");

    assertThat(opened.text("/last_inbound_message_at")).isEqualTo(opened.text("/created_at"));
    assertThat(opened.text("/waiting_since")).isEqualTo(opened.text("/created_at"));
    assertThat(said.text("/data/0/at")).isEqualTo(opened.text("/created_at"));
  }

  @Test
  void a_message_of_tomorrow_is_refused() {
    var opening = "{\"message\": {\"text\": \"x\", \"at\": \"2026-11-21T10:00:00Z\"}}";
    var path = "/v1/threads/" + service.open("{}") + "/messages";

    var opened = service.post("/v1/threads", opening);
    var recorded = service.post(path, "{\"text\": \"x\", \"at\": \"2026-11-20T10:06:00Z\"}");

    assertThat(List.of(opened.status(), recorded.status())).containsExactly(400, 400);
    assertThat(opened.text("/errors/0/pointer")).isEqualTo("#/message/at");
    assertThat(recorded.json().path("errors").toString())
        .isEqualTo(
            "[{\"pointer\":\"#/at\",\"detail\":\"must not be more than 5 minutes in the future\"}]");
  }

  @Test
  void a_clock_that_is_a_little_fast_is_no_reason_to_refuse_a_message() {
    var path = "/v1/threads/" + service.open("{}") + "/messages";

    var recorded = service.post(path, "{\"text\": \"x\", \"at\": \"2026-11-20T10:04:59Z\"}");

    assertThat(recorded.status()).isEqualTo(201);
    assertThat(recorded.text("/message/at")).isEqualTo("2026-11-20T10:04:59Z");
  }

  @Test
  void a_message_longer_than_a_message_may_be_is_refused() {
    var body = "{\"text\": \"%s\"}".formatted("x".repeat(65_537));

    var refused = service.post("/v1/threads/" + service.open("{}") + "/messages", body);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("/errors/0/pointer")).isEqualTo("#/text");
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

  @Test
  void a_message_that_may_not_reopen_goes_on_in_a_follow_up() {
    var standard = LifecyclePolicy.standard();
    var id = service.open("{\"title\": \"Refund\"}");
    service.post("/v1/threads/" + id + "/close", null);
    service.policy(
        new LifecyclePolicy(
            standard.catalogue(),
            Map.of(),
            false,
            Set.of(),
            standard.escalatedClose(),
            new InboundPolicy(WhenSnoozed.WAKE, WithinWindow.FOLLOW_UP, PastWindow.FOLLOW_UP),
            null,
            null,
            false,
            null));

    var first = service.post("/v1/threads/" + id + "/messages", "{\"text\": \"Again\"}");
    var second = service.post("/v1/threads/" + id + "/messages", "{\"text\": \"And again\"}");
    service.policy(standard);

    assertThat(first.text("/thread/follow_up_of")).isEqualTo(id);
    assertThat(first.text("/message/thread_id")).isEqualTo(first.text("/thread/id"));
    assertThat(second.text("/thread/id")).isEqualTo(first.text("/thread/id"));
    assertThat(service.get("/v1/threads/" + id).text("/followed_up_by"))
        .isEqualTo(first.text("/thread/id"));
  }
}
