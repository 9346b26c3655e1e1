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
import org.junit.jupiter.params.provider.CsvSource;
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

  @ParameterizedTest
  @ValueSource(strings = {"1.4", "2.0", "2.5"})
  void versions_before_2_6_are_led_on_by_urls(String version) {
    var seen = new ArrayList<String>();
    var path = "/conversations?per_page=20&order=asc&sort=created_at";
    @Nullable String next = base() + path;
    while (next != null) {
      var page = desk.get(next.substring(base().length()), "Intercom-Version", version);
      seen.addAll(ids(page));
      next = page.json().at("/pages/next").asText(null);
      assertThat(next == null || next.startsWith(base() + "/conversations?per_page=20&")).isTrue();
    }

    assertThat(seen).isEqualTo(newestFirst.reversed());
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.6", "2.7", "2.14"})
  void versions_from_2_6_on_are_led_on_by_cursors(String version) {
    var answer =
        desk.get(
            "/conversations", "Intercom-Version", version, "User-Agent", "intercom-java/2.8.2");

    var next = answer.json().at("/pages/next");
    assertThat(next.path("page").asInt()).isEqualTo(2);
    assertThat(next.path("per_page").asInt()).isEqualTo(20);
    assertThat(next.path("starting_after").isTextual()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "intercom-java/2.8.2,true",
    "intercom-java/1.0.0,true",
    "intercom-java/4.0.2,false",
    "intercom-node-client/5.0.0,false",
  })
  void who_names_no_version_is_led_on_by_a_url_where_the_client_knows_nothing_else(
      String client, boolean byUrl) {
    var answer = desk.get("/conversations", "User-Agent", client);

    assertThat(answer.json().at("/pages/next").isTextual()).isEqualTo(byUrl);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https | threads.example.com | https://threads.example.com/",
        "https,http | threads.example.com:8443, inner:80 | https://threads.example.com:8443/",
        "http | [2001:db8::1]:8080 | http://[2001:db8::1]:8080/",
        "gopher | threads.example.com | http://threads.example.com/",
      })
  void the_url_is_the_one_that_a_proxy_is_reached_by(String scheme, String host, String url) {
    var answer =
        desk.get(
            "/conversations",
            "Intercom-Version",
            "2.5",
            "X-Forwarded-Proto",
            scheme,
            "X-Forwarded-Host",
            host);

    assertThat(answer.text("/pages/next")).startsWith(url + "intercom/conversations?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "evil.example/path?", "user@evil.example", "<script>", ""})
  void what_could_be_no_host_is_in_no_url(String host) {
    var answer = desk.get("/conversations", "Intercom-Version", "2.5", "X-Forwarded-Host", host);

    assertThat(answer.text("/pages/next")).startsWith(base() + "/conversations?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"page=2", "page=2&starting_after="})
  void before_2_6_a_number_alone_leads_to_no_other_page_than_the_first(String query) {
    var refused = desk.get("/conversations?" + query, "Intercom-Version", "2.5");

    assertThat(code(refused)).isEqualTo("400 parameter_invalid");
    assertThat(refused.text("/errors/0/field")).isEqualTo("page");
    assertThat(desk.get("/conversations?page=1", "Intercom-Version", "2.5").status())
        .isEqualTo(200);
    assertThat(desk.get("/conversations?" + query, "Intercom-Version", "2.6").text("/pages/page"))
        .isEqualTo("1");
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

  private String base() {
    return desk.service().address() + "/intercom";
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
