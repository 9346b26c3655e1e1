package dev.threadkeep.bootstrap.end2end;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The requests of ContextGPT's documentation, on the demo, which has the chatbot they name. */
@OnTheDemo
class UpdatingThroughContextgptIT {
  private static final String CHATBOT =
      "/contextgpt/api/v1/chatting/%s".formatted(SeedThreads.CHATBOT);
  private static final String UPDATE = CHATBOT + "/thread/update-thread";

  private static Client client;

  @BeforeAll
  static void start(SharedDemo demo) {
    client = demo.client();
  }

  @Test
  void the_documented_update_is_carried_out_and_all_who_are_asked_agree() {
    var updated =
        client.patch(
            UPDATE,
            """
            [{"threadId": "%s", "resolved": true, "archived": true, "escalated": true,
              "important": true, "tags": ["<string>"], "title": "<string>",
              "internalNotes": "<string>"}]
            """
                .formatted(SeedThreads.CONTEXTGPT_REFERENCE));

    assertThat(updated.status()).as(updated.body().toString()).isEqualTo(200);
    assertThat(updated.at("/message")).isEqualTo("Thread statuses updated successfully");
    var thread = updated.body().at("/data/updatedThreads/0/0");
    assertThat(thread.path("id").asText()).isEqualTo(SeedThreads.CONTEXTGPT_REFERENCE);
    assertThat(thread.path("chatbotId").asText()).isEqualTo(SeedThreads.CHATBOT);
    assertThat(thread.path("resolved").asBoolean()).isTrue();
    assertThat(thread.path("archived").asBoolean()).isTrue();
    assertThat(thread.path("visitorName").asText()).isNotEmpty();

    var found =
        client.get(
            "/v1/threads?archived=any&external_ref=contextgpt:" + SeedThreads.CONTEXTGPT_REFERENCE);
    assertThat(found.at("/data/0/status")).isEqualTo("closed");
    assertThat(found.at("/data/0/internal_notes")).isEqualTo("<string>");
    var timeline = client.get("/v1/threads/%s/timeline".formatted(found.at("/data/0/id")));
    assertThat(timeline.body().at("/data").findValuesAsText("through")).contains("contextgpt");
  }

  @Test
  void an_array_with_a_thread_that_is_not_there_changes_nothing() {
    var before = client.get("/v1/threads/" + SeedThreads.FEATHER).body();

    var answer =
        client.patch(
            UPDATE,
            """
            [{"threadId": "%s", "resolved": true}, {"threadId": "%s", "resolved": true}]
            """
                .formatted(SeedThreads.FEATHER, SeedThreads.NOBODYS));

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.at("/message"))
        .isEqualTo("Thread %s not found".formatted(SeedThreads.NOBODYS));
    assertThat(client.get("/v1/threads/" + SeedThreads.FEATHER).body()).isEqualTo(before);
  }

  @Test
  void the_pages_of_the_list_have_every_thread_of_the_chatbot_once() {
    var ids = new ArrayList<String>();
    var first = client.get(CHATBOT + "/threads?limit=7");
    for (int page = 1; page <= first.body().at("/data/pagination/totalPages").asInt(); page++) {
      client
          .get(CHATBOT + "/threads?limit=7&page=" + page)
          .body()
          .at("/data/threads")
          .forEach(thread -> ids.add(thread.path("id").asText()));
    }

    assertThat(ids)
        .hasSize(first.body().at("/data/pagination/total").asInt())
        .hasSizeGreaterThan(20)
        .doesNotHaveDuplicates();
    assertThat(new TreeSet<>(ids).reversed()).containsExactlyElementsOf(ids);
  }

  @Test
  void arrays_that_name_the_same_threads_in_any_order_do_not_wait_for_each_other() {
    var ids = Stream.of("000023", "000029", "000035").map("361628900000"::concat).toList();

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var updates = new ArrayList<CompletableFuture<Integer>>();
      for (int round = 0; round < 20; round++) {
        var named = round % 2 == 0 ? ids : ids.reversed();
        var important = round % 3 == 0;
        updates.add(
            CompletableFuture.supplyAsync(
                () -> client.patch(UPDATE, important(named, important)).status(), threads));
      }
      assertThat(updates).extracting(CompletableFuture::join).containsOnly(200);
    }
  }

  private static String important(List<String> ids, boolean important) {
    return ids.stream()
        .map(id -> "{\"threadId\": \"%s\", \"important\": %s}".formatted(id, important))
        .toList()
        .toString();
  }

  @Test
  void each_of_several_toggles_at_once_counts() {
    var path = CHATBOT + "/thread/361628900000000041/escalate";
    var before = client.patch(path, "");

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var toggles =
          Stream.generate(
                  () ->
                      CompletableFuture.supplyAsync(() -> client.patch(path, "").status(), threads))
              .limit(15)
              .toList();
      assertThat(toggles).extracting(CompletableFuture::join).containsOnly(200);
    }

    var after = client.patch(path, "");
    assertThat(before.status()).isEqualTo(200);
    assertThat(after.body().at("/data/thread/escalated"))
        .isEqualTo(before.body().at("/data/thread/escalated"));
  }
}
