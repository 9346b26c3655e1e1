package dev.threadkeep.rest.dialect.contextgpt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.rest.service.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a thread shows. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContextgptThreadTest {

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
  void a_thread_shows_all_that_is_known_of_it() {
    var visitor =
        service.add(
            "contacts",
            """
            {"name": "Rosa", "email": "rosa@example.com", "phone": "+15550100",
             "external_ids": {"contextgpt": "visitor-7"}}
            """);
    var id =
        client.open(
            "9001",
            """
            "title": "Refund", "tags": ["vip", "billing"], "contact_id": "%s",
            "channel": {"type": "whatsapp"},
            "message": {"text": "Hi", "author": {"type": "contact", "id": "%1$s"}},
            "attributes": {"contextgpt": {"positive_count": 3, "negative_count": 1,
              "bot_icon_src": "https://b", "user_icon_src": "https://u",
              "agent_icon_src": "https://a", "bubble_icon_src": "https://w",
              "llm_model": {"id": "gpt-4o", "provider": "openai", "title": "GPT-4o"}}}
            """
                .formatted(visitor));
    service.post(
        "/v1/threads/%s/messages".formatted(id), "{\"text\": \"Hello?\", \"kind\": \"inbound\"}");

    var thread = client.updated("9001", "\"resolved\": true");

    var kept = client.canonical(id);
    assertThat(thread.toString())
        .isEqualTo(
            """
            {"id":"9001","chatbotId":"%s","visitorId":"visitor-7",\
            "title":"Refund","anonymous":false,"unreadMessagesCount":2,"escalated":false,\
            "important":false,"resolved":true,"archived":false,"tags":["billing","vip"],\
            "positiveCount":3,"negativeCount":1,"platformSource":"whatsapp",\
            "startedAt":"%s","updatedAt":"%s","endedAt":"%s",\
            "visitorName":"Rosa","visitorEmail":"rosa@example.com","visitorPhone":"+15550100",\
            "botIconSrc":"https://b","userIconSrc":"https://u","agentIconSrc":"https://a",\
            "bubbleIconSrc":"https://w",\
            "llmModel":{"id":"gpt-4o","provider":"openai","title":"GPT-4o"}}"""
                .formatted(
                    client.chatbot(),
                    kept.path("created_at").asText(),
                    kept.path("updated_at").asText(),
                    kept.at("/closed/at").asText()));
  }

  @Test
  void a_thread_shows_what_it_lacks_as_contextgpt_does() {
    var id = service.open("{}");

    var thread = client.updated(id, "");

    var created = client.canonical(id).path("created_at").asText();
    assertThat(thread.toString())
        .isEqualTo(
            """
            {"id":"%s","chatbotId":"%s","visitorId":"","title":"",\
            "anonymous":true,"unreadMessagesCount":0,"escalated":false,"important":false,\
            "resolved":false,"archived":false,"tags":[],"positiveCount":0,"negativeCount":0,\
            "platformSource":"api","startedAt":"%s","updatedAt":"%3$s","endedAt":null,\
            "visitorName":null,"visitorEmail":null,"visitorPhone":null,"botIconSrc":null,\
            "userIconSrc":null,"agentIconSrc":null,"bubbleIconSrc":null,"llmModel":null}"""
                .formatted(id, client.chatbot(), created));
  }

  @Test
  void a_contact_that_contextgpt_does_not_know_shows_by_its_own_id() {
    var contact = service.add("contacts", "{\"name\": \"Rosa\"}");
    var id = service.open("{\"contact_id\": \"%s\"}".formatted(contact));

    assertThat(client.updated(id, "").path("visitorId").asText()).isEqualTo(contact);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"positive_count\": 1.5, \"negative_count\": -1, \"bot_icon_src\": 7}",
        "{\"positive_count\": 1e999, \"negative_count\": \"2\", \"llm_model\": {\"title\": \"x\"}}",
        "{\"positive_count\": 2147483648, \"llm_model\": \"gpt\"}",
        "[1]"
      })
  void what_is_kept_in_another_form_than_it_is_shown_counts_as_absent(String kept) {
    var id = service.open("{\"attributes\": {\"contextgpt\": %s}}".formatted(kept));

    var thread = client.updated(id, "");

    assertThat(thread.path("positiveCount").asInt(-1)).isZero();
    assertThat(thread.path("negativeCount").asInt(-1)).isZero();
    assertThat(thread.path("botIconSrc").isNull()).isTrue();
    assertThat(thread.path("llmModel").isNull()).isTrue();
  }

  @Test
  void a_model_of_which_only_the_id_is_kept_shows_the_rest_empty() {
    var id = service.open("{\"attributes\": {\"contextgpt\": {\"llm_model\": {\"id\": \"m1\"}}}}");

    assertThat(client.updated(id, "").path("llmModel").toString())
        .isEqualTo("{\"id\":\"m1\",\"provider\":\"\",\"title\":\"\"}");
  }
}
