package dev.threadkeep.rest.dialect.productlane;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.rest.service.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UpdatingAThreadTest {

  private static final String LATER = "2199-12-01T09:00:00.000Z";

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
  void all_fields_of_the_document_are_applied_as_one_change() {
    var company = service.add("companies", "{\"name\": \"Nomad\"}");
    var contact = service.add("contacts", "{\"email\": \"a@nomad.example\"}");
    var project = service.add("projects", "{\"name\": \"Search\"}");
    var tag = service.add("tags", "{\"name\": \"all-fields\"}");
    var mark = service.user("Mark");
    var id = service.open("{}");

    var thread =
        client
            .update(
                id,
                """
                {"text": "T", "title": "Title", "pain_level": "MEDIUM", "assignee_id": "%s",
                 "contact_id": "%s", "company_id": "%s", "tag_ids": ["%s"], "project_id": "%s",
                 "status": "snoozed", "snoozed_until": "2199-12-01T10:00:00+01:00",
                 "closed_loop": false, "ai_draft_html": "<p>Hi</p>",
                 "ai_draft_sources": [{"type": "doc", "title": "Guide"}],
                 "clear_ai_draft_error": true, "notify": {"slack": true, "email": false}}
                """
                    .formatted(mark, contact, company, tag, project))
            .json();

    assertThat(thread.path("text").asText()).isEqualTo("T");
    assertThat(thread.path("title").asText()).isEqualTo("Title");
    assertThat(thread.path("pain_level").asText()).isEqualTo("MEDIUM");
    assertThat(thread.at("/assignee/id").asText()).isEqualTo(mark);
    assertThat(thread.at("/contact/id").asText()).isEqualTo(contact);
    assertThat(thread.at("/contact/company_id").asText()).isEqualTo(company);
    assertThat(thread.at("/company/id").asText()).isEqualTo(company);
    assertThat(thread.at("/tags/0/id").asText()).isEqualTo(tag);
    assertThat(thread.at("/customer_needs/0/project_id").asText()).isEqualTo(project);
    assertThat(thread.path("status").asText()).isEqualTo("snoozed");
    assertThat(thread.path("snoozed_until").asText()).isEqualTo(LATER);
    assertThat(thread.path("ai_draft_html").asText()).isEqualTo("<p>Hi</p>");
    assertThat(thread.at("/ai_draft_sources/0/title").asText()).isEqualTo("Guide");
    assertThat(client.thread(id).json()).isEqualTo(thread);
    assertThat(service.get("/v1/threads/" + id + "/timeline").json().path("data"))
        .allMatch(
            event ->
                event.path("seq").asInt() == 1
                    || event.path("through").asText().equals("productlane"));
  }

  @Test
  void an_empty_update_changes_nothing() {
    var id = service.open("{}");

    client.update(id, "{}");

    assertThat(service.get("/v1/threads/" + id).text("/version")).isEqualTo("1");
  }

  @Test
  void null_clears_what_can_be_cleared() {
    var company = service.add("companies", "{\"name\": \"C\"}");
    var project = service.add("projects", "{\"name\": \"P\"}");
    var mark = service.user("Mark");
    var id =
        service.open(
            """
            {"title": "T", "company_id": "%s", "project_id": "%s",
             "assignee": {"type": "user", "id": "%s"}}
            """
                .formatted(company, project, mark));

    var thread =
        client
            .update(
                id,
                """
                {"title": null, "company_id": null, "project_id": null, "assignee_id": null,
                 "ai_draft_html": null, "ai_draft_sources": null}
                """)
            .json();

    assertThat(thread.path("title").isNull()).isTrue();
    assertThat(thread.path("company").isNull()).isTrue();
    assertThat(thread.path("customer_needs")).isEmpty();
    assertThat(thread.path("assignee").isNull()).isTrue();
  }

  @Test
  void productlanes_ids_of_people_and_things_are_taken() {
    var known = "{\"name\": \"N\", \"external_ids\": {\"productlane\": \"pl_%s\"}%s}";
    service.add("teammates", known.formatted("u", ", \"kind\": \"user\""));
    service.add("contacts", known.formatted("c", ""));
    service.add("companies", known.formatted("co", ""));
    service.add("projects", known.formatted("p", ""));
    service.add("tags", known.formatted("t", ""));

    var thread =
        client
            .update(
                service.open("{}"),
                """
                {"assignee_id": "pl_u", "contact_id": "pl_c", "company_id": "pl_co",
                 "project_id": "pl_p", "tag_ids": ["pl_t"]}
                """)
            .json();

    assertThat(thread.at("/assignee/id").asText()).isEqualTo("pl_u");
    assertThat(thread.at("/contact/id").asText()).isEqualTo("pl_c");
    assertThat(thread.at("/contact/company_id").asText()).isEqualTo("pl_co");
    assertThat(thread.at("/company/id").asText()).isEqualTo("pl_co");
    assertThat(thread.at("/customer_needs/0/project_id").asText()).isEqualTo("pl_p");
    assertThat(thread.at("/tags/0/id").asText()).isEqualTo("pl_t");
  }

  @Test
  void tag_ids_replace_the_whole_set() {
    var one = service.add("tags", "{\"name\": \"one\"}");
    var id = service.open("{\"tags\": [\"two\", \"three\"]}");

    var thread = client.update(id, "{\"tag_ids\": [\"%s\"]}".formatted(one)).json();

    assertThat(thread.path("tags")).hasSize(1);
    assertThat(thread.at("/tags/0/name").asText()).isEqualTo("one");
    assertThat(client.update(id, "{\"tag_ids\": []}").json().path("tags")).isEmpty();
  }

  @Test
  void a_company_is_that_of_the_threads_contact_too() {
    var company = service.add("companies", "{\"name\": \"C\"}");
    var contact =
        service.add("contacts", "{\"name\": \"A\", \"external_ids\": {\"intercom\": \"x1\"}}");
    var id = service.open("{\"contact_id\": \"%s\"}".formatted(contact));

    client.update(id, "{\"company_id\": \"%s\"}".formatted(company));
    var joined = service.get("/v1/contacts/" + contact).json();
    client.update(id, "{\"company_id\": null}");
    var detached = service.get("/v1/contacts/" + contact).json();

    assertThat(joined.path("company_id").asText()).isEqualTo(company);
    assertThat(joined.path("name").asText()).isEqualTo("A");
    assertThat(joined.at("/external_ids/intercom").asText()).isEqualTo("x1");
    assertThat(detached.path("company_id").isNull()).isTrue();
  }

  @Test
  void a_text_is_kept_beside_the_messages() {
    var id = service.open("{\"message\": {\"text\": \"first\"}}");

    assertThat(client.update(id, "{\"text\": \"second\"}").text("/text")).isEqualTo("second");
    assertThat(service.get("/v1/threads/" + id + "/messages").text("/data/0/text"))
        .isEqualTo("first");
  }

  @Test
  void a_blank_title_is_none() {
    var id = service.open("{\"title\": \"T\"}");

    assertThat(client.update(id, "{\"title\": \"\"}").json().path("title").isNull()).isTrue();
  }

  @Test
  void a_title_has_512_characters_at_most() {
    var id = service.open("{}");

    client.failToUpdate(400, id, "{\"title\": \"%s\"}".formatted("x".repeat(513)));
    client.update(id, "{\"title\": \"%s\"}".formatted("x".repeat(512)));
  }

  @Test
  void a_draft_is_stamped_and_ends_what_was_said_of_its_making() {
    var id =
        service.open(
            """
            {"attributes": {"productlane": {"ai_draft_started_at": "2026-11-20T09:00:00.000Z",
              "ai_draft_error_at": "2026-11-20T09:01:00.000Z"}}}
            """);

    var thread = client.update(id, "{\"ai_draft_html\": \"<p>Hi</p>\"}").json();

    assertThat(thread.path("ai_draft_html").asText()).isEqualTo("<p>Hi</p>");
    assertThat(thread.path("ai_draft_generated_at").asText()).startsWith("2026-11-20T10:");
    assertThat(thread.path("ai_draft_started_at").isNull()).isTrue();
    assertThat(thread.path("ai_draft_error_at").isNull()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"\""})
  void null_or_empty_text_removes_a_draft(String nothing) {
    var id = service.open("{}");
    client.update(id, "{\"ai_draft_html\": \"a\", \"ai_draft_sources\": [{\"type\": \"doc\"}]}");

    var thread = client.update(id, "{\"ai_draft_html\": %s}".formatted(nothing)).json();

    assertThat(thread.path("ai_draft_html").isNull()).isTrue();
    assertThat(thread.path("ai_draft_sources").isNull()).isTrue();
    assertThat(thread.path("ai_draft_generated_at").isNull()).isTrue();
  }

  @Test
  void the_error_of_a_draft_can_be_dismissed_alone() {
    var id =
        service.open(
            """
            {"attributes": {"productlane": {"ai_draft_started_at": "s", "ai_draft_error_at": "e"}}}
            """);

    var left = client.update(id, "{\"clear_ai_draft_error\": false}").json();
    var cleared = client.update(id, "{\"clear_ai_draft_error\": true}").json();

    assertThat(left.path("ai_draft_error_at").asText()).isEqualTo("e");
    assertThat(cleared.path("ai_draft_error_at").isNull()).isTrue();
    assertThat(cleared.path("ai_draft_started_at").asText()).isEqualTo("s");
  }

  @Test
  void what_is_to_be_notified_is_recorded_and_replaces_what_was() {
    var id = service.open("{}");

    client.update(id, "{\"notify\": {\"slack\": true}}");
    client.update(id, "{\"notify\": {\"email\": true}}");

    assertThat(service.get("/v1/threads/" + id).json().at("/attributes/productlane/notify"))
        .hasToString("{\"email\":true}");
    assertThat(service.get("/v1/threads/" + id + "/timeline").text("/data/1/type"))
        .isEqualTo("thread.attributes_changed");
  }

  @Test
  void each_request_to_notify_is_recorded_also_where_it_asks_for_the_same() {
    var id = service.open("{}");

    client.update(id, "{\"notify\": {\"slack\": true}}");
    client.update(id, "{\"notify\": {\"slack\": true}}");

    var timeline = service.get("/v1/threads/" + id + "/timeline").json().path("data");
    assertThat(timeline).hasSize(3);
    assertThat(timeline.at("/1/type").asText()).isEqualTo("thread.attributes_changed");
    assertThat(timeline.at("/2/type")).isEqualTo(timeline.at("/1/type"));
    assertThat(timeline.at("/2/data")).isEqualTo(timeline.at("/1/data"));
  }

  @Test
  void what_others_keep_stays() {
    var id = service.open("{\"attributes\": {\"feather\": {\"x\": 1}}}");

    client.update(id, "{\"text\": \"T\"}");

    assertThat(service.get("/v1/threads/" + id).text("/attributes/feather/x")).isEqualTo("1");
  }
}
