package dev.threadkeep.rest.dialect.feather;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.Scan;
import dev.threadkeep.application.access.Scope;
import dev.threadkeep.domain.policy.ReasonCatalogue;
import dev.threadkeep.rest.service.Service;
import dev.threadkeep.rest.service.Service.Answer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeatherThreadListTest {

  private static final String THREADS = "/feather/api/v1/threads";

  private final FeatherSchemas schemas = FeatherSchemas.load();
  private Service service;

  @BeforeEach
  void start() {
    service = Service.start();
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void a_list_without_threads_has_its_pagination() {
    var answer = list("");

    assertThat(answer.json().toString())
        .isEqualTo("{\"threads\":[],\"pagination\":{\"limit\":10,\"nextCursor\":null}}");
  }

  @Test
  void the_newest_threads_come_first_ten_to_a_page() {
    var opened = open(23);

    var first = list("");
    var second = list("?cursor=" + cursor(first));
    var third = list("?cursor=" + cursor(second));

    assertThat(ids(first)).hasSize(10);
    assertThat(cursor(first)).isEqualTo(ids(first).getLast());
    assertThat(third.json().at("/pagination/nextCursor").isNull()).isTrue();
    var all = new ArrayList<>(ids(first));
    all.addAll(ids(second));
    all.addAll(ids(third));
    assertThat(all).isEqualTo(opened.reversed());
  }

  @Test
  void a_page_is_as_long_as_the_client_wants() {
    open(3);

    var answer = list("?limit=2");

    assertThat(ids(answer)).hasSize(2);
    assertThat(answer.json().at("/pagination/limit").asInt()).isEqualTo(2);
    assertThat(list("?limit=100").json().at("/pagination/limit").isInt()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "limit=0,limit must be a whole number from 1 to 100",
    "limit=101,limit must be a whole number from 1 to 100",
    "limit=ten,limit must be a whole number from 1 to 100",
    "limit=2&limit=3,limit appears twice",
    "isActive=maybe,isActive must be true or false",
    "closedReason=BORED,",
    "cursor=01992f7e-8b1c-7d3e-9a55-6c1f0e6b7a10,cursor is not the id of a thread",
    "cursor=nonsense,cursor is not the id of a thread",
    "cursor=,cursor is not the id of a thread",
  })
  void a_parameter_that_does_not_fit_is_a_bad_request(String query, String message) {
    var answer = service.get(THREADS + "?" + query);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("/code")).isEqualTo("BAD_REQUEST");
    assertThat(answer.json().path("success").asBoolean(true)).isFalse();
    if (message != null) {
      assertThat(answer.text("/message")).isEqualTo(message);
    }
  }

  @Test
  void unknown_parameters_are_overlooked() {
    var opened = open(1);

    assertThat(ids(list("?campaignId=7&sort=asc&sort=desc"))).isEqualTo(opened);
  }

  @Test
  void a_cursor_survives_what_happens_to_its_thread_and_to_others() {
    var opened = open(6);
    var first = list("?limit=3&isActive=true");

    var last = ids(first).getLast();
    service.patch(THREADS + "/" + last + "/close", null);
    service.post("/v1/threads/" + last + "/archive", null);
    service.patch("/v1/threads/" + last, "{\"external_refs\": {\"feather\": \"thr_late\"}}");
    open(2);
    var second = list("?limit=3&isActive=true&cursor=" + cursor(first));

    assertThat(ids(second)).isEqualTo(opened.subList(0, 3).reversed());
  }

  @Test
  void a_cursor_is_feathers_id_where_there_is_one() {
    service.open("{}");
    service.open("{\"external_refs\": {\"feather\": \"thr_77\"}}");

    var first = list("?limit=1");

    assertThat(cursor(first)).isEqualTo("thr_77");
    assertThat(ids(list("?cursor=thr_77"))).hasSize(1).doesNotContain("thr_77");
  }

  @Test
  void another_organizations_thread_is_no_cursor_and_in_no_list() {
    var foreign = service.key("foreign0", Service.OTHER, Scope.THREADS_WRITE);
    var id = service.post("/v1/threads", "{}", "X-API-Key", foreign).text("/id");

    assertThat(ids(list(""))).isEmpty();
    assertThat(service.get(THREADS + "?cursor=" + id).status()).isEqualTo(400);
    assertThat(service.get(THREADS, "X-API-Key", foreign).json().path("threads")).hasSize(1);
  }

  @Test
  void open_and_snoozed_threads_are_active() {
    var threads = open(6);
    snooze(threads.get(1));
    snooze(threads.get(4));
    close(threads.get(2), "DNC");
    close(threads.get(5), "spam");

    var active = List.of(threads.get(4), threads.get(3), threads.get(1), threads.get(0));
    assertThat(ids(list("?isActive=true"))).isEqualTo(active);
    assertThat(pages("isActive=true&limit=1")).isEqualTo(active);
    assertThat(pages("isActive=true&limit=3")).isEqualTo(active);
    assertThat(ids(list("?isActive=false"))).containsExactly(threads.get(5), threads.get(2));
  }

  @Test
  void archived_threads_are_left_out() {
    var threads = open(2);
    service.post("/v1/threads/" + threads.get(1) + "/archive", null);

    assertThat(ids(list(""))).containsExactly(threads.get(0));
  }

  @Test
  void a_reason_finds_the_threads_that_show_it() {
    var threads = open(6);
    close(threads.get(0), "WRONG_NUMBER");
    close(threads.get(1), "wrong_number");
    service.post("/v1/threads/" + threads.get(2) + "/close", "{\"reason\": \"wrong_number\"}");
    close(threads.get(3), "FILTERED_OOO");
    service.post("/v1/threads/" + threads.get(4) + "/close", "{\"reason\": \"automated\"}");

    assertThat(ids(list("?closedReason=WRONG_NUMBER")))
        .containsExactly(threads.get(2), threads.get(1), threads.get(0));
    assertThat(ids(list("?closedReason=FILTERED_OOO"))).containsExactly(threads.get(3));
    assertThat(ids(list("?closedReason=WORKFLOW_ONE_OFF_TEXT"))).containsExactly(threads.get(4));
    assertThat(ids(list("?closedReason=FRAUD"))).isEmpty();
    assertThat(list("?closedReason=FRAUD&isActive=true").body())
        .isEqualTo("{\"threads\":[],\"pagination\":{\"limit\":10,\"nextCursor\":null}}");
  }

  @Test
  void agent_and_number_narrow_together() {
    var wanted = service.open(thread("agent_1", "+15550101"));
    service.open(thread("agent_1", "+15550102"));
    service.open(thread("agent_2", "+15550101"));
    service.open("{}");

    assertThat(ids(list("?agentId=agent_1"))).hasSize(2);
    assertThat(ids(list("?toPhoneNumber=%2B15550101"))).hasSize(2);
    assertThat(ids(list("?toPhoneNumber=+15550101&agentId=agent_1"))).containsExactly(wanted);
  }

  @Test
  void what_is_rare_is_found_by_following_empty_pages() {
    var rare = service.open(thread("agent_1", "+15550101"));
    open(Scan.MOST_READ);

    var first = list("?agentId=agent_1");

    assertThat(ids(first)).isEmpty();
    assertThat(cursor(first)).isNotEmpty();
    assertThat(pages("agentId=agent_1")).containsExactly(rare);
  }

  @Test
  void reading_needs_the_scope_for_it() {
    var other = service.key("other000", Service.ORGANIZATION, Scope.DELIVERIES_READ);

    assertThat(service.get(THREADS, "X-API-Key", other).status()).isEqualTo(403);
    assertThat(service.get(THREADS, "X-API-Key", "tk_nonsense").status()).isEqualTo(401);
  }

  @Test
  void the_reasons_are_those_of_the_catalogue() {
    var ofTheCatalogue =
        ReasonCatalogue.standard().reasons().stream()
            .flatMap(entry -> entry.codesFor(Feather.DIALECT.door()).stream())
            .toList();

    assertThat(Arrays.stream(FeatherReason.values()).map(Enum::name))
        .containsExactlyInAnyOrderElementsOf(ofTheCatalogue)
        .hasSize(12);
  }

  private static String thread(String agent, String number) {
    return """
    {"channel": {"type": "sms", "to": "%s"}, "attributes": {"feather": {"agent_id": "%s"}}}
    """
        .formatted(number, agent);
  }

  private List<String> open(int count) {
    var ids = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      ids.add(service.open("{}"));
    }
    return ids;
  }

  private void snooze(String id) {
    service.post("/v1/threads/" + id + "/snooze", "{\"until_reply\": true}");
  }

  private void close(String id, String reason) {
    service.patch(THREADS + "/" + id + "/close", "{\"reason\": \"%s\"}".formatted(reason));
  }

  /** Every page there is, one after the other. */
  private List<String> pages(String query) {
    var page = list("?" + query);
    var all = new ArrayList<>(ids(page));
    while (!page.json().at("/pagination/nextCursor").isNull()) {
      page = list("?" + query + "&cursor=" + cursor(page));
      all.addAll(ids(page));
    }
    return all;
  }

  private Answer list(String query) {
    var answer = service.get(THREADS + query);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    FeatherSchemas.check("thread-list", answer.json());
    answer.json().path("threads").forEach(schemas::checkThread);
    return answer;
  }

  private static List<String> ids(Answer page) {
    return page.json().path("threads").findValuesAsText("id");
  }

  private static String cursor(Answer page) {
    return page.text("/pagination/nextCursor");
  }
}
