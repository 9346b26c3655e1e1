package dev.threadkeep.bootstrap.wiring;

import dev.threadkeep.application.outbox.Dispatcher;
import dev.threadkeep.application.outbox.Outbox.DueConnection;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The part that this node has in telling vendors, from its start to its end. */
final class DeliveryWork implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DeliveryWork.class);

  /** How long what another node wrote, or what is to be tried again, waits beyond its time. */
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

  private final ExecutorService crew;
  private final Dispatcher dispatcher;
  private final WorkLoop loop;

  private DeliveryWork(ExecutorService crew, Dispatcher dispatcher, WorkLoop loop) {
    this.crew = crew;
    this.dispatcher = dispatcher;
    this.loop = loop;
  }

  /** How what waits is sent, of who carries the calls out and who is told of failures. */
  @FunctionalInterface
  interface Dispatching {
    Dispatcher by(
        Executor crew, Runnable done, BiConsumer<DueConnection, RuntimeException> unforeseen);
  }

  static DeliveryWork with(Bell bell, Dispatching dispatching) {
    var crew =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("delivers-", 0).factory());
    var dispatcher =
        dispatching.by(
            crew,
            bell::ring,
            (due, failure) ->
                LOG.error("Delivering to connection {} failed", due.connection(), failure));
    return new DeliveryWork(
        crew, dispatcher, new WorkLoop("sends-deliveries", BETWEEN_LOOKS, bell, dispatcher::look));
  }

  void start() {
    loop.start();
  }

  /** Takes nothing on any more, gives back what waits, and finishes the calls under way. */
  @Override
  public void close() {
    loop.close();
    dispatcher.stop();
    crew.close();
  }
}
