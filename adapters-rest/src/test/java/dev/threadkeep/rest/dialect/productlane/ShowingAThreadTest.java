package dev.threadkeep.rest.dialect.productlane;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.threadkeep.application.access.Scope;
import dev.threadkeep.rest.service.Service;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShowingAThreadTest {

  private Service service;
  private ProductlaneClient client;

  @BeforeAll
  void start() {
    service = Service.start();
    client = ProductlaneClient.writing(service);
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void a_thread_that_has_nothing_shows_what_productlane_shows_then() {
    var id = service.open("{}");

    var thread = client.thread(id).json();

    assertThat(thread)
        .isEqualTo(
            json(
                """
                {"id": "%s", "created_at": "%s", "updated_at": "%s", "title": null, "text": "",
                 "pain_level": "UNKNOWN", "origin": "api", "status": "open", "tab": "new",
                 "snoozed_until": null, "last_inbound_message_at": null,
                 "last_outbound_message_at": null, "last_state_change_at": "%s", "is_read": true,
                 "contact": null, "company": null, "assignee": null, "reporter": null, "tags": [],
                 "customer_needs": [], "external_ids": {}, "ai_draft_html": null,
                 "ai_draft_sources": null, "ai_draft_generated_at": null,
                 "ai_draft_started_at": null, "ai_draft_error_at": null}
                """
                    .formatted(
                        id,
                        thread.path("created_at").asText(),
                        thread.path("updated_at").asText(),
                        thread.path("created_at").asText())));
    assertThat(thread.path("created_at").asText())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
  }

  @Test
  void all_that_a_thread_refers_to_is_shown_in_full() {
    var company =
        service.add(
            "companies",
            """
            {"name": "Nomad Bikes", "domains": ["nomad.example"], "size": 12,
             "external_ids": {"hubspot": "h_9", "crm": "c_7"}}
            """);
    var contact =
        service.add(
            "contacts",
            """
            {"name": "Ann", "email": "ann@nomad.example", "company_id": "%s",
             "external_ids": {"intercom": "i_1", "elsewhere": "e_1"}}
            """
                .formatted(company));
    var project = service.add("projects", "{\"name\": \"Faster search\"}");
    var mark = service.user("Mark Strong");
    var tag =
        service.add(
            "tags", "{\"name\": \"refund\", \"color\": \"#ff0000\", \"icon\": \"Notepad\"}");
    var id =
        service.open(
            """
            {"title": "Charged twice", "severity": "high", "tags": ["Refund", "fresh"],
             "contact_id": "%s", "company_id": "%s", "project_id": "%s",
             "assignee": {"type": "user", "id": "%s"},
             "external_refs": {"intercom": "1911149811", "feather": "f_1"},
             "message": {"text": "My card was charged twice"}}
            """
                .formatted(contact, company, project, mark));

    var thread = client.thread(id).json();

    assertThat(thread.path("title").asText()).isEqualTo("Charged twice");
    assertThat(thread.path("text").asText()).isEqualTo("My card was charged twice");
    assertThat(thread.path("pain_level").asText()).isEqualTo("HIGH");
    assertThat(thread.path("tab").asText()).isEqualTo("needs-response");
    assertThat(thread.path("is_read").asBoolean()).isFalse();
    assertThat(thread.path("last_inbound_message_at").isTextual()).isTrue();
    assertThat(without(thread.path("contact"), "created_at", "updated_at"))
        .isEqualTo(
            json(
                """
                {"id": "%s", "email": "ann@nomad.example", "name": "Ann", "image_url": null,
                 "company_id": "%s", "is_subscribed": false, "external_ids": {"intercom": "i_1"}}
                """
                    .formatted(contact, company)));
    assertThat(without(thread.path("company"), "created_at", "updated_at"))
        .isEqualTo(
            json(
                """
                {"id": "%s", "name": "Nomad Bikes", "logo_url": null, "domains": ["nomad.example"],
                 "size": 12, "revenue": null, "status_id": null, "status_name": null,
                 "tier_id": null, "tier_name": null, "owner": null, "external_ids": ["c_7", "h_9"]}
                """
                    .formatted(company)));
    assertThat(thread.path("assignee"))
        .isEqualTo(
            json(
                "{\"id\": \"%s\", \"name\": \"Mark Strong\", \"email\": \"\", \"image_url\": null}"
                    .formatted(mark)));
    assertThat(thread.at("/tags/0/name").asText()).isEqualTo("fresh");
    assertThat(thread.at("/tags/0/color").asText()).isEqualTo("#94a3b8");
    assertThat(without(thread.at("/tags/1"), "created_at", "updated_at"))
        .isEqualTo(
            json(
                """
                {"id": "%s", "name": "refund", "color": "#ff0000", "icon": "Notepad",
                 "tag_group_id": null}
                """
                    .formatted(tag)));
    assertThat(thread.path("customer_needs")).hasSize(1);
    assertThat(without(thread.at("/customer_needs/0"), "id", "created_at", "updated_at"))
        .isEqualTo(
            json(
                "{\"thread_id\": \"%s\", \"project_id\": \"%s\", \"issue_id\": null, \"priority\": 0}"
                    .formatted(id, project)));
    assertThat(thread.path("external_ids")).isEqualTo(json("{\"intercom\": \"1911149811\"}"));
    assertThat(client.thread(id).json().at("/customer_needs/0/id"))
        .isEqualTo(thread.at("/customer_needs/0/id"));
  }

  @Test
  void productlanes_own_ids_are_shown_where_there_are_some_and_found_beside_ours() {
    var mark =
        service.add(
            "teammates",
            "{\"kind\": \"agent\", \"name\": \"Bot\", \"external_ids\": {\"productlane\": \"u_1\"}}");
    var id =
        service.open(
            """
            {"external_refs": {"productlane": "t_1"}, "assignee": {"type": "agent", "id": "%s"}}
            """
                .formatted(mark));

    assertThat(client.thread("t_1").text("/id")).isEqualTo("t_1");
    assertThat(client.thread(id).text("/id")).isEqualTo("t_1");
    assertThat(client.thread("t_1").text("/assignee/id")).isEqualTo("u_1");
  }

  @Test
  void the_reporter_is_the_teammate_who_opened_it() {
    var mark = service.user("Mark");
    var id = service.post("/v1/threads", "{}", "Threadkeep-Actor", "user:" + mark).text("/id");

    assertThat(client.thread(id).text("/reporter/id")).isEqualTo(mark);
  }

  @Test
  void the_tab_my_is_that_of_the_teammate_who_asks() {
    var mark = service.user("Mark");
    var id = service.open("{\"assignee\": {\"type\": \"user\", \"id\": \"%s\"}}".formatted(mark));

    var asked = client.send("GET", "/threads/" + id, null, "Threadkeep-Actor", "user:" + mark);

    assertThat(asked.text("/tab")).isEqualTo("my");
    assertThat(client.thread(id).text("/tab")).isEqualTo("open");
  }

  @Test
  void a_snooze_until_the_next_reply_has_no_end() {
    var id = service.open("{}");
    service.post("/v1/threads/" + id + "/snooze", "{\"until_reply\": true}");

    var thread = client.thread(id).json();

    assertThat(thread.path("status").asText()).isEqualTo("snoozed");
    assertThat(thread.path("tab").asText()).isEqualTo("snoozed");
    assertThat(thread.path("snoozed_until").isNull()).isTrue();
  }

  @Test
  void what_was_kept_for_productlane_is_given_back() {
    var id =
        service.open(
            """
            {"attributes": {"productlane": {"origin": "widget", "text": "own", "ai_draft_html": "<p>",
              "ai_draft_sources": [{"type": "doc", "title": "T", "n": 1.50}, null],
              "ai_draft_generated_at": "g", "ai_draft_started_at": "s", "ai_draft_error_at": "e"}}}
            """);

    var thread = client.thread(id).json();

    assertThat(thread.path("origin").asText()).isEqualTo("widget");
    assertThat(thread.path("text").asText()).isEqualTo("own");
    assertThat(thread.path("ai_draft_html").asText()).isEqualTo("<p>");
    assertThat(thread.path("ai_draft_sources").toString())
        .isEqualTo("[{\"type\":\"doc\",\"title\":\"T\",\"n\":1.5},null]");
    assertThat(thread.path("ai_draft_generated_at").asText()).isEqualTo("g");
    assertThat(thread.path("ai_draft_started_at").asText()).isEqualTo("s");
    assertThat(thread.path("ai_draft_error_at").asText()).isEqualTo("e");
  }

  @Test
  void another_organizations_thread_is_not_found() {
    var foreign =
        ProductlaneClient.of(service, service.key("foreign0", Service.OTHER, Scope.THREADS_WRITE));
    var id = service.open("{}");

    var answer = foreign.failing(404, foreign.send("GET", "/threads/" + id, null));

    assertThat(answer.json())
        .isEqualTo(json("{\"message\": \"Thread not found\", \"code\": \"not_found\"}"));
  }

  private static JsonNode json(String text) {
    return new Service.Answer(200, Map.of(), text).json();
  }

  private static JsonNode without(JsonNode object, String... names) {
    var copy = object.<ObjectNode>deepCopy();
    copy.remove(List.of(names));
    return copy;
  }
}
