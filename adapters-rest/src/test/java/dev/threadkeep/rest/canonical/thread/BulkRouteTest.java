package dev.threadkeep.rest.canonical.thread;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadkeep.rest.service.Service;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code POST /v1/threads/bulk}: many threads, each by itself. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BulkRouteTest {
  private static final String NOBODY = "0199a000-0000-7000-8000-0000deadbeef";

  private Service service;

  @BeforeAll
  void start() {
    service = Service.start();
  }

  @AfterAll
  void stop() {
    service.close();
  }

  private String opened() {
    return service.post("/v1/threads", "{}").json().path("id").asText();
  }

  private JsonNode results(String... items) {
    var answer = bulk(items);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json().path("results");
  }

  private Service.Answer bulk(String... items) {
    return service.post(
        "/v1/threads/bulk",
        "{\"items\": [%s]}".formatted(String.join(", ", items)).replace('\'', '"'));
  }

  private static String item(String thread, String... commands) {
    return "{'id': '%s', 'commands': [%s]}".formatted(thread, String.join(", ", commands));
  }

  private String status(String thread) {
    return service.get("/v1/threads/" + thread).json().path("status").asText();
  }

  @Test
  void carries_out_each_item_and_shows_its_thread_in_their_order() {
    var first = opened();
    var second = opened();

    var results =
        results(
            item(second, "{'type': 'close', 'reason': 'spam'}"),
            item(first, "{'type': 'snooze', 'until_reply': true}"));

    assertThat(results).hasSize(2);
    assertThat(results.path(0).path("id").asText()).isEqualTo(second);
    assertThat(results.path(0).path("status").asInt()).isEqualTo(200);
    assertThat(results.path(0).at("/thread/closed/reason").asText()).isEqualTo("spam");
    assertThat(results.path(0).has("problem")).isFalse();
    assertThat(results.path(1).at("/thread/status").asText()).isEqualTo("snoozed");
    assertThat(results.path(0).path("thread"))
        .isEqualTo(service.get("/v1/threads/" + second).json());
  }

  @Test
  void an_item_that_is_refused_does_not_stop_the_others() {
    var closed = opened();
    service.post("/v1/threads/%s/close".formatted(closed), "{}");
    var open = opened();

    var results =
        results(
            item(closed, "{'type': 'close'}"),
            item(NOBODY, "{'type': 'close'}"),
            item(open, "{'type': 'close'}"));

    assertThat(results.findValuesAsText("status").subList(0, 1)).containsExactly("409");
    assertThat(results.path(0).at("/problem/code").asText()).isEqualTo("thread_already_closed");
    assertThat(results.path(0).at("/problem/allowed").toString()).contains("reopen");
    assertThat(results.path(0).has("thread")).isFalse();
    assertThat(results.path(1).path("status").asInt()).isEqualTo(404);
    assertThat(results.path(1).at("/problem/code").asText()).isEqualTo("thread_not_found");
    assertThat(results.path(2).path("status").asInt()).isEqualTo(200);
    assertThat(status(open)).isEqualTo("closed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {'id': '%s'}                                                | #/items/0/commands | is required
          {'id': '%s', 'commands': []}                                | #/items/0/commands | must have 1 to 20 items
          {'id': '%s', 'commands': [{'type': 'shut'}]}                | #/items/0/commands/0/type | must be one of
          {'id': '%s', 'commands': [{'reason': 'spam'}]}              | #/items/0/commands/0/type | is required
          {'id': '%s', 'commands': ['close']}                         | #/items/0/commands/0 | must be an object
          {'id': '%s', 'commands': [{'type': 'close', 'until': 1}]}   | #/items/0/commands/0/until | is not a known field
          {'id': '%s', 'commands': [{'type': 'unassign', 'id': 1}]}   | #/items/0/commands/0/id | is not a known field
          {'id': '%s', 'commands': [{'type': 'assign_team', 'team': {'id': ''}}]} | #/items/0/commands/0/team/id | must
          {'id': '%s', 'commands': [{'type': 'close'}, {'type': 'snooze'}]} | #/items/0/commands/1/until | is required
          {'id': '%s', 'commands': [{'type': 'snooze', 'until': '2001-01-01T00:00:00Z'}]} | #/items/0/commands/0/until | must
          {'id': '%s', 'commands': [{'type': 'update', 'tags': [1]}]} | #/items/0/commands/0/tags/0 | must be a string
          {'id': '%s', 'if_version': '1', 'commands': [{'type': 'close'}]} | #/items/0/if_version | must be a whole number
          {'id': '%s', 'now': true, 'commands': [{'type': 'close'}]}  | #/items/0/now | is not a known field
          7                                                           | #/items/0 | must be an object
          """)
  void an_item_that_does_not_fit_is_told_where_and_does_not_stop_the_others(
      String misfit, String pointer, String detail) {
    var wrong = opened();
    var right = opened();

    var results = results(misfit.formatted(wrong), item(right, "{'type': 'close'}"));

    var problem = results.path(0).path("problem");
    assertThat(results.path(0).path("status").asInt()).as(problem.toString()).isEqualTo(400);
    assertThat(problem.at("/errors/0/pointer").asText()).isEqualTo(pointer);
    assertThat(problem.at("/errors/0/detail").asText()).contains(detail);
    assertThat(results.path(1).path("status").asInt()).isEqualTo(200);
    assertThat(status(wrong)).isEqualTo("open");
    assertThat(status(right)).isEqualTo("closed");
  }

  @Test
  void all_commands_of_an_item_are_carried_out_or_none() {
    var thread = opened();

    var results =
        results(
            item(thread, "{'type': 'update', 'title': 'New'}", "{'type': 'reopen'}"),
            item(thread, "{'type': 'update', 'title': 'Newer'}", "{'type': 'close'}"));

    assertThat(results.path(0).path("status").asInt()).isEqualTo(409);
    assertThat(results.path(1).at("/thread/title").asText()).isEqualTo("Newer");
    assertThat(results.path(1).at("/thread/version").asInt()).isEqualTo(3);
  }

  @Test
  void a_thread_named_twice_is_changed_twice_in_turn() {
    var thread = opened();

    var results = results(item(thread, "{'type': 'close'}"), item(thread, "{'type': 'reopen'}"));

    assertThat(results.path(0).at("/thread/status").asText()).isEqualTo("closed");
    assertThat(results.path(1).at("/thread/status").asText()).isEqualTo("open");
  }

  @Test
  void a_version_that_is_not_the_threads_is_refused() {
    var thread = opened();

    var results =
        results(
            "{'id': '%s', 'if_version': 7, 'commands': [{'type': 'close'}]}".formatted(thread),
            "{'id': '%s', 'if_version': 1, 'commands': [{'type': 'close'}]}".formatted(thread));

    assertThat(results.path(0).path("status").asInt()).isEqualTo(412);
    assertThat(results.path(0).at("/problem/current_version").asInt()).isEqualTo(1);
    assertThat(results.path(1).path("status").asInt()).isEqualTo(200);
  }

  @Test
  void every_command_does_what_its_route_does() {
    var alice = teammate("Alice");
    var bob = teammate("Bob");
    var crew = service.post("/v1/teams", "{\"name\": \"Crew\"}").json().path("id").asText();
    var thread = opened();

    var results =
        results(
            item(
                thread,
                "{'type': 'assign', 'assignee': {'type': 'user', 'id': '%s'}}".formatted(alice)),
            item(
                thread,
                """
                {'type': 'claim', 'assignee': {'type': 'user', 'id': '%s'},
                 'expected': {'type': 'user', 'id': '%s'}}
                """
                    .formatted(bob, alice)),
            item(thread, "{'type': 'assign_team', 'team': {'id': '%s'}}".formatted(crew)),
            item(thread, "{'type': 'escalate', 'note': 'Now.'}"),
            item(thread, "{'type': 'message', 'kind': 'outbound', 'text': 'Hello'}"),
            item(thread, "{'type': 'snooze', 'until_reply': true}", "{'type': 'archive'}"),
            item(thread, "{'type': 'wake'}", "{'type': 'restore'}"),
            item(
                thread,
                "{'type': 'deescalate'}",
                "{'type': 'unassign'}",
                "{'type': 'unassign_team'}"));

    assertThat(results.findValuesAsText("version"))
        .containsExactly("2", "3", "4", "5", "6", "8", "10", "13");
    assertThat(results.path(1).at("/thread/assignee/id").asText()).isEqualTo(bob);
    assertThat(results.path(2).at("/thread/team_id").asText()).isEqualTo(crew);
    assertThat(results.path(5).at("/thread/archived").asBoolean()).isTrue();
    assertThat(results.path(7).at("/thread/assignee").isNull()).isTrue();
  }

  private String teammate(String name) {
    return service
        .post("/v1/teammates", "{\"kind\": \"user\", \"name\": \"%s\"}".formatted(name))
        .json()
        .path("id")
        .asText();
  }

  @Test
  void who_is_not_in_the_directory_is_named_where_the_item_names_them() {
    var thread = opened();

    var results =
        results(
            item(
                thread,
                "{'type': 'assign', 'assignee': {'type': 'user', 'id': '%s'}}".formatted(NOBODY)));

    assertThat(results.path(0).path("status").asInt()).isEqualTo(422);
    assertThat(results.path(0).at("/problem/code").asText()).isEqualTo("unknown_teammate");
    assertThat(results.path(0).at("/problem/errors/0/pointer").asText())
        .isEqualTo("#/items/0/commands/0/assignee/id");
  }

  @Test
  void takes_a_thousand_items_and_no_more() {
    var thread = opened();
    var item = item(thread, "{'type': 'update', 'important': true}");

    var most = bulk(IntStream.range(0, 1_000).mapToObj(_ -> item).toArray(String[]::new));
    var more = bulk(IntStream.range(0, 1_001).mapToObj(_ -> item).toArray(String[]::new));
    var none = bulk();

    assertThat(most.json().path("results")).hasSize(1_000);
    assertThat(more.status()).isEqualTo(400);
    assertThat(more.json().at("/errors/0/pointer").asText()).isEqualTo("#/items");
    assertThat(none.status()).isEqualTo(400);
  }

  @Test
  void takes_eight_mebibytes_where_others_take_one() {
    var thread = opened();
    var text = "x".repeat(60_000);
    var items =
        IntStream.range(0, 100)
            .mapToObj(_ -> item(thread, "{'type': 'message', 'text': '%s'}".formatted(text)))
            .collect(Collectors.joining(", "));

    assertThat(bulk(items).status()).isEqualTo(200);
    assertThat(bulk(items, items).status()).isEqualTo(413);
    assertThat(service.post("/v1/threads", "{\"title\": \"%s\"}".formatted(items)).status())
        .isEqualTo(413);
  }

  @Test
  void an_item_that_is_nothing_at_all_does_not_stop_the_others() {
    var thread = service.open("{}");

    var answer =
        service.post(
            "/v1/threads/bulk",
            """
            {"items": [null, {"id": "%s", "commands": [{"type": "close"}]}]}
            """
                .formatted(thread));

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.text("/results/0/status")).isEqualTo("400");
    assertThat(answer.json().at("/results/0/id").isNull()).isTrue();
    assertThat(answer.text("/results/0/problem/errors/0/pointer")).isEqualTo("#/items/0");
    assertThat(answer.text("/results/0/problem/errors/0/detail")).isEqualTo("must not be null");
    assertThat(answer.text("/results/1/thread/status")).isEqualTo("closed");
  }

  @Test
  void a_reference_too_many_is_told_of_the_update_that_gives_it() {
    var thread =
        service.open(
            IntStream.range(0, 32)
                .mapToObj(i -> "\"vendor-%d\": \"bulk\"".formatted(i))
                .collect(Collectors.joining(", ", "{\"external_refs\": {", "}}")));
    var update = "{\"type\": \"update\", \"external_refs\": {\"other\": \"bulk\"}}";
    var items =
        "{\"items\": [{\"id\": \"%s\", \"commands\": [{\"type\": \"archive\"}, %s]}]}"
            .formatted(thread, update);

    var results = service.post("/v1/threads/bulk", items).json().path("results");

    assertThat(results.at("/0/problem/errors/0/pointer").asText())
        .isEqualTo("#/items/0/commands/1/external_refs");
  }

  @Test
  void a_time_that_is_past_has_one_pointer_wherever_it_is_told() {
    var thread = service.open("{}");
    var past = "{\"type\": \"snooze\", \"until\": \"2001-01-01T00:00:00Z\"}";
    var items =
        """
        {"items": [{"id": "%1$s", "commands": [%2$s]},
                   {"id": "%1$s", "commands": [{"type": "archive"}, %2$s]}]}
        """
            .formatted(thread, past);

    var results = service.post("/v1/threads/bulk", items).json().path("results");

    assertThat(results.at("/0/problem/detail").asText())
        .isEqualTo("#/items/0/commands/0/until must be in the future.");
    assertThat(results.at("/0/problem/errors/0/pointer").asText())
        .isEqualTo("#/items/0/commands/0/until");
    assertThat(results.at("/1/problem/detail").asText())
        .isEqualTo("#/items/1/commands/1/until must be in the future.");
    assertThat(results.at("/1/problem/errors/0/pointer").asText())
        .isEqualTo("#/items/1/commands/1/until");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {'type': 'assign', 'assignee': {'type': 'user', 'id': '%s'}}                | assignee/id
          {'type': 'assign_team', 'team': {'id': '%s'}}                               | team/id
          {'type': 'update', 'contact_id': '%s'}                                      | contact_id
          {'type': 'message', 'text': 'Hi', 'author': {'type': 'contact', 'id': '%s'}} | author/id
          {'type': 'close', 'reason': 'nonsense'}                                     | reason
          """)
  void what_is_unknown_is_told_in_its_command_whatever_stands_beside_it(
      String command, String place) {
    var results = results(item(opened(), "{'type': 'escalate'}", command.formatted(NOBODY)));

    assertThat(results.at("/0/status").asInt()).isEqualTo(422);
    assertThat(results.at("/0/problem/errors")).hasSize(1);
    assertThat(results.at("/0/problem/errors/0/pointer").asText())
        .isEqualTo("#/items/0/commands/1/" + place);
  }

  @ParameterizedTest
  @ValueSource(strings = {"close", "reopen", "wake"})
  void what_was_done_by_a_command_is_not_done_again_by_the_next(String type) {
    var command = "{'type': '%s'}".formatted(type);

    var results = results(item(opened(), command, "{'type': 'escalate'}", command));

    assertThat(results.at("/0/status").asInt()).isEqualTo(400);
    assertThat(results.at("/0/problem/errors/0/pointer").asText())
        .isEqualTo("#/items/0/commands/2");
    assertThat(results.at("/0/problem/errors/0/detail").asText())
        .isEqualTo("must not be the second %s of one change".formatted(type));
  }
}
