package dev.threadkeep.bootstrap.end2end;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.persistence.Eventually;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} under load, after which clients send again whatever was not answered. */
class RepeatedAfterKillsIT {
  private static final int CLIENTS = 16;
  private static final int ANSWERS_A_ROUND = 200;

  @TempDir Path folder;

  @Test
  void nothing_is_lost_and_nothing_done_twice_by_a_kill() throws Exception {
    killAndSendAgain(1);
  }

  @Test
  @Tag("long")
  void nor_in_fifty() throws Exception {
    killAndSendAgain(50);
  }

  private void killAndSendAgain(int rounds) throws Exception {
    var storage = TestStorage.fresh(folder);
    var key = Keys.create(storage, "persistent", "admin");
    var unanswered = List.<KeyedRequest>of();
    for (int round = 0; round < rounds; round++) {
      var service = RunningThreadkeep.on(storage);
      try {
        var wire = Wire.to(service, key);
        unanswered.forEach(request -> request.isAnsweredAgain(wire));
        unanswered = unansweredWhenKilled(service, wire, round);
      } finally {
        service.kill();
      }
    }
    try (var service = RunningThreadkeep.on(storage)) {
      var wire = Wire.to(service, key);
      unanswered.forEach(request -> request.isAnsweredAgain(wire));
    }
    Histories.assertConsistent(storage);
  }

  private static List<KeyedRequest> unansweredWhenKilled(
      RunningThreadkeep service, Wire wire, int round) throws Exception {
    var load = new Load(wire, round);
    var clients = new ArrayList<Thread>();
    for (int number = 0; number < CLIENTS; number++) {
      clients.add(Thread.ofVirtual().start(load::work));
    }
    Eventually.becomesTrue("answers", () -> load.answered.get() >= ANSWERS_A_ROUND);
    service.kill();
    for (var client : clients) {
      client.join();
    }
    assertThat(load.refused).isEmpty();
    assertThat(load.unanswered).hasSizeBetween(1, CLIENTS);
    return List.copyOf(load.unanswered);
  }

  /** Who opens threads and closes them, by turns through two APIs, until nobody answers. */
  private static final class Load {
    private final Wire wire;
    private final int round;
    private final AtomicInteger number = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private final Queue<KeyedRequest> unanswered = new ConcurrentLinkedQueue<>();
    private final Queue<Wire.Raw> refused = new ConcurrentLinkedQueue<>();

    Load(Wire wire, int round) {
      this.wire = wire;
      this.round = round;
    }

    void work() {
      var isAnswered = true;
      while (isAnswered) {
        int turn = number.incrementAndGet();
        isAnswered = isOpenedAndClosed("t%dx%d".formatted(round, turn), turn % 2 == 0);
      }
    }

    private boolean isOpenedAndClosed(String title, boolean throughFeather) {
      var opening = KeyedRequest.opening(title);
      var opened = answer(opening);
      if (opened == null) {
        return false;
      }
      var thread = opened.at("/id");
      var closed =
          answer(
              throughFeather
                  ? KeyedRequest.closingThroughFeather(thread)
                  : KeyedRequest.closing(thread));
      return closed != null;
    }

    private Wire.Raw answer(KeyedRequest request) {
      try {
        var answer = request.send(wire);
        if (answer.status() != 200 && answer.status() != 201) {
          refused.add(answer);
          return null;
        }
        answered.incrementAndGet();
        return answer;
      } catch (UncheckedIOException _) {
        unanswered.add(request);
        return null;
      }
    }
  }
}
