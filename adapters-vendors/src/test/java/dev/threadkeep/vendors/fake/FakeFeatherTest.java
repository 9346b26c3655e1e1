package dev.threadkeep.vendors.fake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.vendors.http.DocumentedSchema;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FakeFeatherTest {
  private static final String CLOSE_ROUTE = "/paths/~1api~1v1~1threads~1{threadId}~1close/patch";

  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final String ONE = "7f3b2a10-0000-4000-8000-000000000001";
  private static final String TWO = "7f3b2a10-0000-4000-8000-000000000002";
  private static final String THREADS = "/api/v1/threads";

  private final AtomicReference<Instant> time = new AtomicReference<>(NOON);
  private final FakeFeather feather = FakeFeather.start("key", time::get);
  private final Asking asking = new Asking(feather.url(), Map.of("X-API-Key", "key"));

  @AfterEach
  void stop() {
    feather.close();
  }

  @Test
  void closes_a_thread_once() {
    feather.seed(ONE);

    var closed = asking.send("PATCH", THREADS + "/" + ONE + "/close", "{\"reason\": \"ENDED\"}");
    var again = asking.send("PATCH", THREADS + "/" + ONE + "/close", "{\"reason\": \"DNC\"}");

    assertThat(closed.status()).isEqualTo(200);
    DocumentedSchema.ofAnswer("feather.openapi.yaml", CLOSE_ROUTE, 200).check(closed.json());
    assertThat(again.status()).isEqualTo(400);
    DocumentedSchema.ofAnswer("feather.openapi.yaml", CLOSE_ROUTE, 400).check(again.json());
    assertThat(feather.state(ONE).path("isActive").booleanValue()).isFalse();
    assertThat(feather.state(ONE).path("closedReason").textValue()).isEqualTo("ENDED");
  }

  @Test
  void needs_neither_a_reason_nor_a_body_to_close() {
    feather.seed(ONE);

    assertThat(asking.send("PATCH", THREADS + "/" + ONE + "/close", null).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/v1/threads/none-such, 400",
    "GET, /api/v1/threads/7f3b2a10-0000-4000-8000-00000000dead, 404",
    "GET, /api/v1/threads?limit=101, 400",
    "GET, /api/v1/threads?limit=many, 400",
    "GET, /api/v1/threads?closedReason=BORED, 400",
    "GET, /api/v1/threads?cursor=7f3b2a10-0000-4000-8000-00000000dead, 400",
    "GET, /api/v2/threads, 404",
    "POST, /api/v1/threads/7f3b2a10-0000-4000-8000-000000000001/reopen, 404"
  })
  void refuses_what_it_does_not_know(String method, String path, int status) {
    feather.seed(ONE);

    var told = asking.send(method, path, null);

    assertThat(told.status()).isEqualTo(status);
    DocumentedSchema.ofAnswer("feather.openapi.yaml", CLOSE_ROUTE, status).check(told.json());
    assertThat(told.at("/success")).isEqualTo("false");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"metadata\": {\"n\": 7}}", "{\"variables\": []}", "[]", "{", "{} {}", "7"})
  void refuses_what_is_no_update(String body) {
    feather.seed(ONE);
    var before = feather.state(ONE);

    assertThat(asking.send("PATCH", THREADS + "/" + ONE, body).status()).isEqualTo(400);

    assertThat(feather.state(ONE)).isEqualTo(before);
    assertThat(feather.doneTo(ONE)).isEmpty();
  }

  @Test
  void refuses_whoever_has_no_key() {
    var told = asking.with("X-API-Key", "other").get(THREADS);

    assertThat(told.status()).isEqualTo(401);
    assertThat(told.at("/code")).isEqualTo("UNAUTHORIZED");
  }

  @Test
  void takes_metadata_in_beside_what_there_is() {
    feather.seed(ONE);

    asking.send("PATCH", THREADS + "/" + ONE, "{\"metadata\": {\"a\": \"1\", \"b\": \"2\"}}");
    time.set(NOON.plusSeconds(60));
    asking.send("PATCH", THREADS + "/" + ONE, "{\"metadata\": {\"b\": \"3\"}}");

    var thread = asking.get(THREADS + "/" + ONE);
    assertThat(thread.at("/thread/metadata/a")).isEqualTo("1");
    assertThat(thread.at("/thread/metadata/b")).isEqualTo("3");
    assertThat(thread.at("/thread/updatedAt")).isEqualTo("2026-11-20T12:01:00.000Z");
  }

  @Test
  void lists_page_by_page_newest_first() {
    feather.seed(ONE);
    time.set(NOON.plusSeconds(60));
    feather.seed(TWO);

    var first = asking.get(THREADS + "?limit=1");
    var second = asking.get(THREADS + "?limit=1&cursor=" + first.at("/pagination/nextCursor"));

    assertThat(first.at("/threads/0/id")).isEqualTo(TWO);
    assertThat(second.at("/threads/0/id")).isEqualTo(ONE);
    assertThat(second.json().at("/pagination/nextCursor").isNull()).isTrue();
  }

  @Test
  void lists_those_that_are_wanted() {
    feather.seed(ONE);
    feather.seed(TWO);
    asking.send("PATCH", THREADS + "/" + ONE + "/close", "{\"reason\": \"ENDED\"}");

    var closed = asking.get(THREADS + "?isActive=false&closedReason=ENDED");

    assertThat(closed.json().path("threads")).hasSize(1);
    assertThat(closed.at("/threads/0/id")).isEqualTo(ONE);
  }

  @Test
  void tells_how_often_something_was_said() {
    feather.seed(ONE);
    for (var text : new String[] {"Hello", "Hello", "Bye"}) {
      asking.send(
          "POST", THREADS + "/" + ONE + "/messages", "{\"message\": \"%s\"}".formatted(text));
    }

    assertThat(feather.timesSaid(ONE)).isEqualTo(Map.of("Hello", 2L, "Bye", 1L));
    assertThat(feather.said(ONE).getLast()).isEqualTo(new Said("message", "Bye", NOON));
    assertThat(asking.get(THREADS + "/" + ONE + "/messages").json().path("messages")).hasSize(3);
  }

  @Test
  void refuses_to_say_nothing() {
    feather.seed(ONE);

    var told = asking.send("POST", THREADS + "/" + ONE + "/messages", "{\"message\": \"\"}");

    assertThat(told.status()).isEqualTo(400);
    assertThat(feather.said(ONE)).isEmpty();
  }
}
