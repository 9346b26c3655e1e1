package dev.threadkeep.rest.dialect.contextgpt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.access.Scope;
import dev.threadkeep.rest.service.Service;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContextgptListTest {

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
  void a_chatbot_that_nobody_has_heard_of_has_no_threads() {
    var answer = client.list("");

    assertThat(answer.body())
        .isEqualTo(
            """
            {"success":true,"message":"Threads fetched successfully","data":{"threads":[],\
            "pagination":{"page":1,"limit":20,"total":0,"totalPages":0}}}""");
  }

  @Test
  void a_list_has_the_threads_of_the_chatbot_alone_the_latest_first() {
    client.open("1");
    client.open("2");
    client.elsewhere().open("3");
    service.open("{}");
    service.open("{\"external_refs\": {\"feather\": \"%s\"}}".formatted(client.chatbot()));

    assertThat(client.listed("")).containsExactly("2", "1");
  }

  @Test
  void a_listed_thread_is_shown_like_an_updated_one() {
    var visitor =
        service.add(
            "contacts",
            "{\"name\": \"Rosa\", \"external_ids\": {\"contextgpt\": \"%s\"}}"
                .formatted(client.chatbot()));
    client.open("1", "\"title\": \"T\", \"contact_id\": \"%s\"".formatted(visitor));
    client.open("2");
    var updated = client.updated("[{\"threadId\": \"2\"}, {\"threadId\": \"1\"}]");

    assertThat(client.list("").json().at("/data/threads")).isEqualTo(updated);
  }

  @Test
  void pages_are_numbered_and_counted() {
    open(5);

    var last = client.list("?limit=2&page=3");

    assertThat(client.listed("?limit=2")).containsExactly("5", "4");
    assertThat(client.listed("?limit=2&page=2")).containsExactly("3", "2");
    assertThat(last.json().at("/data/threads").findValuesAsText("id")).containsExactly("1");
    assertThat(last.json().at("/data/pagination").toString())
        .isEqualTo("{\"page\":3,\"limit\":2,\"total\":5,\"totalPages\":3}");
  }

  @Test
  void a_page_behind_the_last_is_empty() {
    open(2);

    var answer = client.list("?limit=2&page=2147483647");

    assertThat(answer.json().at("/data/threads")).isEmpty();
    assertThat(answer.json().at("/data/pagination").toString())
        .isEqualTo("{\"page\":2147483647,\"limit\":2,\"total\":2,\"totalPages\":1}");
  }

  @Test
  void archived_and_resolved_threads_are_listed_until_they_are_filtered_out() {
    open(4);
    client.updated(
        """
        [{"threadId": "1", "resolved": true}, {"threadId": "2", "archived": true},
         {"threadId": "3", "resolved": true, "archived": true}]
        """);

    assertThat(client.listed("")).containsExactly("4", "3", "2", "1");
    assertThat(client.listed("?resolved=true")).containsExactly("3", "1");
    assertThat(client.listed("?resolved=false")).containsExactly("4", "2");
    assertThat(client.listed("?archived=true")).containsExactly("3", "2");
    assertThat(client.listed("?archived=false&resolved=false")).containsExactly("4");
  }

  @Test
  void a_snoozed_thread_is_not_resolved() {
    var id = client.open("1");
    service.post("/v1/threads/%s/snooze".formatted(id), "{\"until_reply\": true}");

    assertThat(client.listed("?resolved=false")).containsExactly("1");
  }

  @Test
  void flags_and_mode_narrow() {
    open(4);
    client.updated(
        """
        [{"threadId": "1", "escalated": true, "mode": "AI"},
         {"threadId": "2", "important": true, "mode": "AGENT"},
         {"threadId": "3", "escalated": true, "important": true, "mode": "HUMAN"}]
        """);

    assertThat(client.listed("?escalated=true")).containsExactly("3", "1");
    assertThat(client.listed("?escalated=false")).containsExactly("4", "2");
    assertThat(client.listed("?important=true")).containsExactly("3", "2");
    assertThat(client.listed("?important=false")).containsExactly("4", "1");
    assertThat(client.listed("?mode=AI")).containsExactly("1");
    assertThat(client.listed("?mode=AGENT")).containsExactly("2");
    assertThat(client.listed("?mode=HUMAN&escalated=true")).containsExactly("3");
  }

  @Test
  void threads_without_a_contact_are_anonymous() {
    var contact = service.add("contacts", "{\"name\": \"Rosa\"}");
    client.open("1");
    client.open("2", "\"contact_id\": \"%s\"".formatted(contact));

    assertThat(client.listed("?anonymous=true")).containsExactly("1");
    assertThat(client.listed("?anonymous=false")).containsExactly("2");
  }

  @Test
  void a_model_finds_the_threads_that_show_it() {
    client.open("1", model("{\"id\": \"gpt-4o\"}"));
    client.open("2", model("{\"id\": \"other\"}"));
    client.open("3", model("\"gpt-4o\""));

    var found = client.list("?llmModelId=gpt-4o");

    assertThat(found.json().at("/data/threads").findValuesAsText("startedAt")).hasSize(1);
    assertThat(found.text("/data/threads/0/llmModel/id")).isEqualTo("gpt-4o");
    assertThat(found.json().at("/data/pagination/total").asInt()).isEqualTo(1);
  }

  private static String model(String json) {
    return "\"attributes\": {\"contextgpt\": {\"llm_model\": %s}}".formatted(json);
  }

  @ParameterizedTest
  @CsvSource({
    "page=0,page,must be a whole number from 1 to 2147483647",
    "page=x,page,must be a whole number from 1 to 2147483647",
    "limit=0,limit,must be a whole number from 1 to 100",
    "limit=101,limit,must be a whole number from 1 to 100",
    "resolved=yes,resolved,must be true or false",
    "mode=ai,mode,'must be one of AI, AGENT, HUMAN'",
    "page=1&page=2,page,appears twice",
  })
  void a_parameter_that_does_not_fit_is_named(String query, String field, String message) {
    var answer = client.list("?" + query);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body())
        .isEqualTo(
            """
            {"statusCode":400,"success":false,"message":"Request validation failed: %s %s",\
            "code":"REQUEST_VALIDATION_FAILED","errors":[{"field":"%1$s","message":"%2$s"}]}"""
                .formatted(field, message));
  }

  @Test
  void unknown_parameters_are_overlooked() {
    open(1);

    assertThat(client.listed("?sort=asc&sort=desc&visitorId=7")).containsExactly("1");
  }

  @Test
  void another_organizations_threads_are_in_no_list() {
    var foreign = service.key("foreign0", Service.OTHER, Scope.THREADS_WRITE);
    service.post(
        "/v1/threads",
        "{\"external_refs\": {\"contextgpt\": {\"id\": \"1\", \"account\": \"%s\"}}}"
            .formatted(client.chatbot()),
        "X-API-Key",
        foreign);

    assertThat(client.listed("")).isEmpty();
    assertThat(client.with(foreign).listed("")).containsExactly("1");
  }

  @Test
  void reading_needs_the_scope_for_it() {
    var reader = service.key("reader00", Service.ORGANIZATION, Scope.THREADS_READ);
    var other = service.key("other000", Service.ORGANIZATION, Scope.DELIVERIES_READ);

    assertThat(client.with(reader).list("").status()).isEqualTo(200);
    assertThat(client.with(other).list("").status()).isEqualTo(403);
  }

  private List<String> open(int count) {
    var ids = new ArrayList<String>();
    for (int number = 1; number <= count; number++) {
      ids.add(client.open(Integer.toString(number)));
    }
    return ids;
  }
}
