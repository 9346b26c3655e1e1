package dev.threadkeep.rest.dialect.intercom;

import static dev.threadkeep.rest.dialect.intercom.Desk.code;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.rest.service.Service.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IntercomSearchTest {

  private Desk desk;

  /** The four conversations' ids by the letters that the tests call them. */
  private Map<String, String> letters = Map.of();

  /** What Threadkeep itself calls those whom Intercom's ids name, by the fields that have them. */
  private Map<String, String> own = Map.of();

  @BeforeAll
  void start() {
    desk = new Desk();
    var tag =
        desk.service().add("tags", "{\"name\": \"vip\", \"external_ids\": {\"intercom\": \"42\"}}");
    var team =
        desk.service()
            .add("teams", "{\"name\": \"Support\", \"external_ids\": {\"intercom\": \"55\"}}");
    var open = desk.conversation("\"title\": \"Alpha one\", \"tags\": [\"vip\"]");
    var snoozed =
        desk.conversation(
            """
            "title": "Beta two",
            "attributes": {"intercom": {"custom_attributes": {"plan": "pro", "seats": 3}}}
            """);
    var closed = desk.conversation("\"title\": \"Gamma three\"");
    var silent = desk.service().open("{\"title\": \"Delta four\"}");
    var number = desk.service().get("/v1/threads/" + silent).text("/number");
    letters = Map.of("a", open, "b", snoozed, "c", closed, "d", number);
    part(open, "\"message_type\": \"assignment\", \"type\": \"admin\", \"assignee_id\": 814860");
    part(snoozed, "\"message_type\": \"assignment\", \"type\": \"team\", \"assignee_id\": 55");
    part(snoozed, "\"message_type\": \"snoozed\", \"snoozed_until\": 1893456000");
    part(closed, "\"message_type\": \"close\", \"type\": \"admin\", \"body\": \"Bye\"");
    desk.service()
        .patch(
            "/v1/threads/" + desk.canonical(closed).path("id").asText(),
            """
            {"attributes": {"intercom": {"conversation_rating": {
              "created_at": 1795000000, "updated_at": 1795000060, "rating": 5, "remark": "Fine",
              "contact": {"id": "5bc8f7ae2d96695c18a"}, "teammate": {"id": 814860}}}}}
            """);
    desk.service().patch("/v1/threads/" + silent, "{\"important\": true}");
    desk.put("/conversations/" + open, "{\"read\": true}");
    own =
        Map.of(
            "admin_assignee_id",
            desk.service().get("/v1/teammates/" + desk.mark).text("/number"),
            "team_assignee_id",
            desk.service().get("/v1/teams/" + team).text("/number"),
            "contact_ids",
            desk.customer,
            "tag_ids",
            tag);
  }

  @AfterAll
  void stop() {
    desk.close();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "state, =, \"open\", ad",
        "state, =, \"closed\", c",
        "state, !=, \"closed\", abd",
        "state, IN, `[\"open\",\"snoozed\"]`, abd",
        "state, NIN, `[\"open\",\"snoozed\"]`, c",
        "open, =, false, c",
        "open, =, true, abd",
        "open, =, \"true\", abd",
        "read, =, true, ad",
        "priority, =, \"priority\", d",
        "priority, =, \"not_priority\", abc",
        "title, ~, \"TWO\", b",
        "title, !~, \"two\", acd",
        "title, ^, \"alp\", a",
        "title, $, \"three\", c",
        "title, =, \"Beta two\", b",
        "admin_assignee_id, =, 814860, a",
        "admin_assignee_id, =, \"814860\", a",
        "admin_assignee_id, =, 5784329, ``",
        "admin_assignee_id, =, 1, ``",
        "admin_assignee_id, =, null, bcd",
        "admin_assignee_id, !=, null, a",
        "team_assignee_id, =, 55, b",
        "team_assignee_id, =, null, acd",
        "tag_ids, =, \"42\", a",
        "tag_ids, !=, \"42\", bcd",
        "tag_ids, IN, `[\"42\",\"43\"]`, a",
        "contact_ids, =, \"5bc8f7ae2d96695c18a\", abc",
        "contact_ids, =, null, d",
        "teammate_ids, =, \"814860\", a",
        "teammate_ids, =, 5784329, abc",
        "snoozed_until, >, 1893455999, b",
        "snoozed_until, <=, 1893456000, b",
        "snoozed_until, <, 1893456000, ``",
        "snoozed_until, =, null, acd",
        "waiting_since, >=, 1, ab",
        "created_at, >, 1795168000, abcd",
        "created_at, <, 1795168000, ``",
        "updated_at, >, 1795168000, abcd",
        "updated_at, >=, 1999999999, ``",
        "updated_at, >, 99999999999, ``",
        "updated_at, IN, [], ``",
        "updated_at, NIN, [], abcd",
        "source.delivered_as, =, \"customer_initiated\", abc",
        "source.body, ~, \"hi\", abc",
        "source.subject, ^, \"delta\", d",
        "source.author.email, =, \"Casey@example.com\", abc",
        "source.author.type, =, \"bot\", d",
        "statistics.count_assignments, =, 1, ab",
        "statistics.count_conversation_parts, >, 1, b",
        "statistics.last_close_at, !=, null, c",
        "statistics.last_closed_by_id, =, \"5784329\", c",
        "statistics.time_to_first_close, <, 60, c",
        "custom_attribute.plan, =, \"pro\", b",
        "custom_attribute.seats, >=, 3, b",
        "custom_attribute.seats, =, 3.0, b",
        "custom_attribute.seats, <, 3.5, b",
        "updated_at, >, 1e30, ``",
        "updated_at, >, -1, abcd",
        "updated_at, >, 1.5, abcd",
        "custom_attribute.seats, =, null, acd",
        "conversation_rating.score, >, 4, c",
        "conversation_rating.rating, =, 5, c",
        "conversation_rating.requested_at, <, 1795000001, c",
        "conversation_rating.replied_at, =, 1795000060, c",
        "conversation_rating.remark, ~, \"fine\", c",
        "conversation_rating.contact_id, =, \"5bc8f7ae2d96695c18a\", c",
        "conversation_rating.admin_id, =, \"814860\", c",
        "conversation_rating.admin_d, =, 814860, c",
        "conversation_rating.teammate_id, !=, \"814860\", abd",
        "source.redacted, =, false, abcd",
        "source.redacted, =, true, ``",
      })
  void a_condition_finds_what_shows_it(
      String field, String operator, String value, String expected) {
    var answer = search(condition(field, operator, value));

    assertThat(found(answer)).isEqualTo(expected);
    assertThat(answer.text("/total_count")).isEqualTo(Integer.toString(expected.length()));
  }

  @Test
  void an_id_is_a_field_as_well() {
    var answer = search(condition("id", "=", "\"%s\"".formatted(letters.get("b"))));

    assertThat(found(answer)).isEqualTo("b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "AND | state = \"open\" | admin_assignee_id = 814860 | a",
        "AND | admin_assignee_id = null | state = \"open\" | d",
        "AND | admin_assignee_id = 814860 | tag_ids = \"42\" | a",
        "AND | admin_assignee_id = 814860 | tag_ids = \"43\" | ``",
        "AND | state = \"open\" | state = \"closed\" | ``",
        "AND | updated_at > 1 | open = false | c",
        "AND | title ~ \"a\" | created_at > 1 | abcd",
        "OR | state = \"closed\" | tag_ids = \"42\" | ac",
        "OR | state = \"closed\" | state = \"snoozed\" | bc",
      })
  void groups_hold_as_they_say(String group, String one, String other, String expected) {
    var answer = search(group(group, spoken(one), spoken(other)));

    assertThat(found(answer)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "admin_assignee_id, a, bcd",
    "team_assignee_id, b, acd",
    "contact_ids, abc, d",
    "tag_ids, a, bcd",
  })
  void an_id_of_our_own_finds_the_same_alone_and_in_company(
      String field, String expected, String others) {
    var is = condition(field, "=", "\"%s\"".formatted(own.get(field)));
    var isNot = condition(field, "!=", "\"%s\"".formatted(own.get(field)));

    assertThat(found(search(is))).isEqualTo(expected);
    assertThat(found(search(isNot))).isEqualTo(others);
    assertThat(found(search(group("AND", spoken("title ~ \"a\""), is)))).isEqualTo(expected);
    assertThat(found(search(group("AND", spoken("priority = \"not_priority\""), is))))
        .isEqualTo(expected);
    assertThat(found(search(group("OR", spoken("title = \"none\""), is)))).isEqualTo(expected);
    assertThat(found(search(group("AND", group("OR", is, isNot), is)))).isEqualTo(expected);
  }

  @Test
  void groups_lie_within_groups() {
    var either = group("OR", spoken("state = \"closed\""), spoken("state = \"snoozed\""));

    var answer = search(group("AND", either, spoken("title ^ \"gamma\"")));

    assertThat(found(answer)).isEqualTo("c");
  }

  @Test
  void the_order_is_by_creation_or_change_and_the_latest_change_comes_first() {
    var all = condition("created_at", ">", "1");

    assertThat(order(search(all, null))).isEqualTo("adcb");
    assertThat(order(search(all, "{\"field\": \"created_at\", \"order\": \"ascending\"}")))
        .isEqualTo("abcd");
    assertThat(order(search(all, "{\"field\": \"created_at\", \"order\": \"descending\"}")))
        .isEqualTo("dcba");
    assertThat(order(search(all, "{\"field\": \"updated_at\", \"order\": \"asc\"}")))
        .isEqualTo("bcda");
  }

  @ParameterizedTest
  @ValueSource(strings = {"created_at", "title"})
  void pages_go_on_where_the_one_before_ended(String field) {
    var query = condition(field, "!=", field.equals("title") ? "\"\"" : "1");
    var seen = new ArrayList<String>();
    @Nullable String after = null;
    int pages = 0;
    do {
      var answer =
          desk.post(
              "/conversations/search",
              "{\"query\": %s, \"pagination\": {\"per_page\": 3, \"starting_after\": %s}}"
                  .formatted(query, after == null ? "null" : "\"" + after + "\""));
      assertThat(answer.text("/pages/page")).isEqualTo(Integer.toString(++pages));
      assertThat(answer.text("/total_count")).isEqualTo("4");
      seen.add(found(answer));
      after = answer.json().at("/pages/next/starting_after").asText(null);
    } while (after != null);

    assertThat(seen).hasSize(2);
    assertThat(new TreeSet<>(List.of(String.join("", seen).split("")))).hasSize(4);
  }

  @Test
  void a_place_in_one_search_is_none_in_another() {
    var place =
        desk.post(
                "/conversations/search",
                "{\"query\": %s, \"pagination\": {\"per_page\": 1}}"
                    .formatted(condition("created_at", ">", "1")))
            .text("/pages/next/starting_after");

    var answer =
        desk.post(
            "/conversations/search",
            "{\"query\": %s, \"pagination\": {\"starting_after\": \"%s\"}}"
                .formatted(condition("created_at", ">", "2"), place));

    assertThat(code(answer)).isEqualTo("400 client_error");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | parameter_not_found | query",
        "{\"query\": []} | parameter_invalid | query",
        "{\"query\": {\"field\": \"state\", \"value\": \"open\"}}"
            + " | parameter_not_found | query/operator",
        "{\"query\": {\"operator\": \"=\", \"value\": \"open\"}} | parameter_not_found | query/field",
        "{\"query\": {\"field\": \"state\", \"operator\": \"=\"}}"
            + " | parameter_not_found | query/value",
        "{\"query\": {\"field\": \"colour\", \"operator\": \"=\", \"value\": \"red\"}}"
            + " | parameter_invalid | query",
        "{\"query\": {\"field\": \"state\", \"operator\": \"==\", \"value\": \"open\"}}"
            + " | parameter_invalid | query",
        "{\"query\": {\"field\": \"state\", \"operator\": \"IN\", \"value\": \"open\"}}"
            + " | parameter_invalid | query",
        "{\"query\": {\"field\": \"state\", \"operator\": \"=\", \"value\": [\"open\"]}}"
            + " | parameter_invalid | query",
        "{\"query\": {\"field\": \"created_at\", \"operator\": \">\", \"value\": \"today\"}}"
            + " | parameter_invalid | query",
        "{\"query\": {\"field\": \"open\", \"operator\": \"=\", \"value\": 1}}"
            + " | parameter_invalid | query",
        "{\"query\": {\"operator\": \"AND\", \"value\": []}} | parameter_invalid | query",
        "{\"query\": {\"operator\": \"AND\", \"value\": {}}} | parameter_invalid | query",
        "{\"query\": {\"operator\": \"AND\", \"value\": [1]}} | parameter_invalid | query",
        "{\"query\": {\"field\": \"open\", \"operator\": \"=\", \"value\": true},"
            + " \"pagination\": {\"per_page\": 151}} | parameter_invalid | pagination/per_page",
        "{\"query\": {\"field\": \"open\", \"operator\": \"=\", \"value\": true},"
            + " \"sort\": {\"field\": \"title\"}} | parameter_invalid | sort",
        "{\"query\": {\"field\": \"open\", \"operator\": \"=\", \"value\": true},"
            + " \"sort\": {\"order\": \"up\"}} | parameter_invalid | sort",
      })
  void a_search_that_does_not_fit_is_refused(String search, String code, String field) {
    var answer = desk.post("/conversations/search", search);

    assertThat(code(answer)).as(answer.body()).isEqualTo("400 " + code);
    assertThat(answer.text("/errors/0/field")).isEqualTo(field);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "title, >, \"a\"",
        "id, <, 5",
        "contact_ids, >=, \"5\"",
        "state, <=, \"open\"",
        "created_at, ~, 1",
        "updated_at, ^, 1",
        "waiting_since, !~, 1",
        "admin_assignee_id, $, 1",
        "open, >, true",
        "read, ~, true",
        "custom_attribute.seats, >, true",
        "custom_attribute.plan, ~, true",
        "created_at, >, null",
        "title, ~, null",
      })
  void an_operator_goes_with_some_fields_only_and_the_error_names_the_field(
      String field, String operator, String value) {
    var answer = search(condition(field, operator, value));

    assertThat(code(answer)).as(answer.body()).isEqualTo("400 parameter_invalid");
    assertThat(answer.text("/errors/0/message")).contains(field);
  }

  @Test
  void a_list_has_a_thousand_values_at_most() {
    var fitting = "[" + "1,".repeat(999) + "1]";
    var oneMore = "[" + "1,".repeat(1_000) + "1]";

    assertThat(search(condition("tag_ids", "IN", fitting)).status()).isEqualTo(200);
    var answer = search(condition("tag_ids", "IN", oneMore));

    assertThat(code(answer)).isEqualTo("400 parameter_invalid");
    assertThat(answer.text("/errors/0/message"))
        .isEqualTo("query must have at most 1000 values for tag_ids");
  }

  @Test
  void an_operator_that_there_is_not_is_named_with_those_that_there_are() {
    var answer = search("{\"operator\": \"XOR\", \"value\": [{\"field\": \"id\"}]}");

    assertThat(code(answer)).isEqualTo("400 parameter_invalid");
    assertThat(answer.text("/errors/0/message"))
        .isEqualTo(
            "query has the operator XOR, which must be AND or OR for a group, else one of =, !=,"
                + " IN, NIN, <, <=, >, >=, ~, !~, ^, $");
  }

  @Test
  void groups_lie_two_deep_at_most_and_have_15_conditions_at_most() {
    var condition = condition("open", "=", "true");
    var two = group("AND", group("OR", condition));

    assertThat(search(two).status()).isEqualTo(200);
    assertThat(search(group("AND", times(15, condition))).status()).isEqualTo(200);
    assertThat(code(search(group("AND", two)))).isEqualTo("400 parameter_invalid");
    assertThat(code(search(group("OR", times(16, condition))))).isEqualTo("400 parameter_invalid");
  }

  private static String[] times(int times, String condition) {
    return IntStream.range(0, times).mapToObj(_ -> condition).toArray(String[]::new);
  }

  private void part(String id, String members) {
    var answer = desk.part(id, "{%s, \"admin_id\": 5784329}".formatted(members));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  private Answer search(String query) {
    return search(query, null);
  }

  private Answer search(String query, @Nullable String sort) {
    return desk.post(
        "/conversations/search", "{\"query\": %s, \"sort\": %s}".formatted(query, sort));
  }

  /** The letters of what was found, in the order of the alphabet. */
  private String found(Answer answer) {
    return String.join("", new TreeSet<>(List.of(order(answer).split(""))));
  }

  private String order(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    var ids = new ArrayList<String>();
    answer.json().path("conversations").forEach(shown -> ids.add(shown.path("id").asText()));
    return ids.stream()
        .map(
            id ->
                letters.entrySet().stream()
                    .filter(entry -> entry.getValue().equals(id))
                    .findFirst()
                    .orElseThrow()
                    .getKey())
        .collect(Collectors.joining());
  }

  private static String condition(String field, String operator, String value) {
    return "{\"field\": \"%s\", \"operator\": \"%s\", \"value\": %s}"
        .formatted(field, operator, value);
  }

  private static String spoken(String condition) {
    var words = condition.split(" ", 3);
    return condition(words[0], words[1], words[2]);
  }

  private static String group(String operator, String... parts) {
    return "{\"operator\": \"%s\", \"value\": [%s]}".formatted(operator, String.join(", ", parts));
  }
}
