package dev.threadkeep.rest.dialect.contactship;

import static dev.threadkeep.domain.thread.fixture.Policies.aPolicy;
import static dev.threadkeep.rest.dialect.contactship.ContactshipClient.assignment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.StoreUnavailableException;
import dev.threadkeep.application.access.Scope;
import dev.threadkeep.domain.policy.LifecyclePolicy;
import dev.threadkeep.rest.service.Service;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Updates that are not carried out. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContactshipUpdateErrorsTest {

  private static final String AGENT = "agent-a1b2c3d4-e5f6-7890-abcd-ef1234567890";

  private Service service;
  private ContactshipClient client;
  private String user;
  private String agent;

  @BeforeAll
  void start() {
    service = Service.start();
    client = new ContactshipClient(service);
    user = service.user("Ada");
    agent = service.add("teammates", "{\"kind\": \"agent\", \"name\": \"Bot\"}");
    service.add(
        "teammates",
        """
        {"kind": "agent", "name": "Reception", "external_ids": {"contactship": "%s"}}
        """
            .formatted(AGENT));
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"snoozed\"", "\"Closed\"", "\"CLOSED\"", "\"\"", "null", "7", "true", "[]"})
  void a_status_other_than_open_or_closed_is_a_bad_request(String status) {
    var id = service.open("{}");

    var answer = client.update(id, "{\"status\": %s}".formatted(status));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("/message")).startsWith("#/status ");
    assertThat(client.version(id)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"assignee\": \"x\"}',#/assignee_type is required beside assignee",
    "'{\"assignee\": \"x\", \"assignee_type\": null}',#/assignee_type is required beside assignee",
    "'{\"assignee_type\": \"agent\"}',#/assignee is required beside assignee_type",
  })
  void an_assignee_and_its_type_come_together(String body, String message) {
    var id = client.held(user, "user");

    var answer = client.update(id, body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("/message")).isEqualTo(message);
    assertThat(client.version(id)).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"team\"", "\"User\"", "\"\"", "1"})
  void a_type_other_than_user_or_agent_is_a_bad_request(String type) {
    var id = service.open("{}");

    var answer =
        client.update(id, "{\"assignee\": \"%s\", \"assignee_type\": %s}".formatted(user, type));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("/message")).startsWith("#/assignee_type ");
  }

  @ParameterizedTest
  @CsvSource({
    "nobody,user",
    "'',user",
    "' ',agent",
    "01992f7e-8b1c-7d3e-9a55-6c1f0e6b7a10,user",
    "agent-01992f7e-8b1c-7d3e-9a55-6c1f0e6b7a10,agent",
  })
  void an_unknown_assignee_is_a_bad_request(String assignee, String type) {
    assertNobody(assignee, type);
  }

  @Test
  void who_is_of_the_other_type_is_unknown() {
    assertNobody(agent, "user");
    assertNobody("user-" + user, "agent");
    assertNobody("agent-" + user, "user");
    assertNobody(AGENT, "user");
  }

  @Test
  void who_belongs_to_another_organization_is_unknown() {
    var foreign = service.key("foreign1", Service.OTHER, Scope.ADMIN);
    var stranger =
        service
            .post(
                "/v1/teammates",
                """
                {"kind": "user", "name": "Eve", "external_ids": {"contactship": "user-eve"}}
                """,
                "X-API-Key",
                foreign)
            .text("/id");

    assertNobody(stranger, "user");
    assertNobody("user-eve", "user");
  }

  private void assertNobody(String assignee, String type) {
    var id = service.open("{}");

    var answer = client.update(id, assignment(assignee, type));

    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.text("/message"))
        .isEqualTo("#/assignee names no user or agent of this organization");
    assertThat(client.version(id)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "'[]',The body must be an object",
    "'\"closed\"',The body must be an object",
    "'{\"assignee\": 7, \"assignee_type\": \"user\"}',#/assignee must be a string",
    "'{\"status\": \"open\", \"status\": \"closed\"}',#/status appears twice",
    "'{\"status\"',",
    "'',The body is required: a JSON object",
  })
  void a_body_that_does_not_fit_is_a_bad_request(String body, String message) {
    var id = service.open("{}");

    var answer = client.update(id, body);

    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    if (message != null) {
      assertThat(answer.text("/message")).isEqualTo(message);
    }
    assertThat(client.version(id)).isEqualTo(1);
  }

  @Test
  void an_unknown_thread_is_not_found_whatever_else_is_wrong() {
    for (var body :
        new String[] {
          "{\"status\": \"closed\"}", "{}", assignment("nobody", "user"), assignment(user, "agent")
        }) {
      var answer = client.update("thr-01992f7e-8b1c-7d3e-9a55-6c1f0e6b7a10", body);

      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.text("/message"))
          .isEqualTo("Thread not found or does not belong to your organization");
    }
  }

  @Test
  void a_reopening_that_comes_too_late_is_a_bad_request() {
    var id = service.open("{}");
    client.updated(id, "{\"status\": \"closed\"}");
    service.policy(aPolicy().reopeningWithin(Duration.ofMillis(1)).build());

    var refused = client.update(id, "{\"status\": \"open\"}");
    service.policy(LifecyclePolicy.standard());

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("/message")).isEqualTo("Thread was closed too long ago");
    assertThat(client.thread(id).text("/status")).isEqualTo("closed");
  }

  @Test
  void a_fault_of_ours_says_nothing_but_that() {
    var id = service.open("{}");
    service.failNext(new IllegalStateException("secret words"));

    var answer = client.update(id, "{\"status\": \"closed\"}");

    assertThat(answer.body())
        .isEqualTo(
            "{\"statusCode\":500,\"message\":\"Internal server error\","
                + "\"error\":\"Internal Server Error\"}");
  }

  @Test
  void a_database_that_is_away_is_worth_trying_again() {
    var id = service.open("{}");
    service.failNext(new StoreUnavailableException("secret words"));

    var answer = client.update(id, "{\"status\": \"closed\"}");

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.headers()).containsKey("retry-after");
    assertThat(answer.body()).doesNotContain("secret");
  }
}
