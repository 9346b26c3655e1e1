package dev.threadkeep.bootstrap.wiring;

import dev.threadkeep.application.pull.PullRunner;
import dev.threadkeep.application.pull.PullStore.Waiting;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The part that this node has in bringing in what vendors have, from its start to its end. */
final class PullWork implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PullWork.class);

  /** How long a pull waits at most beyond its time. */
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  private final ExecutorService crew;
  private final PullRunner runner;
  private final WorkLoop loop;

  private PullWork(ExecutorService crew, PullRunner runner) {
    this.crew = crew;
    this.runner = runner;
    this.loop =
        new WorkLoop(
            "looks-for-pulls",
            BETWEEN_LOOKS,
            () -> {
              runner.look();
              return false;
            });
  }

  /** How pulls are worked off, of who does it and who is told of failures. */
  @FunctionalInterface
  interface Pulling {
    PullRunner by(
        Executor crew,
        BiConsumer<Waiting, RuntimeException> unforeseen,
        BiConsumer<Waiting, String> hindered);
  }

  static PullWork with(Pulling pulling) {
    var crew = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("pulls-", 0).factory());
    return new PullWork(
        crew,
        pulling.by(
            crew,
            (waiting, failure) ->
                LOG.error("Pulling over connection {} failed", waiting.connection(), failure),
            (waiting, what) ->
                LOG.info("Pulling over connection {} {}", waiting.connection(), what)));
  }

  void start() {
    loop.start();
  }

  /** Begins no page any more, and waits for the calls under way. */
  @Override
  public void close() {
    runner.stop();
    loop.close();
    crew.close();
  }
}
