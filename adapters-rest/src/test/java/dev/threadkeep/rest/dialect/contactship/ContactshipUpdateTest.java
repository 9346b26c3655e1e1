package dev.threadkeep.rest.dialect.contactship;

import static dev.threadkeep.domain.thread.fixture.Policies.aPolicy;
import static dev.threadkeep.rest.dialect.contactship.ContactshipClient.assignment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.threadkeep.domain.policy.LifecyclePolicy;
import dev.threadkeep.domain.policy.RequiredField;
import dev.threadkeep.rest.service.Service;
import dev.threadkeep.rest.service.VendorSchemas;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContactshipUpdateTest {

  private static final String DOCUMENTED = "thr-b2c3d4e5-f6a7-8901-bcde-f12345678901";
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
    service.add(
        "contacts",
        """
        {"name": "Mateo",
         "external_ids": {"contactship": "c1d2e3f4-a5b6-7890-cdef-123456789012"}}
        """);
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void the_documented_close_is_answered_as_documented() throws IOException {
    var contact = service.get("/v1/contacts").json().at("/data/0/id").asText();
    var id =
        service.open(
            """
        {"channel": {"type": "waba", "id": "chn_y0xspd9p1v7vla6wkwc2z01u"}, "contact_id": "%s",
         "external_refs": {"contactship": "%s"}}
        """
                .formatted(contact, DOCUMENTED));

    var answer = client.updated(DOCUMENTED, "{\"status\": \"closed\"}");

    var expected = documented();
    expected.put("organization_id", "org-" + Service.ORGANIZATION);
    expected.put("updated_at", client.changed(id));
    assertThat(answer.json()).isEqualTo(expected);
  }

  @Test
  void the_documented_assignment_is_answered_as_documented() {
    var id = service.open("{}");

    var answer =
        client.updated(
            "thr-" + id, "{\"assignee\": \"%s\", \"assignee_type\": \"agent\"}".formatted(AGENT));

    assertThat(answer.text("/assignee")).isEqualTo(AGENT);
    assertThat(answer.text("/assignee_type")).isEqualTo("agent");
    assertThat(answer.text("/status")).isEqualTo("open");
  }

  @Test
  void the_schema_is_that_of_the_documented_answer_and_can_be_broken() throws IOException {
    var example = documented();
    VendorSchemas.check(ContactshipClient.class, "updated-thread", example);

    example.remove("assignee_type");
    assertThatThrownBy(
            () -> VendorSchemas.check(ContactshipClient.class, "updated-thread", example))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void a_status_alone_leaves_the_assignee() {
    var id = client.held(user, "user");

    var closed = client.updated(id, "{\"status\": \"closed\"}");

    assertThat(closed.text("/status")).isEqualTo("closed");
    assertThat(closed.text("/assignee")).isEqualTo("user-" + user);
    assertThat(closed.text("/assignee_type")).isEqualTo("user");
  }

  @Test
  void an_assignee_alone_leaves_the_status() {
    var id = service.open("{}");
    client.updated(id, "{\"status\": \"closed\"}");

    var answer = client.updated(id, assignment(user, "user"));

    assertThat(answer.text("/status")).isEqualTo("closed");
    assertThat(answer.text("/assignee")).isEqualTo("user-" + user);
  }

  @ParameterizedTest
  @CsvSource({
    "thr-8a6e0804-2bd0-4672-b79d-d97027f9071a, 8a6e0804-2bd0-4672-b79d-d97027f9071a",
    "8a6e0804-2bd0-4672-b79d-d97027f9071b, thr-8a6e0804-2bd0-4672-b79d-d97027f9071b",
  })
  void a_thread_is_found_by_contactships_id_with_the_prefix_or_without(
      String stored, String asked) {
    service.open("{\"external_refs\": {\"contactship\": \"%s\"}}".formatted(stored));

    var closed = client.updated(asked, "{\"status\": \"closed\"}");

    assertThat(closed.text("/id")).isEqualTo(stored);
    assertThat(closed.text("/status")).isEqualTo("closed");
    assertThat(client.thread(asked).text("/id")).isEqualTo(stored);
  }

  @ParameterizedTest
  @CsvSource({"agent-bare-less, bare-less", "prefix-less, agent-prefix-less"})
  void an_assignee_is_found_by_contactships_id_with_the_prefix_or_without(
      String stored, String asked) {
    service.add(
        "teammates",
        "{\"kind\": \"agent\", \"name\": \"%1$s\", \"external_ids\": {\"contactship\": \"%1$s\"}}"
            .formatted(stored));

    var answer = client.updated(service.open("{}"), assignment(asked, "agent"));

    assertThat(answer.text("/assignee")).isEqualTo(stored);
  }

  @Test
  void an_id_as_it_is_written_goes_before_its_other_form() {
    for (var id : List.of("twin", "agent-twin")) {
      service.add(
          "teammates",
          "{\"kind\": \"agent\", \"name\": \"%1$s\", \"external_ids\": {\"contactship\": \"%1$s\"}}"
              .formatted(id));
    }
    var thread = service.open("{}");

    assertThat(client.updated(thread, assignment("twin", "agent")).text("/assignee"))
        .isEqualTo("twin");
    assertThat(client.updated(thread, assignment("agent-twin", "agent")).text("/assignee"))
        .isEqualTo("agent-twin");
  }

  @Test
  void nothing_given_changes_nothing() {
    var id = client.held(agent, "agent");

    var answer = client.updated(id, "{}");

    assertThat(answer.text("/assignee")).isEqualTo("agent-" + agent);
    assertThat(client.version(id)).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"assignee\": null}",
        "{\"assignee\": null, \"assignee_type\": null}",
        "{\"assignee\": null, \"assignee_type\": \"user\"}",
      })
  void an_assignee_that_is_null_unassigns(String body) {
    var id = client.held(user, "user");

    var answer = client.updated(id, body);

    assertThat(answer.json().path("assignee").isNull()).isTrue();
    assertThat(answer.json().path("assignee_type").isNull()).isTrue();
    assertThat(service.get("/v1/threads/" + id).json().path("assignee").isNull()).isTrue();
  }

  @Test
  void a_type_that_is_null_alone_says_nothing() {
    var id = client.held(user, "user");

    assertThat(client.updated(id, "{\"assignee_type\": null}").text("/assignee"))
        .isEqualTo("user-" + user);
  }

  @Test
  void the_team_of_a_thread_is_left_alone() {
    var id = service.open("{}");
    var team = service.add("teams", "{\"name\": \"Support\"}");
    service.put("/v1/threads/%s/team".formatted(id), "{\"id\": \"%s\"}".formatted(team));

    client.updated(id, "{\"assignee\": null}");

    assertThat(service.get("/v1/threads/" + id).text("/team_id")).isEqualTo(team);
  }

  @Test
  void status_and_assignee_are_changed_together() {
    var id = service.open("{}");

    var answer =
        client.updated(
            id,
            "{\"status\": \"closed\", \"assignee\": \"%s\", \"assignee_type\": \"agent\"}"
                .formatted(agent));

    assertThat(answer.text("/status")).isEqualTo("closed");
    assertThat(answer.text("/assignee")).isEqualTo("agent-" + agent);
    assertThat(client.version(id)).isEqualTo(3);
  }

  @Test
  void where_one_of_them_is_refused_the_other_is_not_changed() {
    var id = client.held(user, "user");

    var unknown =
        client.update(
            id, "{\"status\": \"closed\", \"assignee\": \"nobody\", \"assignee_type\": \"user\"}");
    service.policy(aPolicy().requiring(RequiredField.TAG).build());
    var refused = client.update(id, "{\"status\": \"closed\", \"assignee\": null}");
    service.policy(LifecyclePolicy.standard());

    assertThat(unknown.status()).isEqualTo(400);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("/message")).isEqualTo("Required before closing: tag");
    assertThat(client.thread(id).text("/status")).isEqualTo("open");
    assertThat(client.thread(id).text("/assignee")).isEqualTo("user-" + user);
    assertThat(client.version(id)).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"closed", "open"})
  void the_same_status_again_is_no_error_and_no_event(String status) {
    var id = service.open("{}");
    client.updated(id, "{\"status\": \"%s\"}".formatted(status));
    var before = client.version(id);

    var again = client.updated(id, "{\"status\": \"%s\"}".formatted(status));

    assertThat(again.text("/status")).isEqualTo(status);
    assertThat(client.version(id)).isEqualTo(before);
  }

  @Test
  void a_close_of_a_closed_thread_keeps_its_reason() {
    var id = service.open("{}");
    service.post("/v1/threads/%s/close".formatted(id), "{\"reason\": \"spam\"}");

    client.updated(id, "{\"status\": \"closed\"}");

    assertThat(service.get("/v1/threads/" + id).text("/closed/reason")).isEqualTo("spam");
  }

  @Test
  void open_reopens_what_is_closed() {
    var id = service.open("{}");
    client.updated(id, "{\"status\": \"closed\"}");

    assertThat(client.updated(id, "{\"status\": \"open\"}").text("/status")).isEqualTo("open");
    assertThat(service.get("/v1/threads/" + id).text("/status")).isEqualTo("open");
  }

  @Test
  void open_leaves_a_snooze_which_contactship_does_not_have() {
    var id = service.open("{}");
    service.post("/v1/threads/%s/snooze".formatted(id), "{\"until_reply\": true}");

    assertThat(client.updated(id, "{\"status\": \"open\"}").text("/status")).isEqualTo("open");
    assertThat(service.get("/v1/threads/" + id).text("/status")).isEqualTo("snoozed");
  }

  @Test
  void a_snoozed_thread_can_be_closed() {
    var id = service.open("{}");
    service.post("/v1/threads/%s/snooze".formatted(id), "{\"until_reply\": true}");

    assertThat(client.updated(id, "{\"status\": \"closed\"}").text("/status")).isEqualTo("closed");
  }

  @Test
  void an_assignee_may_be_named_with_the_prefix_or_without() {
    for (var name : new String[] {user, "user-" + user}) {
      var answer = client.updated(service.open("{}"), assignment(name, "user"));

      assertThat(answer.text("/assignee")).isEqualTo("user-" + user);
    }
  }

  @Test
  void whom_contactship_knows_may_be_named_by_our_id_too_and_shows_by_contactships() {
    var id =
        service.add(
            "teammates",
            """
            {"kind": "user", "name": "Noor", "external_ids": {"contactship": "usr_noor"}}
            """);

    for (var name : new String[] {id, "user-" + id, "usr_noor"}) {
      var answer = client.updated(service.open("{}"), assignment(name, "user"));

      assertThat(answer.text("/assignee")).isEqualTo("usr_noor");
    }
  }

  @Test
  void a_whole_thread_may_be_sent_back() {
    var id = client.held(user, "user");
    var shown = client.thread(id);

    var answer = client.updated(id, shown.body());

    assertThat(answer.json()).isEqualTo(((ObjectNode) shown.json()).without("created_at"));
    assertThat(client.version(id)).isEqualTo(2);
  }

  @Test
  void what_was_changed_is_told_as_coming_from_contactship() {
    var id = service.open("{}");

    client.updated(id, "{\"status\": \"closed\"}");

    var event = service.get("/v1/threads/%s/timeline".formatted(id)).json().at("/data/1");
    assertThat(event.path("type").asText()).isEqualTo("thread.closed");
    assertThat(event.path("through").asText()).isEqualTo("contactship");
    assertThat(service.get("/v1/threads/" + id).text("/closed/reason")).isEqualTo("unspecified");
  }

  private static ObjectNode documented() throws IOException {
    try (var file = ContactshipUpdateTest.class.getResourceAsStream("update-thread.example.json")) {
      return (ObjectNode) new ObjectMapper().readTree(file);
    }
  }
}
