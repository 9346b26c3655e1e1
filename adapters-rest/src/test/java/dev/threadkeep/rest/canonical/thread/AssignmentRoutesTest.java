package dev.threadkeep.rest.canonical.thread;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.rest.service.Service;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who holds a thread, who acts, and who is not in the directory. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AssignmentRoutesTest {

  private Service service;

  @BeforeAll
  void start() {
    service = Service.start();
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void a_thread_is_assigned_claimed_and_given_to_a_team() {
    var mark = service.user("Mark");
    var anna = service.user("Anna");
    var path = "/v1/threads/" + service.open("{}");
    var toMark = "{\"type\": \"user\", \"id\": \"%s\"}".formatted(mark);
    var toAnna = "{\"type\": \"user\", \"id\": \"%s\"}".formatted(anna);

    assertThat(service.put(path + "/assignee", toMark).text("/assignee/id")).isEqualTo(mark);
    var refused =
        service.post(path + "/claim", "{\"assignee\": %s, \"expected\": null}".formatted(toAnna));
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text("/code")).isEqualTo("held_by_someone_else");
    assertThat(refused.text("/holder/id")).isEqualTo(mark);
    var claimed =
        service.post(
            path + "/claim", "{\"assignee\": %s, \"expected\": %s}".formatted(toAnna, toMark));
    assertThat(claimed.text("/assignee/id")).isEqualTo(anna);
    assertThat(service.delete(path + "/assignee").json().path("assignee").isNull()).isTrue();
    var team = service.add("teams", "{\"name\": \"Support\"}");
    assertThat(service.put(path + "/team", "{\"id\": \"%s\"}".formatted(team)).text("/team_id"))
        .isEqualTo(team);
    assertThat(service.delete(path + "/team").json().path("team_id").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "PATCH,'','{\"contact_id\": \"x\"}',unknown_contact,#/contact_id",
    "PATCH,'','{\"company_id\": \"x\"}',unknown_company,#/company_id",
    "PATCH,'','{\"project_id\": \"x\"}',unknown_project,#/project_id",
    "PUT,/team,'{\"id\": \"x\"}',unknown_team,#/id",
    "POST,/messages,'{\"text\": \"Hi\", \"author\": {\"type\": \"contact\", \"id\": \"x\"}}',unknown_contact,#/author/id",
  })
  void what_the_directory_lacks_is_refused_and_named(
      String method, String below, String body, String code, String pointer) {
    var path = "/v1/threads/" + service.open("{}");

    var refused = service.send(method, path + below, body);

    assertThat(refused.status()).as(refused.body()).isEqualTo(422);
    assertThat(refused.text("/code")).isEqualTo(code);
    assertThat(refused.text("/errors/0/pointer")).isEqualTo(pointer);
    assertThat(service.get(path).headers()).containsEntry("etag", "\"1\"");
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"contact_id\": \"x\"}',unknown_contact,#/contact_id",
    "'{\"company_id\": \"x\"}',unknown_company,#/company_id",
    "'{\"project_id\": \"x\"}',unknown_project,#/project_id",
    "'{\"assignee\": {\"type\": \"user\", \"id\": \"01992f80-1111-7000-8000-00000000000a\"}}',unknown_teammate,#/assignee/id",
    "'{\"message\": {\"text\": \"Hi\", \"author\": {\"type\": \"contact\", \"id\": \"x\"}}}',unknown_contact,#/message/author/id",
  })
  void a_thread_begins_with_nothing_that_the_directory_lacks(
      String body, String code, String pointer) {
    var refused = service.post("/v1/threads", body);

    assertThat(refused.status()).as(refused.body()).isEqualTo(422);
    assertThat(refused.text("/code")).isEqualTo(code);
    assertThat(refused.text("/errors/0/pointer")).isEqualTo(pointer);
  }

  @Test
  void an_unknown_teammate_is_refused_whatever_the_role() {
    var path = "/v1/threads/" + service.open("{}");
    var nobody = "01992f80-1111-7000-8000-00000000000a";

    var assignee =
        service.put(path + "/assignee", "{\"type\": \"user\", \"id\": \"%s\"}".formatted(nobody));
    var actor = service.post(path + "/close", null, "Threadkeep-Actor", "user:" + nobody);

    assertThat(List.of(assignee.status(), actor.status())).containsExactly(422, 422);
    assertThat(assignee.text("/code")).isEqualTo("unknown_teammate");
    assertThat(actor.text("/code")).isEqualTo("unknown_teammate");
    assertThat(actor.json().has("errors")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PUT  | /%s/assignee | {'type': 'user', 'id': 'NOBODY'}                                   | #/id",
        "POST | /%s/claim    | {'assignee': {'type': 'user', 'id': 'NOBODY'}}                     | #/assignee/id",
        "POST | /%s/messages | {'kind': 'internal', 'text': 'x', 'author': {'type': 'agent', 'id': 'NOBODY'}} | #/author/id",
        "POST | ''           | {'assignee': {'type': 'user', 'id': 'NOBODY'}}                     | #/assignee/id",
        "POST | ''           | {'message': {'kind': 'internal', 'text': 'x', 'author': {'type': 'user', 'id': 'NOBODY'}}} | #/message/author/id",
      },
      quoteCharacter = '"')
  void an_unknown_teammate_is_pointed_to(String method, String path, String body, String pointer) {
    var nobody = "01992f80-1111-7000-8000-00000000000a";
    var route = "/v1/threads" + path.replace("''", "").formatted(service.open("{}"));

    var refused = service.send(method, route, body.replace('\'', '"').replace("NOBODY", nobody));

    assertThat(refused.status()).as(refused.body()).isEqualTo(422);
    assertThat(refused.text("/code")).isEqualTo("unknown_teammate");
    assertThat(refused.json().path("errors").toString())
        .isEqualTo(
            "[{\"pointer\":\"%s\",\"detail\":\"is not in the directory\"}]".formatted(pointer));
  }

  @Test
  void a_read_takes_any_teammate_that_is_named_as_one() {
    var path = "/v1/threads/" + service.open("{}");
    var nobody = "user:01992f80-1111-7000-8000-00000000000a";

    var read = service.get(path, "Threadkeep-Actor", nobody);
    var list = service.get("/v1/threads?assignee=me", "Threadkeep-Actor", nobody);
    var malformed = service.get(path, "Threadkeep-Actor", "nobody");

    assertThat(read.status()).isEqualTo(200);
    assertThat(list.json().path("data")).isEmpty();
    assertThat(malformed.status()).isEqualTo(400);
    assertThat(malformed.text("/detail")).startsWith("Threadkeep-Actor must be user: or agent:");
  }

  @Test
  void the_header_names_who_acts() {
    var mark = service.user("Mark");
    var path = "/v1/threads/" + service.open("{}");

    var closed = service.post(path + "/close", null, "Threadkeep-Actor", "user:" + mark);

    assertThat(closed.text("/closed/by/type")).isEqualTo("user");
    assertThat(closed.text("/closed/by/id")).isEqualTo(mark);
  }
}
