package dev.threadkeep.rest.canonical.thread;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.StoreUnavailableException;
import dev.threadkeep.application.thread.ThreadException;
import dev.threadkeep.rest.service.Service;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** {@code POST /v1/threads/bulk} with an idempotency key. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RepeatedBulkTest {
  private static final String KEY = "Idempotency-Key";
  private static final String REPLAYED = "idempotent-replayed";

  private final AtomicInteger keys = new AtomicInteger();
  private Service service;

  @BeforeAll
  void start() {
    service = Service.start();
  }

  @AfterAll
  void stop() {
    service.close();
  }

  private String nextKey() {
    return "bulk-" + keys.incrementAndGet();
  }

  private static String item(String thread, String command) {
    return "{\"id\": \"%s\", \"commands\": [%s]}".formatted(thread, command);
  }

  private static String close(String thread) {
    return item(thread, "{\"type\": \"close\"}");
  }

  private static String retitle(String thread) {
    return item(thread, "{\"type\": \"update\", \"title\": \"New\"}");
  }

  private Service.Answer bulk(String key, String... items) {
    return service.post(
        "/v1/threads/bulk", "{\"items\": [%s]}".formatted(String.join(",", items)), KEY, key);
  }

  private long version(String thread) {
    return service.get("/v1/threads/" + thread).json().path("version").asLong();
  }

  private static void assertCarriedOut(Service.Answer answer, int... statuses) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers()).doesNotContainKey(REPLAYED);
    var results = answer.json().path("results");
    assertThat(results).hasSize(statuses.length);
    for (int position = 0; position < statuses.length; position++) {
      assertThat(results.path(position).path("status").asInt())
          .as(answer.body())
          .isEqualTo(statuses[position]);
    }
  }

  @Test
  void is_carried_out_once_and_answered_item_by_item_as_it_was() {
    var key = nextKey();
    var open = service.open("{}");
    var closed = service.open("{}");
    service.post("/v1/threads/%s/close".formatted(closed), null);
    String[] items = {close(open), close(closed), "7"};

    var first = bulk(key, items);
    service.post("/v1/threads/%s/reopen".formatted(closed), null);
    var again = bulk(key, items);

    assertCarriedOut(first, 200, 409, 400);
    assertThat(again.headers()).containsEntry(REPLAYED, "true");
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(version(open)).isEqualTo(2);
    assertThat(version(closed)).isEqualTo(3);
  }

  @Test
  void a_key_belongs_to_the_items_it_came_with() {
    var key = nextKey();
    var thread = service.open("{}");
    bulk(key, close(thread));

    var other = bulk(key, close(thread), close(thread));

    assertThat(other.status()).isEqualTo(422);
    assertThat(other.text("/code")).isEqualTo("idempotency_key_reused");
  }

  @Test
  void an_item_that_nothing_was_decided_of_leaves_the_whole_to_be_sent_again() {
    var key = nextKey();
    String[] items = {retitle(service.open("{}")), retitle(service.open("{}"))};

    for (var failure :
        new RuntimeException[] {
          new StoreUnavailableException("away"), new ThreadException.TooBusy()
        }) {
      service.failNext(failure);
      var failed = bulk(key, items);

      assertThat(failed.status()).as(failed.body()).isEqualTo(503);
      assertThat(failed.headers()).containsKey("retry-after");
    }
    assertCarriedOut(bulk(key, items), 200, 200);
  }

  @Test
  void without_a_key_an_item_that_nothing_was_decided_of_is_told_by_itself() {
    var items =
        "{\"items\": [%s, %s]}".formatted(retitle(service.open("{}")), retitle(service.open("{}")));

    for (var failure :
        new RuntimeException[] {
          new StoreUnavailableException("away"), new ThreadException.TooBusy()
        }) {
      service.failNext(failure);

      assertCarriedOut(service.post("/v1/threads/bulk", items), 503, 200);
    }
  }
}
