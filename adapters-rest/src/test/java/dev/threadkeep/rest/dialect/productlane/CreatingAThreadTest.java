package dev.threadkeep.rest.dialect.productlane;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.threadkeep.rest.service.Service;
import dev.threadkeep.rest.service.Service.Answer;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreatingAThreadTest {

  private Service service;
  private ProductlaneClient client;

  @BeforeEach
  void start() {
    service = Service.start();
    client = ProductlaneClient.writing(service);
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void a_thread_begins_with_its_contacts_message() {
    var thread =
        create(
                """
                {"text": "Search is slow", "pain_level": "HIGH", "contact_email": "Ann@B.example"}
                """)
            .json();

    assertThat(thread.path("text").asText()).isEqualTo("Search is slow");
    assertThat(thread.path("pain_level").asText()).isEqualTo("HIGH");
    assertThat(thread.at("/contact/email").asText()).isEqualTo("Ann@B.example");
    assertThat(thread.path("status").asText()).isEqualTo("open");
    assertThat(thread.path("origin").asText()).isEqualTo("api");
    assertThat(thread.path("is_read").asBoolean()).isFalse();
    assertThat(thread.path("last_inbound_message_at").isTextual()).isTrue();
    assertThat(client.thread(thread.path("id").asText()).json()).isEqualTo(thread);
  }

  @Test
  void all_fields_of_the_document_are_taken() {
    var mark = service.user("Mark");
    var company = service.add("companies", "{\"name\": \"C\"}");
    var project = service.add("projects", "{\"name\": \"P\"}");

    var thread =
        create(
                """
                {"text": "T", "pain_level": "LOW", "contact_email": "a@b.example", "title": "Title",
                 "external_ids": {"intercom": "i_1", "slack_channel": "s_1"}, "status": "done",
                 "origin": "slack_connect", "contact_name": "Ann", "assignee_id": "%s",
                 "company_id": "%s", "project_id": "%s", "issue_id": "LIN-1",
                 "created_at": "2020-05-01T10:00:00Z", "updated_at": "2020-05-02T10:00:00Z",
                 "notify": {"email": true}}
                """
                    .formatted(mark, company, project))
            .json();

    assertThat(thread.path("title").asText()).isEqualTo("Title");
    assertThat(thread.path("external_ids").toString())
        .isEqualTo("{\"intercom\":\"i_1\",\"slack_channel\":\"s_1\"}");
    assertThat(thread.path("status").asText()).isEqualTo("done");
    assertThat(thread.path("origin").asText()).isEqualTo("slack_connect");
    assertThat(thread.at("/contact/name").asText()).isEqualTo("Ann");
    assertThat(thread.at("/contact/company_id").asText()).isEqualTo(company);
    assertThat(thread.at("/assignee/id").asText()).isEqualTo(mark);
    assertThat(thread.at("/company/id").asText()).isEqualTo(company);
    assertThat(thread.at("/customer_needs/0/project_id").asText()).isEqualTo(project);
    assertThat(thread.path("last_inbound_message_at").asText())
        .isEqualTo("2020-05-01T10:00:00.000Z");
    assertThat(
            service
                .get("/v1/threads/" + thread.path("id").asText())
                .json()
                .at("/attributes/productlane"))
        .hasToString(
            "{\"origin\":\"slack_connect\",\"issue_id\":\"LIN-1\",\"notify\":{\"email\":true}}");
  }

  @Test
  void a_contact_with_the_address_is_taken_and_said_anew() {
    var company = service.add("companies", "{\"name\": \"C\"}");
    var contact =
        service.add(
            "contacts",
            """
            {"name": "A", "email": "ann@b.example", "phone": "+1", "external_ids": {"intercom": "7"}}
            """);

    var thread =
        create(
                """
                {"text": "T", "pain_level": "LOW", "contact_email": "ANN@b.example",
                 "contact_name": "Ann", "company_id": "%s"}
                """
                    .formatted(company))
            .json();

    assertThat(thread.at("/contact/id").asText()).isEqualTo(contact);
    assertThat(thread.at("/contact/name").asText()).isEqualTo("Ann");
    assertThat(thread.at("/contact/company_id").asText()).isEqualTo(company);
    var kept = service.get("/v1/contacts/" + contact).json();
    assertThat(kept.path("phone").asText()).isEqualTo("+1");
    assertThat(kept.at("/external_ids/intercom").asText()).isEqualTo("7");
  }

  @Test
  void what_is_not_said_of_a_known_contact_stays() {
    var company = service.add("companies", "{\"name\": \"C\"}");
    var contact =
        service.add(
            "contacts",
            "{\"name\": \"A\", \"email\": \"a@b.example\", \"company_id\": \"%s\"}"
                .formatted(company));
    var before = service.get("/v1/contacts/" + contact).body();

    create("{\"text\": \"T\", \"pain_level\": \"LOW\", \"contact_email\": \"a@b.example\"}");

    assertThat(service.get("/v1/contacts/" + contact).body()).isEqualTo(before);
  }

  @Test
  void a_snooze_that_has_no_end_lasts_until_the_next_reply() {
    var thread =
        create(
                """
                {"text": "T", "pain_level": "LOW", "contact_email": "a@b.example",
                 "status": "snoozed"}
                """)
            .json();

    assertThat(thread.path("status").asText()).isEqualTo("snoozed");
    assertThat(thread.path("snoozed_until").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"text\": \"\"|text must not be empty",
        "\"text\": \" \"|text must not be empty",
        "\"text\": null|text must not be null",
        "\"pain_level\": \"AWFUL\"|pain_level must be one of UNKNOWN, LOW, MEDIUM, HIGH",
        "\"contact_email\": \"ann\"|contact_email must be an e-mail address",
        "\"contact_email\": \"ann@exam/ple.com\"|contact_email must be an e-mail address",
        "\"contact_email\": \"ann@example..com\"|contact_email must be an e-mail address",
        "\"contact_email\": \"ann.@example.com\"|contact_email must be an e-mail address",
        "\"external_ids\": {\"intercom\": null}|external_ids.intercom must be a string",
        "\"external_ids\": {\"feather\": \"1\"}|external_ids.feather is not a known field",
        "\"status\": \"new\"|status must be one of open, snoozed, done",
        "\"assignee_id\": \"x\"|assignee_id is not the id of a teammate",
        "\"company_id\": \"x\"|company_id is not the id of a company",
        "\"project_id\": \"x\"|project_id is not the id of a project",
        "\"created_at\": \"2199-01-01T00:00:00Z\"|created_at must not be more than 5 minutes in the future",
        "\"tag_ids\": []|tag_ids is not a known field",
        "\"notify\": {\"sms\": true}|notify.sms is not a known field",
      })
  void a_body_that_does_not_fit_opens_nothing(String field, String issue) {
    var body = least();
    body.setAll((ObjectNode) new Answer(0, Map.of(), "{%s}".formatted(field)).json());

    var answer = client.failing(400, client.send("POST", "/threads", body.toString()));

    assertThat(answer.text("/issues/0/message")).isEqualTo(issue);
    assertThat(service.get("/v1/threads").json().path("data")).isEmpty();
    assertThat(service.get("/v1/contacts").json().path("data")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a%s@b.example", "a@b%s.example", "a%s"})
  void an_address_of_any_length_is_refused_by_its_field(String address) {
    var body = least().put("contact_email", address.formatted(".a".repeat(200_000)));

    var answer = client.failing(400, client.send("POST", "/threads", body.toString()));

    assertThat(answer.text("/issues/0/message")).startsWith("contact_email must ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.b+c@x.example", "a@a-b.c--d.example", "a@b"})
  void an_address_may_have_several_parts(String address) {
    var body = least().put("contact_email", address);

    assertThat(create(body.toString()).text("/contact/email")).isEqualTo(address);
  }

  @Test
  void a_text_has_65_536_characters_at_most() {
    var most = "x".repeat(65_536);

    create(least().put("text", most).toString());
    var answer =
        client.failing(
            400, client.send("POST", "/threads", least().put("text", most + "x").toString()));

    assertThat(answer.text("/issues/0/message")).startsWith("text must have at most 65536");
  }

  @ParameterizedTest
  @CsvSource({"text", "pain_level", "contact_email"})
  void three_fields_are_required(String field) {
    var body = least();
    body.remove(field);

    var answer = client.failing(400, client.send("POST", "/threads", body.toString()));

    assertThat(answer.text("/issues/0/message")).isEqualTo(field + " is required");
  }

  @Test
  void an_id_that_another_thread_has_is_a_conflict_and_makes_no_contact() {
    service.open("{\"external_refs\": {\"intercom\": \"1\"}}");

    var answer =
        client.failing(
            409,
            client.send(
                "POST",
                "/threads",
                """
                {"text": "T", "pain_level": "LOW", "contact_email": "new@b.example",
                 "external_ids": {"intercom": "1"}}
                """));

    assertThat(answer.text("/code")).isEqualTo("conflict");
    assertThat(service.get("/v1/contacts").json().path("data")).isEmpty();
  }

  /** The least that a thread can be made from. */
  private static ObjectNode least() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("text", "T")
        .put("pain_level", "LOW")
        .put("contact_email", "new@b.example");
  }

  private Answer create(String json) {
    return client.checked(client.send("POST", "/threads", json));
  }
}
