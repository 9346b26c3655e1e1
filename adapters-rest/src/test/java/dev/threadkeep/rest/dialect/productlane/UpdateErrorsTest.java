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

/** Updates that are not carried out. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UpdateErrorsTest {

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
        "{\"text\": \" \\u00a0\"}|text must not be empty",
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
