package dev.threadkeep.rest.dialect.productlane;

import static dev.threadkeep.domain.thread.fixture.Policies.aPolicy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.access.Scope;
import dev.threadkeep.domain.policy.LifecyclePolicy;
import dev.threadkeep.rest.service.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text",
        "pain_level",
        "contact_id",
        "tag_ids",
        "status",
        "snoozed_until",
        "closed_loop",
        "clear_ai_draft_error",
        "notify"
      })
  void nothing_else_may_be_null(String field) {
    var answer = client.failToUpdate(400, service.open("{}"), "{\"%s\": null}".formatted(field));

    assertThat(answer.text("/code")).isEqualTo("validation_failed");
    assertThat(answer.text("/issues/0/message")).isEqualTo(field + " must not be null");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"external_ids\": {\"intercom\": \"1\"}}|external_ids is not a known field",
        "{\"statuss\": \"open\"}|statuss is not a known field",
        "{\"notify\": {\"sms\": true}}|notify.sms is not a known field",
        "{\"notify\": {\"slack\": null}}|notify.slack must not be null",
        "{\"status\": \"closed\"}|status must be one of open, snoozed, done",
        "{\"pain_level\": \"high\"}|pain_level must be one of UNKNOWN, LOW, MEDIUM, HIGH",
        "{\"text\": \"\"}|text must not be empty",
        "{\"text\": 1}|text must be a string",
        "{\"tag_ids\": \"a\"}|tag_ids must be a list",
        "{\"tag_ids\": [null]}|tag_ids.0 must not be null",
        "{\"ai_draft_sources\": {}}|ai_draft_sources must be a list",
        "{\"closed_loop\": \"true\"}|closed_loop must be true or false",
        "[]|body must be an object",
      })
  void a_body_that_does_not_fit_is_an_error_that_names_the_field(String body, String issue) {
    var answer = client.failToUpdate(400, service.open("{}"), body);

    assertThat(answer.text("/code")).isEqualTo("validation_failed");
    assertThat(answer.text("/message")).isEqualTo("Validation failed: " + issue + ".");
    assertThat(answer.text("/issues/0/message")).isEqualTo(issue);
  }

  @ParameterizedTest
  @CsvSource({
    "'\"assignee_id\": \"x\"',assignee_id is not the id of a teammate",
    "'\"contact_id\": \"x\"',contact_id is not the id of a contact",
    "'\"company_id\": \"x\"',company_id is not the id of a company",
    "'\"project_id\": \"\"',project_id is not the id of a project",
    "'\"tag_ids\": [\"x\"]',tag_ids.0 is not the id of a tag",
  })
  void an_unknown_id_is_an_error_and_nothing_is_changed(String field, String issue) {
    var answer =
        client.failToUpdate(400, service.open("{}"), "{\"title\": \"T\", %s}".formatted(field));

    assertThat(answer.text("/issues/0/message")).isEqualTo(issue);
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
  void done_closes_once_and_open_reopens() {
    var id = service.open("{}");

    assertThat(client.update(id, "{\"status\": \"done\"}").text("/status")).isEqualTo("done");
    var closed = service.get("/v1/threads/" + id).json();
    assertThat(client.update(id, "{\"status\": \"done\"}").text("/tab")).isEqualTo("done");
    assertThat(service.get("/v1/threads/" + id).json()).isEqualTo(closed);
    assertThat(closed.at("/closed/loop_closed").asBoolean()).isFalse();
    assertThat(client.update(id, "{\"status\": \"open\"}").text("/status")).isEqualTo("open");
    assertThat(service.get("/v1/threads/" + id).text("/status")).isEqualTo("open");
  }

  @Test
  void closed_loop_goes_with_done_or_with_a_thread_that_is() {
    var together = service.open("{}");
    var later = service.open("{}");

    client.update(together, "{\"status\": \"done\", \"closed_loop\": true}");
    client.update(later, "{\"status\": \"done\", \"closed_loop\": false}");
    var still = service.get("/v1/threads/" + later).json().at("/closed/loop_closed").asBoolean();
    client.update(later, "{\"closed_loop\": true}");
    client.update(later, "{\"closed_loop\": false}");

    assertThat(service.get("/v1/threads/" + together).text("/closed/loop_closed"))
        .isEqualTo("true");
    assertThat(still).isFalse();
    assertThat(service.get("/v1/threads/" + later).text("/closed/loop_closed")).isEqualTo("true");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\"status\": \"open\", "})
  void closed_loop_does_not_go_with_a_thread_that_is_open(String status) {
    var answer =
        client.failToUpdate(400, service.open("{}"), "{%s\"closed_loop\": true}".formatted(status));

    assertThat(answer.text("/issues/0/message"))
        .isEqualTo("closed_loop goes with the status done only");
    client.update(service.open("{}"), "{%s\"closed_loop\": false}".formatted(status));
  }

  @Test
  void snoozed_needs_its_end() {
    var answer = client.failToUpdate(400, service.open("{}"), "{\"status\": \"snoozed\"}");

    assertThat(answer.text("/issues/0/message"))
        .isEqualTo("snoozed_until is required with the status snoozed");
  }

  @Test
  void a_snooze_can_be_moved_and_a_closed_thread_is_reopened_for_one() {
    var id = service.open("{}");

    client.update(id, "{\"status\": \"done\"}");
    client.update(id, "{\"status\": \"snoozed\", \"snoozed_until\": \"2199-01-01T00:00:00Z\"}");
    var moved = client.update(id, "{\"snoozed_until\": \"%s\"}".formatted(LATER));

    assertThat(moved.text("/status")).isEqualTo("snoozed");
    assertThat(moved.text("/snoozed_until")).isEqualTo(LATER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\"status\": \"open\", ", "\"status\": \"done\", "})
  void snoozed_until_goes_with_snoozed_only(String status) {
    var answer =
        client.failToUpdate(
            400, service.open("{}"), "{%s\"snoozed_until\": \"%s\"}".formatted(status, LATER));

    assertThat(answer.text("/issues/0/message"))
        .isEqualTo("snoozed_until goes with the status snoozed only");
  }

  @ParameterizedTest
  @CsvSource({
    "2020-01-01T00:00:00Z,snoozed_until must be in the future",
    "tomorrow,snoozed_until must be an RFC 3339 time such as 2026-12-01T09:00:00Z",
  })
  void a_snooze_ends_in_the_future(String until, String issue) {
    var answer =
        client.failToUpdate(
            400,
            service.open("{}"),
            "{\"status\": \"snoozed\", \"snoozed_until\": \"%s\"}".formatted(until));

    assertThat(answer.text("/issues/0/message")).isEqualTo(issue);
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
  void what_others_keep_stays() {
    var id = service.open("{\"attributes\": {\"feather\": {\"x\": 1}}}");

    client.update(id, "{\"text\": \"T\"}");

    assertThat(service.get("/v1/threads/" + id).text("/attributes/feather/x")).isEqualTo("1");
  }

  @Test
  void what_the_policy_refuses_is_unprocessable() {
    var id = service.open("{}");
    service.policy(aPolicy().requiringReason().build());
    try {
      var answer = client.failToUpdate(422, id, "{\"title\": \"T\", \"status\": \"done\"}");

      assertThat(answer.text("/code")).isEqualTo("unprocessable");
    } finally {
      service.policy(LifecyclePolicy.standard());
    }
  }

  @Test
  void more_than_a_thread_can_keep_is_unprocessable() {
    client.failToUpdate(
        422, service.open("{}"), "{\"text\": \"%s\"}".formatted("x".repeat(66_000)));
  }

  @Test
  void a_key_that_may_only_read_is_told_which_scope_it_lacks() {
    var reader =
        ProductlaneClient.of(
            service, service.key("reader00", Service.ORGANIZATION, Scope.THREADS_READ));

    var answer = reader.failToUpdate(403, service.open("{}"), "{\"title\": \"T\"}");

    assertThat(answer.text("/code")).isEqualTo("scope_required");
    assertThat(answer.text("/message"))
        .isEqualTo("This endpoint requires the `threads:write` scope.");
  }

  @Test
  void an_unknown_thread_is_not_found() {
    var answer =
        client.failing(404, client.send("PATCH", "/threads/no-thread", "{\"title\": \"T\"}"));

    assertThat(answer.text("/code")).isEqualTo("not_found");
  }
}
