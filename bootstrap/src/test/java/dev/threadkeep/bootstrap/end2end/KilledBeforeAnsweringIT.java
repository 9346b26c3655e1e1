package dev.threadkeep.bootstrap.end2end;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadkeep.persistence.Eventually;
import dev.threadkeep.persistence.embedded.TestServer;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} at the one moment that leaves clients in the dark: what they asked for is done,
 * and they are not told. The database is made to hold every transaction right there.
 */
class KilledBeforeAnsweringIT {
  private static final int WRITERS = 2;

  @TempDir Path folder;

  private TestServer postgres;
  private TestStorage storage;
  private String key;

  @BeforeEach
  void start() {
    postgres = TestServer.start(folder.resolve("external"));
    storage = TestStorage.on(postgres.address());
    key = Keys.create(storage, "patient", "admin");
  }

  @AfterEach
  void stop() {
    postgres.close();
  }

  @Test
  void whoever_asks_again_hears_the_answer_and_nothing_is_done_twice() throws Exception {
    var requests = killedBeforeAnswering();

    try (var service = RunningThreadkeep.on(storage)) {
      var wire = Wire.to(service, key);
      for (var request : requests.done()) {
        assertThat(request.isAnsweredAgain(wire)).as(request.key()).isTrue();
      }
      var others = requests.others().stream().map(request -> request.isAnsweredAgain(wire));
      assertThat(others).contains(false);
    }
    Histories.assertConsistent(storage);
  }

  /**
   * What was asked for.
   *
   * @param done what was done for certain
   * @param others some of which came too late
   */
  private record Requests(List<KeyedRequest> done, List<KeyedRequest> others) {}

  private Requests killedBeforeAnswering() throws Exception {
    var service = RunningThreadkeep.on(storage);
    try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
      var wire = Wire.to(service, key);
      var done =
          List.of(
              KeyedRequest.opening("parcel"),
              KeyedRequest.opening("refund"),
              KeyedRequest.closingThroughFeather(Histories.open(wire)),
              KeyedRequest.closingThroughFeather(Histories.open(wire)),
              KeyedRequest.closingTogether(
                  Stream.generate(() -> Histories.open(wire)).limit(20).toList()),
              KeyedRequest.makingTag("billing"));
      var crowd = new Crowded(wire, clients);
      for (int number = 0; number < 32; number++) {
        crowd.threads.add(Histories.open(wire));
      }
      postgres.holdCommits();

      done.forEach(crowd::send);
      Eventually.becomesTrue(
          "both writers have something done, too",
          () -> {
            crowd.closeAnother();
            return postgres.heldCommits() == done.size() + WRITERS;
          });
      crowd.closeAnother();
      service.kill();

      crowd.assertNobodyIsAnswered();
      return new Requests(done, List.copyOf(crowd.closes));
    } finally {
      service.kill();
      postgres.releaseCommits();
      Eventually.becomesTrue("all transactions end", () -> postgres.heldCommits() == 0);
    }
  }

  /** Clients who wait for their answers. */
  private static final class Crowded {
    private final Wire wire;
    private final ExecutorService clients;
    private final List<String> threads = new ArrayList<>();
    private final List<KeyedRequest> closes = new ArrayList<>();
    private final Map<KeyedRequest, Future<Wire.Raw>> answers = new LinkedHashMap<>();

    Crowded(Wire wire, ExecutorService clients) {
      this.wire = wire;
      this.clients = clients;
    }

    void send(KeyedRequest request) {
      answers.put(request, clients.submit(() -> request.send(wire)));
    }

    void closeAnother() {
      var close = KeyedRequest.closing(threads.removeLast());
      closes.add(close);
      send(close);
    }

    void assertNobodyIsAnswered() {
      answers.forEach(
          (request, answer) ->
              assertThatThrownBy(answer::get)
                  .as(request.key())
                  .hasCauseInstanceOf(UncheckedIOException.class));
    }
  }
}
