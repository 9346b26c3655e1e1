package dev.threadkeep.rest.http.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadkeep.application.idempotency.Claim;
import dev.threadkeep.rest.http.failure.ApiException;
import dev.threadkeep.rest.http.failure.ApiFailure.BadParameter;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyHeaderTest {

  private static String key(String... values) {
    var request = HttpRequest.POST("/v1/threads", "");
    for (var value : values) {
      request.header(IdempotencyHeader.NAME, value);
    }
    return IdempotencyHeader.key(request.getHeaders()).value();
  }

  private static void assertRefused(String... values) {
    assertThatThrownBy(() -> key(values))
        .isInstanceOfSatisfying(
            ApiException.class,
            refused ->
                assertThat(refused.failure())
                    .isInstanceOfSatisfying(
                        BadParameter.class,
                        bad -> assertThat(bad.name()).isEqualTo("Idempotency-Key")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"k", "8e03978e-40d5-43dd-bc93-6894a57f9324", "order/42:close;1", "{}"})
  void a_bare_key_is_taken_as_it_is(String key) {
    assertThat(key(key)).isEqualTo(key);
  }

  @Test
  void a_key_means_the_same_with_quotes_and_without() {
    assertThat(key("\"close-42\"")).isEqualTo(key("close-42"));
  }

  @Test
  void a_quoted_key_may_have_what_a_bare_one_cannot() {
    assertThat(key("\"a b, \\\"c\\\" \\\\ d\"")).isEqualTo("a b, \"c\" \\ d");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\"\"",
        "a b",
        "a,b",
        "a\"b",
        "\"a",
        "a\"",
        "\"a\\b\"",
        "\"a\";x=1",
        "é",
        "\"é\"",
        "a\\b"
      })
  void what_is_no_key_is_refused_by_the_headers_name(String value) {
    assertRefused(value);
  }

  @Test
  void a_key_has_at_most_255_characters_between_its_quotes() {
    assertThat(key("\"" + "k".repeat(255) + "\"")).hasSize(255);
    assertThat(key("k".repeat(255))).hasSize(255);
    assertRefused("k".repeat(256));
    assertRefused("\"" + "k".repeat(256) + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"k", "\\\\", "\\\""})
  void a_key_of_any_length_is_read_to_its_end_and_refused(String part) {
    assertRefused("\"" + part.repeat(100_000) + "\"");
    assertRefused("\"" + part.repeat(100_000));
  }

  @Test
  void two_keys_are_refused() {
    assertRefused("a", "b");
  }

  private static Claim claim(HttpMethod method, String target, String body) {
    var request = HttpRequest.create(method, target).header(IdempotencyHeader.NAME, "k");
    return IdempotencyHeader.claim(request, body.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void the_same_request_is_known_again() {
    assertThat(claim(HttpMethod.POST, "/v1/a?b=1", "{}"))
        .isEqualTo(claim(HttpMethod.POST, "/v1/a?b=1", "{}"));
  }

  @Test
  void method_path_query_and_body_tell_requests_apart() {
    var all =
        Set.of(
            claim(HttpMethod.POST, "/v1/a?b=1", "{}"),
            claim(HttpMethod.PUT, "/v1/a?b=1", "{}"),
            claim(HttpMethod.POST, "/v1/c?b=1", "{}"),
            claim(HttpMethod.POST, "/v1/a?b=2", "{}"),
            claim(HttpMethod.POST, "/v1/a?b=1", "{ }"),
            claim(HttpMethod.POST, "/v1/a", "{}"));

    assertThat(all).hasSize(6);
  }
}
