package dev.threadkeep.rest.dialect.intercom;

import static dev.threadkeep.rest.dialect.intercom.Desk.code;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.access.Scope;
import dev.threadkeep.rest.service.Service;
import dev.threadkeep.rest.service.Service.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IntercomListTest {

  private static final int CONVERSATIONS = 45;

  private final List<String> newestFirst = new ArrayList<>();
  private Desk desk;

  @BeforeAll
  void start() {
    desk = new Desk();
    for (int i = 0; i < CONVERSATIONS; i++) {
      newestFirst.addFirst(desk.conversation());
    }
  }

  @AfterAll
  void stop() {
    desk.close();
  }

  @Test
  void twenty_to_a_page_the_newest_first_and_without_their_parts() {
    var answer = desk.get("/conversations");

    assertThat(answer.text("/type")).isEqualTo("conversation.list");
    assertThat(ids(answer)).isEqualTo(newestFirst.subList(0, 20));
    assertThat(answer.text("/total_count")).isEqualTo("45");
    assertThat(answer.text("/pages/page")).isEqualTo("1");
    assertThat(answer.text("/pages/per_page")).isEqualTo("20");
    assertThat(answer.text("/pages/total_pages")).isEqualTo("3");
    assertThat(answer.json().at("/conversations/0").has("conversation_parts")).isFalse();
    assertThat(answer.json().at("/conversations/0/source/body").asText()).isEqualTo("<p>Hi</p>");
  }

  @Test
  void following_the_pages_shows_each_conversation_once() {
    var seen = new ArrayList<String>();
    var pages = new ArrayList<String>();
    @Nullable String after = null;
    do {
      var page = desk.get("/conversations?per_page=20" + after(after));
      seen.addAll(ids(page));
      pages.add(page.text("/pages/page") + " of " + page.text("/total_count"));
      after = page.json().at("/pages/next/starting_after").asText(null);
    } while (after != null);

    assertThat(seen).isEqualTo(newestFirst);
    assertThat(pages).containsExactly("1 of 45", "2 of 45", "3 of 45");
  }

  @Test
  void old_clients_choose_the_order() {
    var answer = desk.get("/conversations?order=asc&sort=created_at&page=1&per_page=3");

    assertThat(ids(answer)).isEqualTo(newestFirst.reversed().subList(0, 3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "151", "-1", "ten", "99999"})
  void a_page_has_1_to_150_conversations(String perPage) {
    var answer = desk.get("/conversations?per_page=" + perPage);

    assertThat(code(answer)).isEqualTo("400 parameter_invalid");
    assertThat(answer.text("/errors/0/field")).isEqualTo("per_page");
  }

  @Test
  void a_place_that_nobody_gave_out_is_refused_in_intercoms_words() {
    var place = desk.get("/conversations?per_page=1").text("/pages/next/starting_after");

    for (var wrong : List.of("garbage", "WzE3Njk1Nzc", place + "x", "A" + place.substring(1))) {
      var answer = desk.get("/conversations?starting_after=" + encoded(wrong));

      assertThat(code(answer)).isEqualTo("400 client_error");
      assertThat(answer.text("/errors/0/message"))
          .isEqualTo(
              "Invalid starting_after param. Please try again using a starting_after value from"
                  + " a paginated response");
    }
    assertThat(code(desk.get("/conversations?sort=updated_at&starting_after=" + encoded(place))))
        .isEqualTo("400 client_error");
  }

  @Test
  void another_organization_sees_none_of_it_and_cannot_use_its_places() {
    var place = desk.get("/conversations?per_page=1").text("/pages/next/starting_after");
    var other = desk.service().key("othersky", Service.OTHER, Scope.THREADS_READ);
    var theirs = new String[] {"Authorization", "Bearer " + other};

    assertThat(desk.get("/conversations", theirs).text("/total_count")).isEqualTo("0");
    assertThat(code(desk.get("/conversations?starting_after=" + encoded(place), theirs)))
        .isEqualTo("400 client_error");
    assertThat(code(desk.get("/conversations/" + newestFirst.getFirst(), theirs)))
        .isEqualTo("404 not_found");
  }

  private static String after(@Nullable String place) {
    return place == null ? "" : "&starting_after=" + encoded(place);
  }

  private static List<String> ids(Answer answer) {
    return answer.json().path("conversations").findValuesAsText("id").stream()
        .filter(id -> id.startsWith("19111498"))
        .toList();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
