package dev.threadkeep.bootstrap.end2end;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.persistence.Eventually;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Clients who open threads and close them until they are told to stop, and remember what they were
 * told.
 */
final class ClosingLoad implements AutoCloseable {
  private final Wire wire;
  private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
  private final Queue<Wire.Raw> refusals = new ConcurrentLinkedQueue<>();
  private final Queue<UncheckedIOException> unanswered = new ConcurrentLinkedQueue<>();
  private final List<Thread> clients = new ArrayList<>();
  private volatile boolean over;

  private ClosingLoad(Wire wire) {
    this.wire = wire;
  }

  static ClosingLoad of(int clients, Wire wire) {
    var load = new ClosingLoad(wire);
    for (int number = 0; number < clients; number++) {
      load.clients.add(Thread.ofVirtual().start(load::work));
    }
    return load;
  }

  /** Whoever gets no answer at all gives up: the service is gone. */
  private void work() {
    try {
      while (!over) {
        openAndClose();
      }
    } catch (UncheckedIOException gone) {
      unanswered.add(gone);
    }
  }

  private void openAndClose() {
    var opened = wire.post("/v1/threads", "{}");
    if (opened.status() != 201) {
      refusals.add(opened);
      return;
    }
    var thread = opened.at("/id");
    var closed = wire.post("/v1/threads/%s/close".formatted(thread), "{}");
    if (closed.status() == 200) {
      acknowledged.add(thread);
    } else {
      refusals.add(closed);
    }
  }

  /** The threads whose closing was accepted, so far. */
  List<String> acknowledged() {
    return List.copyOf(acknowledged);
  }

  /** What was answered besides. */
  List<Wire.Raw> refusals() {
    return List.copyOf(refusals);
  }

  /** Clients that got no answer at all. */
  List<UncheckedIOException> unanswered() {
    return List.copyOf(unanswered);
  }

  /** Waits for this many more closes. */
  void awaitMore(int closes) throws Exception {
    int enough = acknowledged.size() + closes;
    Eventually.becomesTrue(
        "%d closes, beside refusals such as %s".formatted(enough, refusals.peek()),
        () -> acknowledged.size() >= enough);
  }

  /** Whether the closes that were accepted are there. */
  static void assertClosed(Wire wire, List<String> threads) {
    for (var thread : threads) {
      var answer = wire.get("/v1/threads/" + thread);
      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
      assertThat(answer.at("/status")).as(thread).isEqualTo("closed");
    }
  }

  @Override
  public void close() {
    finish();
  }

  /** Returns when all have had their last answer. */
  void finish() {
    over = true;
    for (var client : clients) {
      try {
        client.join();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new AssertionError(interrupted);
      }
    }
  }
}
