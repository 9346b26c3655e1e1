package dev.threadkeep.rest.dialect.intercom;

import static dev.threadkeep.rest.dialect.intercom.Desk.code;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IntercomPeopleTest {

  private Desk desk;

  @BeforeAll
  void start() {
    desk = new Desk();
  }

  @AfterAll
  void stop() {
    desk.close();
  }

  @Test
  void admins_are_the_teammates() {
    var answer = desk.get("/admins");

    assertThat(answer.text("/type")).isEqualTo("admin.list");
    assertThat(answer.json().path("admins").size()).isGreaterThanOrEqualTo(2);
    assertThat(answer.json().at("/admins/0").toString())
        .isEqualTo(
            "{\"type\":\"admin\",\"id\":\"814860\",\"name\":\"Mark Strong\","
                + "\"email\":\"mk@acmeinc.org\",\"away_mode_enabled\":false,"
                + "\"away_mode_reassign\":false,\"has_inbox_seat\":true,\"team_ids\":[],"
                + "\"avatar\":{\"type\":\"avatar\",\"image_url\":null}}");
  }

  @Test
  void an_admin_is_found_by_intercoms_id_or_by_number() {
    var number =
        desk.service()
            .post("/v1/teammates", "{\"kind\": \"agent\", \"name\": \"Bot\"}")
            .text("/number");

    assertThat(desk.get("/admins/814860").text("/name")).isEqualTo("Mark Strong");
    assertThat(desk.get("/admins/" + number).text("/name")).isEqualTo("Bot");
    assertThat(desk.get("/admins/" + number).text("/id")).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "0", "-1", "2147483648", "mark", "%20"})
  void an_admin_who_is_not_there_is_not_found(String id) {
    var answer = desk.get("/admins/" + id);

    assertThat(code(answer)).isEqualTo("404 admin_not_found");
    assertThat(answer.text("/errors/0/message")).isEqualTo("Admin not found");
  }

  @Test
  void whoever_asks_is_told_who_that_is() {
    var answer = desk.get("/me", "Threadkeep-Actor", "user:" + desk.ada);

    assertThat(answer.text("/id")).isEqualTo(Desk.ADA);
    assertThat(answer.text("/app/type")).isEqualTo("app");
    assertThat(answer.text("/app/id_code")).isNotEmpty();
  }

  @Test
  void a_key_that_belongs_to_nobody_is_no_admin() {
    assertThat(code(desk.get("/me"))).isEqualTo("404 admin_not_found");
    assertThat(
            code(desk.get("/me", "Threadkeep-Actor", "user:01992f80-1111-7000-8000-00000000000a")))
        .isEqualTo("404 admin_not_found");
  }

  @Test
  void teams_are_listed_and_found_by_intercoms_id_or_by_number() {
    desk.service().add("teams", "{\"name\": \"A\", \"external_ids\": {\"intercom\": \"55\"}}");
    var number = desk.service().post("/v1/teams", "{\"name\": \"B\"}").text("/number");

    var list = desk.get("/teams");

    assertThat(list.text("/type")).isEqualTo("team.list");
    assertThat(list.json().at("/teams/0").toString())
        .isEqualTo("{\"type\":\"team\",\"id\":\"55\",\"name\":\"A\",\"admin_ids\":[]}");
    assertThat(desk.get("/teams/55").text("/name")).isEqualTo("A");
    assertThat(desk.get("/teams/" + number).text("/name")).isEqualTo("B");
    assertThat(code(desk.get("/teams/814860"))).isEqualTo("404 team_not_found");
  }

  @Test
  void more_people_than_a_page_of_the_directory_has_are_listed() {
    for (int i = 0; i < 201; i++) {
      desk.service().user("Somebody " + i);
    }

    assertThat(desk.get("/admins").json().path("admins").size()).isGreaterThan(202);
  }
}
