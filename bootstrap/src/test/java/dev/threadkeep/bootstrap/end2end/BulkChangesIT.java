package dev.threadkeep.bootstrap.end2end;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Many threads at once, while others change the same ones. */
@OnTheDemo
class BulkChangesIT {
  private static final int THREADS = 300;

  private static Wire wire;
  private static Wire elsewhere;

  @BeforeAll
  static void start(SharedDemo demo) {
    wire = Wire.to(demo.service(), demo.keyOf("bulk", "threads:write"));
    elsewhere = Wire.to(demo.service(), demo.keyOf("elsewhere", "threads:write"));
  }

  private static Wire.Raw close(List<String> threads) {
    return wire.post(
        "/v1/threads/bulk",
        threads.stream()
            .map(
                thread ->
                    "{\"id\": \"%s\", \"commands\": [{\"type\": \"close\"}]}".formatted(thread))
            .collect(Collectors.joining(", ", "{\"items\": [", "]}")));
  }

  private static List<Integer> statuses(Wire.Raw answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer
        .json()
        .path("results")
        .valueStream()
        .map(it -> it.path("status").asInt())
        .toList();
  }

  @Test
  void each_thread_is_closed_once_whoever_comes_first() {
    var threads = Stream.generate(() -> Histories.open(wire)).limit(THREADS).toList();

    // Two with all threads, from either end, and six with every thread for itself.
    var statuses =
        Crowd.of(8, who -> who < 2 ? closedTogether(threads, who) : closedAlone(threads, who));

    for (int position = 0; position < THREADS; position++) {
      int at = position;
      assertThat(statuses)
          .extracting(all -> all.get(at))
          .containsOnly(200, 409)
          .containsOnlyOnce(200);
    }
    assertThat(threads)
        .allSatisfy(
            thread ->
                assertThat(Histories.types(wire, thread))
                    .containsExactly("thread.opened", "thread.closed"));
  }

  private static List<Integer> closedTogether(List<String> threads, int who) {
    return who == 0 ? statuses(close(threads)) : statuses(close(threads.reversed())).reversed();
  }

  private static List<Integer> closedAlone(List<String> threads, int who) {
    var statuses = new ArrayList<>(IntStream.range(0, THREADS).mapToObj(_ -> 0).toList());
    for (int turn = 0; turn < THREADS; turn++) {
      int position = (turn + who * 50) % THREADS;
      statuses.set(
          position,
          wire.post("/v1/threads/%s/close".formatted(threads.get(position)), "{}").status());
    }
    return statuses;
  }

  @Test
  void each_thread_is_closed_once_by_a_job_or_by_whoever_came_before_it() throws Exception {
    var threads = ByFilter.open(wire, THREADS, "contested");
    var job = ByFilter.begin(wire, "contested", "{\"type\": \"close\"}");

    var statuses = Crowd.of(2, who -> closedAlone(threads, who)).stream().flatMap(List::stream);

    var done = ByFilter.done(wire, job);
    var alone = statuses.filter(status -> status == 200).count();
    assertThat(done.json().at("/counts/changed").asLong() + alone).isEqualTo(THREADS);
    assertThat(done.at("/counts/matched")).isEqualTo(Integer.toString(THREADS));
    assertThat(ByFilter.versions(wire, "contested")).hasSize(THREADS).containsOnly(2);
  }

  @Test
  void a_thread_of_another_organization_is_not_found() {
    var theirs = Histories.open(elsewhere);
    var ours = Histories.open(wire);

    assertThat(statuses(close(List.of(theirs, ours)))).containsExactly(404, 200);
    assertThat(Histories.types(elsewhere, theirs)).containsExactly("thread.opened");
  }
}
