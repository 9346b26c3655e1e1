package dev.threadkeep.rest.dialect.contextgpt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.access.Scope;
import dev.threadkeep.application.thread.ThreadException;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.rest.service.Service;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContextgptEscalationTest {

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
  void an_escalation_is_answered_as_documented() {
    var id = client.open("1");

    var answer = client.toggle("1");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text("/message")).isEqualTo("Thread escalated to agent successfully");
    assertThat(answer.json().at("/data/thread"))
        .isEqualTo(client.list("").json().at("/data/threads/0"));
    assertThat(answer.json().at("/data/thread/escalated").asBoolean()).isTrue();
    var at = client.canonical(id).path("updated_at").asText();
    assertThat(answer.json().at("/data/systemMessage").toString())
        .isEqualTo(
            """
            {"id":"%s-2","threadId":"1","chatbotId":"%s","messageType":"AGENT_MESSAGE",\
            "systemMessageType":"CONVERSATION_ESCALATED","content":"Thread escalated to agent",\
            "contentTimestamp":"%s","agentName":null,"parentMessageId":null,"llmModelId":null,\
            "reaction":null,"source":[],"isEdited":false,"editedBy":null,"editedAt":null,\
            "createdAt":"%3$s","updatedAt":"%3$s"}"""
                .formatted(id, client.chatbot(), at));
  }

  @Test
  void a_second_request_takes_the_escalation_back() {
    var id = client.open("1");
    client.toggle("1");

    var answer = client.toggle("1");

    assertThat(answer.text("/message")).isEqualTo("Thread de-escalated successfully");
    assertThat(answer.json().at("/data/thread/escalated").asBoolean(true)).isFalse();
    assertThat(answer.text("/data/systemMessage/systemMessageType"))
        .isEqualTo("CONVERSATION_DEESCALATED");
    assertThat(types(id))
        .containsExactly("thread.opened", "thread.escalated", "thread.deescalated");
  }

  @Test
  void a_toggle_leaves_no_message_and_changes_nothing_else() {
    var id = client.open("1");
    service.post("/v1/threads/%s/close".formatted(id), "{}");

    client.toggle("1");

    assertThat(service.get("/v1/threads/%s/messages".formatted(id)).json().path("data")).isEmpty();
    assertThat(client.canonical(id).path("status").asText()).isEqualTo("closed");
  }

  @Test
  void the_teammate_who_does_it_is_named() {
    client.open("1");
    var user = service.user("Ada Lindqvist");

    var answer = client.toggle("1", "Threadkeep-Actor", "user:" + user);

    assertThat(answer.text("/data/systemMessage/agentName")).isEqualTo("Ada Lindqvist");
  }

  @Test
  void a_teammate_whom_nobody_knows_cannot_do_it() {
    var id = client.open("1");

    var answer =
        client.toggle("1", "Threadkeep-Actor", "user:01992f7e-8b1c-7d3e-9a55-6c1f0e6b7a10");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(client.version(id)).isEqualTo(1);
  }

  @Test
  void a_change_that_came_between_is_taken_into_account() {
    var id = client.open("1");
    service.failNext(new ThreadException.VersionMismatch(ThreadId.parse(id), 2));

    var answer = client.toggle("1");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(client.version(id)).isEqualTo(2);
  }

  @Test
  void each_of_several_toggles_at_once_counts() {
    var id = client.open("1");

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var toggles =
          Stream.generate(
                  () -> CompletableFuture.supplyAsync(() -> client.toggle("1").status(), threads))
              .limit(9)
              .toList();
      assertThat(toggles).extracting(CompletableFuture::join).containsOnly(200);
    }

    assertThat(client.version(id)).isEqualTo(10);
    assertThat(client.canonical(id).path("escalated").asBoolean()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"nobody", "01992f7e-8b1c-7d3e-9a55-6c1f0e6b7a10", "%20"})
  void an_unknown_thread_is_not_found(String thread) {
    var answer = client.toggle(thread);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body())
        .isEqualTo("{\"statusCode\":404,\"success\":false,\"message\":\"Thread not found\"}");
  }

  @Test
  void a_thread_of_another_chatbot_is_not_found() {
    var id = client.open("1");

    for (var name : List.of("1", id)) {
      assertThat(client.elsewhere().toggle(name).status()).isEqualTo(404);
    }
    assertThat(client.version(id)).isEqualTo(1);
  }

  @Test
  void escalating_needs_the_scope_for_it() {
    var id = client.open("1");
    var reader = service.key("reader00", Service.ORGANIZATION, Scope.THREADS_READ);

    assertThat(client.with(reader).toggle("1").status()).isEqualTo(403);
    assertThat(client.version(id)).isEqualTo(1);
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
