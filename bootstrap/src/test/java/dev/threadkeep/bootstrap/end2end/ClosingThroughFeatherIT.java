package dev.threadkeep.bootstrap.end2end;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The request of Feather's documentation, on the demo, with the key that the service printed. */
@OnTheDemo
class ClosingThroughFeatherIT {
  private static TestStorage storage;
  private static Client client;

  @BeforeAll
  static void start(SharedDemo demo) {
    storage = demo.storage();
    client = demo.client();
  }

  @Test
  void closes_once_and_all_who_are_asked_agree() {
    var close = "/feather/api/v1/threads/%s/close".formatted(SeedThreads.FEATHER);

    var closed = client.patch(close, "{\"reason\": \"WRONG_NUMBER\"}");
    var again = client.patch(close, "{\"reason\": \"OPTED_OUT\"}");

    assertThat(closed.status()).isEqualTo(200);
    assertThat(closed.at("/thread/id")).isEqualTo(SeedThreads.FEATHER);
    assertThat(closed.body().at("/thread/isActive").asBoolean(true)).isFalse();
    assertThat(closed.at("/thread/closedReason")).isEqualTo("WRONG_NUMBER");
    assertThat(closed.at("/thread/closedAt")).isNotEmpty();
    assertThat(again.status()).isEqualTo(400);
    assertThat(again.at("/code")).isEqualTo("BAD_REQUEST");

    var thread = client.get("/v1/threads/" + SeedThreads.FEATHER);
    assertThat(thread.at("/status")).isEqualTo("closed");
    assertThat(thread.at("/closed/reason")).isEqualTo("wrong_number");
    assertThat(thread.at("/closed/stated/dialect")).isEqualTo("feather");
    assertThat(thread.at("/closed/stated/text")).isEqualTo("WRONG_NUMBER");

    var timeline = client.get("/v1/threads/%s/timeline".formatted(SeedThreads.FEATHER));
    var last = timeline.body().at("/data").get(timeline.body().at("/data").size() - 1);
    assertThat(last.at("/type").asText()).isEqualTo("thread.closed");
    assertThat(last.at("/through").asText()).isEqualTo("feather");
    assertThat(last.at("/seq").asLong()).isEqualTo(thread.body().at("/version").asLong());

    Histories.assertConsistent(storage);
  }

  @Test
  void closes_without_a_reason_and_without_a_body() {
    var thread = client.post("/v1/threads", "{}").at("/id");

    var closed = client.patch("/feather/api/v1/threads/%s/close".formatted(thread), "");

    assertThat(closed.status()).isEqualTo(200);
    assertThat(closed.body().at("/thread/closedReason").isNull()).isTrue();
  }

  @Test
  void does_not_find_what_is_not_there_in_words_that_fit_the_schema() {
    var answer =
        client.patch("/feather/api/v1/threads/%s/close".formatted(SeedThreads.NOBODYS), "{}");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.at("/code")).isEqualTo("BAD_REQUEST");
    assertThat(answer.body().at("/success").asBoolean(true)).isFalse();
  }
}
