package dev.threadkeep.rest.canonical.thread;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.access.Scope;
import dev.threadkeep.rest.service.Service;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ThreadListTest {

  private Service service;
  private String mark;
  private String contact;
  private String team;
  private String refund;
  private String snoozed;
  private String closed;
  private String archived;

  @BeforeAll
  void start() {
    service = Service.start();
    mark = service.user("Mark");
    contact = service.add("contacts", "{\"name\": \"Ada\"}");
    team = service.add("teams", "{\"name\": \"Support\"}");
    refund =
        service.open(
            """
            {"title": "Refund", "tags": ["billing"], "contact_id": "%s",
             "external_refs": {"intercom": "19:11"},
             "assignee": {"type": "user", "id": "%s"}, "message": {"text": "Hi"}}
            """
                .formatted(contact, mark));
    snoozed = service.open("{}");
    service.post("/v1/threads/" + snoozed + "/snooze", "{\"until_reply\": true}");
    closed = service.open("{}");
    service.post("/v1/threads/" + closed + "/close", null);
    service.post("/v1/threads/" + closed + "/escalate", null);
    archived = service.open("{}");
    service.put("/v1/threads/" + archived + "/team", "{\"id\": \"%s\"}".formatted(team));
    service.patch("/v1/threads/" + archived, "{\"important\": true}");
    service.post("/v1/threads/" + archived + "/archive", null);
    service.post(
        "/v1/threads", "{}", "X-API-Key", service.key("foreign0", Service.OTHER, Scope.ADMIN));
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void the_newest_change_comes_first_and_archived_threads_are_left_out() {
    assertThat(ids("")).containsExactly(closed, snoozed, refund);
    assertThat(ids("?sort=updated_at")).containsExactly(refund, snoozed, closed);
    assertThat(ids("?sort=created_at&archived=any"))
        .containsExactly(refund, snoozed, closed, archived);
    assertThat(ids("?archived=true")).containsExactly(archived);
    assertThat(ids("?archived=false")).hasSize(3);
  }

  @Test
  void a_list_is_narrowed_by_one_thing() {
    assertThat(ids("?status=snoozed")).containsExactly(snoozed);
    assertThat(ids("?assignee=" + mark)).containsExactly(refund);
    assertThat(ids("?assignee=none&status=closed")).containsExactly(closed);
    assertThat(ids("?team=%s&archived=any".formatted(team))).containsExactly(archived);
    assertThat(ids("?team=none")).hasSize(3);
    assertThat(ids("?tag=BILLING")).containsExactly(refund);
    assertThat(ids("?contact=%s&sort=-created_at".formatted(contact))).containsExactly(refund);
    assertThat(ids("?escalated=true")).containsExactly(closed);
    assertThat(ids("?important=true&archived=any")).containsExactly(archived);
    assertThat(ids("?external_ref=intercom:19:11")).containsExactly(refund);
    assertThat(ids("?tab=needs-response")).containsExactly(refund);
    assertThat(ids("?tab=my")).isEmpty();
    assertThat(ids("?q=Ref")).containsExactly(refund);
    assertThat(ids("?updated_after=2030-01-01T00:00:00Z")).isEmpty();
  }

  @Test
  void what_is_found_by_its_title_comes_by_creation() {
    try (var parcels = Service.start()) {
      var older = parcels.open("{\"title\": \"Parcel lost\"}");
      var newer = parcels.open("{\"title\": \"Parcel found\"}");
      parcels.patch("/v1/threads/" + older, "{\"important\": true}");

      assertThat(ids(parcels, "?q=Parcel")).containsExactly(newer, older);
      assertThat(ids(parcels, "?q=Parcel&sort=created_at")).containsExactly(older, newer);
      assertThat(ids(parcels, "")).containsExactly(older, newer);
    }
  }

  @Test
  void me_is_whoever_the_request_names() {
    var answer = service.get("/v1/threads?assignee=me", "Threadkeep-Actor", "user:" + mark);
    var tab = service.get("/v1/threads?tab=my", "Threadkeep-Actor", "user:" + mark);

    assertThat(answer.text("/data/0/id")).isEqualTo(refund);
    assertThat(tab.text("/data/0/id")).isEqualTo(refund);
  }

  @Test
  void pages_lead_through_the_whole_list() {
    var all = new ArrayList<String>();
    var path = "/v1/threads?limit=1&archived=any";
    var cursor = "";
    do {
      var page = service.get(path + (cursor.isEmpty() ? "" : "&cursor=" + cursor)).json();
      all.add(page.at("/data/0/id").asText());
      cursor = page.path("next_cursor").asText("");
    } while (!cursor.isEmpty() && !cursor.equals("null"));

    assertThat(all).containsExactlyElementsOf(ids("?archived=any"));
  }

  @Test
  void a_cursor_is_good_for_its_own_list_only() {
    var cursor = service.get("/v1/threads?limit=1").text("/next_cursor");
    var foreign = service.key("foreign1", Service.OTHER, Scope.ADMIN);

    assertThat(service.get("/v1/threads?limit=2&cursor=" + cursor).status()).isEqualTo(200);
    assertThat(service.get("/v1/threads?limit=1&archived=any&cursor=" + cursor).status())
        .isEqualTo(400);
    assertThat(service.get("/v1/threads?sort=updated_at&cursor=" + cursor).status()).isEqualTo(400);
    assertThat(service.get("/v1/threads?cursor=" + cursor, "X-API-Key", foreign).status())
        .isEqualTo(400);
    assertThat(service.get("/v1/threads?cursor=A" + cursor).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "assignee=none&tag=x | assignee and tag do not go together",
        "sort=created_at&tag=x | The combination of parameters is not supported",
        "sort=-updated_at&q=x | The combination of parameters is not supported: q goes with sorting by",
        "status=open&tab=new | The combination of parameters is not supported",
        "status=asleep | status must be one of open, snoozed, closed",
        "archived=maybe | archived must be one of",
        "tag= | tag must not be empty",
        "team= | team must not be empty",
        "limit=0 | limit must be",
        "limit=201 | limit must be",
        "assignee=mark | assignee must be a UUID",
        "assignee=me | assignee can be me only where",
        "external_ref=intercom | external_ref must be a vendor and its id",
        "q=two%20words | q must be the beginning of one word",
        "tab=mine | tab must be one of open, new, needs-response, my, snoozed, done",
        "updated_after=yesterday | updated_after must be an RFC 3339 time",
        "updated_after=0001-01-01T00:00:00Z | updated_after must lie in the years 1970 to 9999",
        "colour=red | colour is not a known parameter",
        "tag=a&tag=b | tag appears twice"
      })
  void a_parameter_that_does_not_fit_is_named(String query, String detail) {
    var refused = service.get("/v1/threads?" + query);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("/code")).isEqualTo("bad_parameter");
    assertThat(refused.text("/detail")).startsWith(detail);
  }

  private List<String> ids(String query) {
    return ids(service, query);
  }

  private static List<String> ids(Service service, String query) {
    var answer = service.get("/v1/threads" + query);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    var ids = new ArrayList<String>();
    answer.json().path("data").forEach(thread -> ids.add(thread.path("id").asText()));
    return ids;
  }
}
