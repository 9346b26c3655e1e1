package dev.threadkeep.rest.canonical.hook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.connection.FakeBackend;
import dev.threadkeep.application.hook.HookStore.Heard;
import dev.threadkeep.application.hook.HooksInMemory;
import dev.threadkeep.rest.service.Service;
import dev.threadkeep.rest.service.Service.Answer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HookRoutesTest {

  private static final String SECRET = "a-secret";
  private static final String BODY = "event-1 t1";

  private Service service;
  private String connection;

  @BeforeEach
  void start() {
    service = Service.start();
    connection = connected("acme", "\"webhook_secret\": \"%s\", ".formatted(SECRET), true);
  }

  @AfterEach
  void stop() {
    service.close();
  }

  private String connected(String vendor, String secret, boolean isEnabled) {
    var made =
        service.post(
            "/v1/connections",
            """
            {"vendor": "%s", "name": "Support", "base_url": "https://acme.example",
             "credentials": {%s"token": "a-token"}, "enabled": %s}
            """
                .formatted(vendor, secret, isEnabled));
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    return made.text("/id");
  }

  private static String path(String connection, String vendor) {
    return "/hooks/%s/%s".formatted(connection, vendor);
  }

  private static String signed(String secret, String body) {
    return FakeBackend.signature(secret, body.getBytes(StandardCharsets.UTF_8));
  }

  private Answer sent(String path, @Nullable String body, String... headers) {
    return service.post(
        path,
        body,
        Stream.concat(Stream.of("X-API-Key", "none"), Stream.of(headers)).toArray(String[]::new));
  }

  private Answer genuine(String body, String... headers) {
    return sent(
        path(connection, "acme"),
        body,
        Stream.concat(Stream.of("Acme-Signature", signed(SECRET, body)), Stream.of(headers))
            .toArray(String[]::new));
  }

  private List<Heard> heard() {
    return service.bean(HooksInMemory.class).heard();
  }

  @Test
  void no_webhook_is_lost_over_what_its_sender_would_rather_be_answered() {
    var answer = genuine(BODY, "Accept", "text/html");

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(heard()).hasSize(1);
  }

  @Test
  void a_genuine_webhook_is_kept_without_a_key_and_answered_with_nothing_to_say() {
    var answer = genuine(BODY);

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{}");
    assertThat(heard())
        .singleElement()
        .satisfies(
            heard -> {
              assertThat(heard.source().organization()).isEqualTo(Service.ORGANIZATION);
              assertThat(heard.source().connection()).hasToString(connection);
              assertThat(heard.event()).isEqualTo("event-1");
              assertThat(heard.raw().text()).isEqualTo(BODY);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " event-2\r\n\tt2  ",
        "event-3 тема 👩‍👩‍👧 İı",
        "\uFEFFevent-4 t4",
        "{\"a\" : 1.0, \"a\":[ ] }",
        "event-5 \u007f\u2028"
      })
  void it_is_signed_and_kept_byte_for_byte(String body) {
    assertThat(genuine(body).status()).isEqualTo(200);

    assertThat(heard()).singleElement().extracting(heard -> heard.raw().text()).isEqualTo(body);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/plain", "application/x-www-form-urlencoded", "application/json; charset=x"})
  void whatever_it_is_called_it_is_read_as_it_came(String type) {
    var answer = genuine(BODY, "Content-Type", type);

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(heard()).singleElement().extracting(heard -> heard.raw().text()).isEqualTo(BODY);
  }

  @Test
  void an_event_that_comes_again_is_answered_alike_and_kept_once() {
    genuine(BODY);

    var again = genuine(BODY);

    assertThat(again.status()).isEqualTo(200);
    assertThat(again.body()).isEqualTo("{}");
    assertThat(heard()).hasSize(1);
  }

  @Test
  void whatever_it_lacks_the_answer_is_one_and_the_same() {
    var signature = signed(SECRET, BODY);
    var zenith = connected("zenith", "\"webhook_secret\": \"%s\", ".formatted(SECRET), true);
    var silent = connected("acme", "", true);
    var off = connected("acme", "\"webhook_secret\": \"%s\", ".formatted(SECRET), false);
    var unknown = "01992f7e-8b1c-7d3e-9a55-6c1f0e6b7a10";

    var refusals =
        List.of(
            sent(path(connection, "acme"), BODY),
            sent(path(connection, "acme"), BODY, "Acme-Signature", ""),
            sent(path(connection, "acme"), BODY, "Acme-Signature", signed("another", BODY)),
            sent(path(connection, "acme"), BODY + " ", "Acme-Signature", signature),
            sent(path(connection, "acme"), null, "Acme-Signature", signature),
            sent(path(connection, "zenith"), BODY, "Acme-Signature", signature),
            sent(path(connection, "nobody"), BODY, "Acme-Signature", signature),
            sent(path(zenith, "zenith"), BODY, "Acme-Signature", signature),
            sent(path(silent, "acme"), BODY, "Acme-Signature", signed("", BODY)),
            sent(path(off, "acme"), BODY, "Acme-Signature", signature),
            sent(path(unknown, "acme"), BODY, "Acme-Signature", signature),
            sent(path("no-id", "acme"), BODY, "Acme-Signature", signature));

    assertThat(refusals)
        .allSatisfy(
            refusal -> {
              assertThat(refusal.status()).as(refusal.body()).isEqualTo(401);
              assertThat(refusal.text("/code")).isEqualTo("untrusted_webhook");
            });
    assertThat(refusals.stream().map(HookRoutesTest::withoutItsOwn).distinct()).hasSize(1);
    assertThat(heard()).isEmpty();
  }

  /** Without what the request itself said, and what is different each time. */
  private static String withoutItsOwn(Answer answer) {
    var body = answer.body().replaceAll("\"(instance|trace_id)\":\"[^\"]*\"", "");
    var headers = answer.headers().entrySet().stream();
    return headers
            .filter(header -> !List.of("date", "x-request-id").contains(header.getKey()))
            .filter(header -> !header.getKey().equals("content-length"))
            .toList()
        + body;
  }

  @Test
  void a_body_of_a_mebibyte_is_taken_and_a_longer_one_refused_unread() {
    var most = "x".repeat(1 << 20);

    assertThat(sent(path(connection, "acme"), most).status()).isEqualTo(401);
    var refused = sent(path(connection, "acme"), most + "x");

    assertThat(refused.status()).isEqualTo(413);
    assertThat(refused.text("/code")).isEqualTo("body_too_large");
  }

  @Test
  void who_asks_whether_anybody_listens_is_told_so_whatever_the_path_names() {
    assertThat(service.send("HEAD", path(connection, "acme"), null).status()).isEqualTo(200);
    assertThat(service.send("HEAD", path("no-id", "nobody"), null).status()).isEqualTo(200);
  }

  @Test
  void other_methods_and_paths_are_answered_by_the_canonical_api() {
    var wrong = service.get(path(connection, "acme"));

    assertThat(wrong.status()).isEqualTo(405);
    assertThat(wrong.text("/code")).isEqualTo("method_not_allowed");
    assertThat(service.post("/hooks", "{}").text("/code")).isEqualTo("unknown_route");
  }
}
