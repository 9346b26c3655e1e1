package dev.threadkeep.rest.dialect.productlane;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadkeep.rest.service.Service;
import dev.threadkeep.rest.service.Service.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListingThreadsTest {

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
  void the_newest_threads_come_first_each_as_it_is_shown_alone() {
    var older = service.open("{\"title\": \"older\", \"message\": {\"text\": \"hello\"}}");
    var newer = service.open("{\"title\": \"newer\"}");

    var page = list("").json();

    assertThat(ids(page)).containsExactly(newer, older);
    assertThat(page.at("/data/1")).isEqualTo(client.thread(older).json());
    assertThat(page.path("page").toString())
        .isEqualTo("{\"cursor\":null,\"has_more\":false,\"limit\":50}");
  }

  @Test
  void pages_lead_through_all_threads_once_while_others_are_opened() {
    var all = new ArrayList<>(IntStream.range(0, 5).mapToObj(_ -> service.open("{}")).toList());
    var seen = new ArrayList<String>();

    String cursor = null;
    do {
      var page = list("?limit=2" + (cursor == null ? "" : "&cursor=" + cursor)).json();
      seen.addAll(ids(page));
      assertThat(page.at("/page/has_more").asBoolean())
          .isEqualTo(!page.at("/page/cursor").isNull());
      cursor = page.at("/page/cursor").isNull() ? null : page.at("/page/cursor").asText();
      service.open("{}");
    } while (cursor != null);

    assertThat(seen).containsExactlyElementsOf(all.reversed());
  }

  @Test
  void a_cursor_is_good_for_its_own_list_only() {
    IntStream.range(0, 3).forEach(_ -> service.open("{}"));
    var cursor = list("?limit=1").text("/page/cursor");

    var other = client.failing(422, send("?limit=1&status=open&cursor=" + cursor));
    var forged = client.failing(422, send("?cursor=abc"));

    assertThat(list("?limit=2&cursor=" + cursor).json().path("data")).hasSize(2);
    assertThat(other.text("/code")).isEqualTo("unprocessable");
    assertThat(forged.text("/message")).isEqualTo("Malformed cursor");
  }

  @Test
  void each_filter_leaves_out_what_does_not_fit() {
    var mark = service.user("Mark");
    var contact = service.add("contacts", "{\"email\": \"a@b.example\"}");
    var company =
        service.add("companies", "{\"name\": \"C\", \"external_ids\": {\"productlane\": \"c_1\"}}");
    var project = service.add("projects", "{\"name\": \"P\"}");
    var tag = service.add("tags", "{\"name\": \"billing\"}");
    var fitting =
        service.open(
            """
            {"assignee": {"type": "user", "id": "%s"}, "contact_id": "%s", "company_id": "%s",
             "project_id": "%s", "tags": ["BILLING"], "severity": "high",
             "external_refs": {"zendesk": "z_1"},
             "attributes": {"productlane": {"origin": "widget", "issue_id": "LIN-1"}}}
            """
                .formatted(mark, contact, company, project));
    service.post("/v1/threads/" + fitting + "/close", "{}");
    service.open("{\"external_refs\": {\"feather\": \"z_1\"}}");

    for (var filter :
        List.of(
            "status=done",
            "tab=done",
            "assignee_id=" + mark,
            "contact_id=" + contact,
            "company_id=" + company,
            "company_id=c_1",
            "project_id=" + project,
            "tag_id=" + tag,
            "pain_level=HIGH",
            "origin=widget",
            "issue_id=LIN-1",
            "external_id=z_1",
            "status=done&pain_level=HIGH&external_id=z_1")) {
      assertThat(ids(list("?" + filter).json())).as(filter).containsExactly(fitting);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "assignee_id=nobody",
    "contact_id=nobody",
    "company_id=nobody",
    "project_id=nothing",
    "tag_id=nothing",
    "issue_id=nothing",
    "external_id=nothing",
    "origin=linear",
    "status=open&tab=done",
    "status=done&external_id=z_1",
    "tab=my",
  })
  void what_nothing_fits_is_an_empty_list(String filters) {
    service.open("{\"external_refs\": {\"zendesk\": \"z_1\"}}");

    var page = list("?" + filters).json();

    assertThat(page.path("data")).isEmpty();
    assertThat(page.at("/page/has_more").asBoolean()).isFalse();
  }

  @Test
  void tabs_are_those_of_the_teammate_who_asks() {
    var mark = service.user("Mark");
    var held = service.open("{\"assignee\": {\"type\": \"user\", \"id\": \"%s\"}}".formatted(mark));
    var fresh = service.open("{}");

    var mine =
        client.send("GET", "/threads?tab=my", null, "Threadkeep-Actor", "user:" + mark).json();

    assertThat(ids(mine)).containsExactly(held);
    assertThat(ids(list("?tab=new").json())).containsExactly(fresh);
    assertThat(ids(list("?tab=open").json())).containsExactly(held);
  }

  @Test
  void times_are_limits_that_are_not_included() {
    var first = service.open("{}");
    var second = service.open("{}");
    var third = service.open("{}");
    service.post("/v1/threads/" + first + "/close", "{}");
    var middle = encoded(service.get("/v1/threads/" + second).text("/created_at"));

    assertThat(ids(list("?created_after=" + middle).json())).containsExactly(third);
    assertThat(ids(list("?created_before=" + middle).json())).containsExactly(first);
    assertThat(ids(list("?updated_after=" + middle).json())).containsExactly(third, first);
    assertThat(ids(list("?updated_before=" + middle).json())).isEmpty();
  }

  @Test
  void a_list_of_what_is_new_ends_where_the_old_begins() {
    IntStream.range(0, 3).forEach(_ -> service.open("{}"));
    var last = service.get("/v1/threads/" + service.open("{}")).text("/created_at");
    var newest = service.open("{}");

    var page = list("?limit=1&created_after=" + encoded(last)).json();

    assertThat(ids(page)).containsExactly(newest);
    assertThat(page.at("/page/has_more").asBoolean()).isFalse();
  }

  @Test
  void threads_that_one_id_stands_for_are_paged_too() {
    var older = service.open("{\"external_refs\": {\"zendesk\": \"7\"}}");
    var newer = service.open("{\"external_refs\": {\"hubspot\": \"7\", \"intercom\": \"7\"}}");

    var first = list("?limit=1&external_id=7").json();
    var cursor = first.at("/page/cursor").asText();
    var second = list("?limit=1&external_id=7&cursor=" + cursor).json();

    assertThat(ids(first)).containsExactly(newer);
    assertThat(ids(second)).containsExactly(older);
    assertThat(second.at("/page/has_more").asBoolean()).isFalse();
  }

  @Test
  void archived_threads_are_left_out() {
    var id = service.open("{}");
    service.post("/v1/threads/" + id + "/archive", null);

    assertThat(ids(list("").json())).isEmpty();
    assertThat(client.thread(id).text("/id")).isEqualTo(id);
  }

  @ParameterizedTest
  @CsvSource({
    "limit=0,'limit must be a whole number from 1 to 200'",
    "limit=201,'limit must be a whole number from 1 to 200'",
    "status=closed,'status must be one of open, snoozed, done'",
    "tab=mine,'tab must be one of open, new, needs-response, my, snoozed, done'",
    "pain_level=high,'pain_level must be one of UNKNOWN, LOW, MEDIUM, HIGH'",
    "created_after=now,'created_after must be an RFC 3339 time such as 2026-12-01T09:00:00Z'",
    "offset=1,'offset is not a known parameter'",
    "status=open&status=done,'status appears twice'",
  })
  void a_parameter_that_does_not_fit_is_an_error_that_names_it(String parameters, String issue) {
    var answer = client.failing(400, send("?" + parameters));

    assertThat(answer.text("/code")).isEqualTo("validation_failed");
    assertThat(answer.text("/issues/0/message")).isEqualTo(issue);
  }

  private Answer send(String parameters) {
    return client.send("GET", "/threads" + parameters, null);
  }

  private Answer list(String parameters) {
    var answer = send(parameters);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    answer.json().path("data").forEach(client.schemas()::checkThread);
    return answer;
  }

  private static List<String> ids(JsonNode page) {
    return page.path("data").valueStream().map(thread -> thread.path("id").asText()).toList();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
