package dev.threadkeep.rest.dialect.contextgpt;

import static dev.threadkeep.rest.dialect.contextgpt.ContextgptClient.one;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.access.Scope;
import dev.threadkeep.domain.policy.LifecyclePolicy;
import dev.threadkeep.rest.service.Service;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Several updates in one array, and the threads that they name. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContextgptBatchTest {

  private static final String UNKNOWN = "01992f7e-8b1c-7d3e-9a55-6c1f0e6b7a10";

  private Service service;
  private ContextgptClient client;

  @BeforeAll
  void start() {
    service = Service.start();
  }

  @BeforeEach
  void nameAnotherChatbot() {
    client = ContextgptClient.of(service);
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void threads_are_answered_once_each_in_the_order_in_which_they_were_first_named() {
    var own = service.open("{}");
    client.open("1");
    client.open("2");

    var threads =
        client.updated(
            """
            [{"threadId": "2", "title": "first", "tags": ["a"]}, {"threadId": "%s"},
             {"threadId": "1"}, {"threadId": "2", "title": "last"}]
            """
                .formatted(own));

    assertThat(threads.findValuesAsText("id")).containsExactly("2", own, "1");
    assertThat(threads.at("/0/title").asText()).isEqualTo("last");
    assertThat(threads.at("/0/tags").toString()).isEqualTo("[\"a\"]");
  }

  @Test
  void a_thread_named_twice_is_updated_in_order() {
    var id = client.open("1");

    client.updated(
        """
        [{"threadId": "1", "resolved": true}, {"threadId": "%s", "resolved": false},
         {"threadId": "1", "resolved": true}]
        """
            .formatted(id));

    assertThat(types(id))
        .containsExactly("thread.opened", "thread.closed", "thread.reopened", "thread.closed");
  }

  @Test
  void every_unknown_thread_is_named_and_nothing_is_changed() {
    var id = client.open("1");

    var answer =
        client.update(
            """
            [{"threadId": "nobody", "resolved": true}, {"threadId": "1", "resolved": true},
             {"threadId": "%s", "resolved": true}, {"threadId": "nobody"}]
            """
                .formatted(UNKNOWN));

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body())
        .isEqualTo(
            """
            {"statusCode":404,"success":false,\
            "message":"Thread nobody not found; Thread %s not found",\
            "errors":[{"field":"0.threadId","message":"Thread nobody not found"},\
            {"field":"2.threadId","message":"Thread %1$s not found"},\
            {"field":"3.threadId","message":"Thread nobody not found"}]}"""
                .formatted(UNKNOWN));
    assertThat(client.version(id)).isEqualTo(1);
  }

  @Test
  void a_refusal_refuses_the_whole_array_and_names_the_thread() {
    var first = client.open("1");
    client.open("2");
    client.open("3");
    client.updated("2", "\"escalated\": true");
    service.policy(requiringAReason());

    var answer =
        client.update(
            """
            [{"threadId": "1", "important": true}, {"threadId": "2", "resolved": true},
             {"threadId": "3", "resolved": true}]
            """);
    service.policy(LifecyclePolicy.standard());

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body())
        .isEqualTo(
            """
            {"statusCode":400,"success":false,"message":"Thread 2: reason is required",\
            "errors":[{"field":"1.threadId","message":"Thread 2: reason is required"}]}""");
    assertThat(client.version(first)).isEqualTo(1);
  }

  private static LifecyclePolicy requiringAReason() {
    var standard = LifecyclePolicy.standard();
    return new LifecyclePolicy(
        standard.catalogue(),
        standard.defaultReasons(),
        true,
        standard.requiredBeforeClose(),
        standard.escalatedClose(),
        standard.inbound(),
        null,
        null,
        false,
        null,
        null);
  }

  @Test
  void a_thread_lives_under_its_chatbot_alone() {
    var id = client.open("1");

    for (var name : List.of("1", id)) {
      var answer = client.elsewhere().update(one(name, "\"resolved\": true"));

      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.text("/message")).isEqualTo("Thread %s not found".formatted(name));
    }
    assertThat(client.version(id)).isEqualTo(1);
    assertThat(client.updated(id, "\"resolved\": true").path("id").asText()).isEqualTo("1");
  }

  @Test
  void two_chatbots_may_have_threads_of_one_id() {
    var here = client.open("1");
    var other = client.elsewhere();
    var there = other.open("1");

    var thread = other.updated("1", "\"resolved\": true");

    assertThat(thread.path("chatbotId").asText()).isEqualTo(other.chatbot());
    assertThat(client.canonical(there).path("status").asText()).isEqualTo("closed");
    assertThat(client.version(here)).isEqualTo(1);
  }

  @Test
  void a_thread_that_contextgpt_does_not_know_is_found_under_any_chatbot() {
    var id = service.open("{\"external_refs\": {\"feather\": \"thr_1\"}}");

    for (var any : List.of(client, client.elsewhere())) {
      var thread = any.updated(id, "\"resolved\": true");

      assertThat(thread.path("id").asText()).isEqualTo(id);
      assertThat(thread.path("chatbotId").asText()).isEqualTo(any.chatbot());
    }
  }

  @Test
  void another_organizations_thread_is_unknown() {
    var foreign = service.key("foreign0", Service.OTHER, Scope.THREADS_WRITE);
    var id = service.post("/v1/threads", "{}", "X-API-Key", foreign).text("/id");

    assertThat(client.update(one(id, "")).status()).isEqualTo(404);
  }

  @Test
  void five_hundred_updates_are_carried_out_and_one_more_is_too_many() {
    var id = client.open("1");

    assertThat(client.updated(many(500))).hasSize(1);
    var tooMany = client.update(many(501));

    assertThat(tooMany.status()).isEqualTo(400);
    assertThat(tooMany.body())
        .isEqualTo(
            """
            {"statusCode":400,"success":false,\
            "message":"Request validation failed: body must have 1 to 500 items",\
            "code":"REQUEST_VALIDATION_FAILED",\
            "errors":[{"field":"body","message":"must have 1 to 500 items"}]}""");
    assertThat(client.canonical(id).path("title").asText()).isEqualTo("499");
  }

  private static String many(int count) {
    return IntStream.range(0, count)
        .mapToObj("{\"threadId\": \"1\", \"title\": \"%d\"}"::formatted)
        .collect(joining(",", "[", "]"));
  }

  private List<String> types(String id) {
    return service
        .get("/v1/threads/%s/timeline".formatted(id))
        .json()
        .path("data")
        .valueStream()
        .map(event -> event.path("type").asText())
        .toList();
  }
}
