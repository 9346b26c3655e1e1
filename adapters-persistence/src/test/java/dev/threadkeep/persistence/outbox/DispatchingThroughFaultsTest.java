package dev.threadkeep.persistence.outbox;

import static dev.threadkeep.domain.thread.fixture.Cast.INTERCOM_VENDOR;
import static dev.threadkeep.domain.thread.fixture.Cast.NOON;
import static dev.threadkeep.domain.thread.fixture.Messages.outbound;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.CountingIds;
import dev.threadkeep.application.World;
import dev.threadkeep.application.connection.Connection;
import dev.threadkeep.application.connection.ConnectionSecrets;
import dev.threadkeep.application.connection.ConnectionSettings;
import dev.threadkeep.application.connection.LabelledSeal;
import dev.threadkeep.application.connection.SealedCredentials;
import dev.threadkeep.application.connection.Terms;
import dev.threadkeep.application.connection.Vendors;
import dev.threadkeep.application.outbox.Dispatcher;
import dev.threadkeep.application.outbox.Outbox;
import dev.threadkeep.application.outbox.Rests;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.ReasonChoice;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.thread.Title;
import dev.threadkeep.domain.vendor.ConnectionId;
import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.persistence.Bench;
import dev.threadkeep.persistence.session.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two nodes tell a vendor of changes that go on meanwhile, while calls fail in every way and nodes
 * are killed in the middle of them. The seed that a run prints repeats its faults.
 */
class DispatchingThroughFaultsTest {
  private static final int THREADS = 24;
  private static final int CHANGES = 12;

  @AutoClose private final Bench bench = Bench.ofItsOwn();
  @AutoClose private final ExecutorService crew = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
  private final CountingIds ids = new CountingIds();
  private final AtomicInteger underWay = new AtomicInteger();
  private final List<Throwable> unforeseen = new ArrayList<>();

  static LongStream seeds() {
    return LongStream.of(1, 76_604_665_529_791L, System.nanoTime());
  }

  private Connection connection(World world) {
    var connection =
        Connection.begun(
            new ConnectionId(UUID.randomUUID()),
            INTERCOM_VENDOR,
            new Terms(
                "Support",
                "https://intercom.example",
                SealedCredentials.none(),
                ConnectionSettings.usual(),
                true),
            NOON);
    bench.connections().add(world.caller(), world.signature(), connection);
    return connection;
  }

  private Dispatcher node(FickleVendor vendor) {
    return node(vendor, bench.outbox());
  }

  /** One that reads so little of a stream at once that most of them are too long for it. */
  private Dispatcher nodeThatReadsLittle(FickleVendor vendor) {
    return node(vendor, new PostgresOutbox(new Session(bench.database(), now::get), 2));
  }

  private Dispatcher node(FickleVendor vendor, Outbox outbox) {
    return new Dispatcher(
        outbox,
        bench.connections(),
        new ConnectionSecrets(new LabelledSeal()),
        new Vendors(List.of(vendor)),
        ids,
        now::get,
        new Rests(List::of, now::get),
        this::carryOut,
        () -> {},
        (_, _) -> {},
        (_, failure) -> note(failure));
  }

  private void carryOut(Runnable call) {
    underWay.incrementAndGet();
    crew.execute(
        () -> {
          try {
            call.run();
          } catch (RuntimeException | Error failure) {
            note(failure);
          } finally {
            underWay.decrementAndGet();
          }
        });
  }

  private synchronized void note(Throwable failure) {
    if (!(failure instanceof FickleVendor.Killed)) {
      unforeseen.add(failure);
    }
  }

  /** No call lasts longer than its lease: time passes between calls. */
  private void letPass(Duration time) {
    while (underWay.get() > 0) {
      Thread.onSpinWait();
    }
    now.updateAndGet(instant -> instant.plus(time));
  }

  /** What {@code delivery} says of a thread, by state. */
  private record Told(String state, String operation, long sequence) {}

  private List<Told> told(OrganizationId organization, ThreadId thread) {
    return new Session(bench.database(), now::get)
        .ask(
            organization,
            "SELECT state, operation, seq FROM delivery WHERE organization_id = ? AND thread_id = ?"
                + " ORDER BY seq",
            parameters -> parameters.uuid(organization.value()).uuid(thread.value()),
            answer ->
                answer.all(
                    row -> new Told(row.text("state"), row.text("operation"), row.number("seq"))));
  }

  private ThreadCommand command(RandomGenerator chance, ConversationThread thread, int number) {
    return switch (chance.nextInt(3)) {
      case 0 -> outbound().numbered(number).saying("said " + number).recorded();
      case 1 -> new ThreadCommand.Retitle(new Title("title " + number));
      default ->
          thread.isClosed()
              ? new ThreadCommand.Reopen(null)
              : new ThreadCommand.Close(new ReasonChoice.Unnamed(), null, false);
    };
  }

  private void workUntilNothingIsDue(List<Dispatcher> nodes) {
    boolean isAnything = true;
    while (isAnything || underWay.get() > 0) {
      isAnything = false;
      for (var node : nodes) {
        isAnything |= node.look();
      }
      Thread.onSpinWait();
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void what_was_changed_is_told_in_order_and_nothing_is_said_twice(long seed) {
    var chance = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    System.out.println("faults by seed " + seed);
    var world = World.in(bench);
    var connection = connection(world);
    var vendor = new FickleVendor(RandomGeneratorFactory.of("L64X128MixRandom").create(seed), 40);
    var nodes = new ArrayList<>(List.of(node(vendor), nodeThatReadsLittle(vendor)));
    var threads = new ArrayList<ConversationThread>();
    for (int number = 0; number < THREADS; number++) {
      threads.add(
          world.open(
              world
                  .nextThread()
                  .knownAs(
                      new ExternalReference(
                          INTERCOM_VENDOR, "", "held-" + number, connection.id()))));
    }

    for (int change = 0; change < CHANGES; change++) {
      nodes.forEach(Dispatcher::look);
      for (int number = 0; number < THREADS; number++) {
        var thread = threads.get(number);
        threads.set(
            number,
            world.change(
                thread.id(), now.get(), command(chance, thread, change * THREADS + number)));
      }
      letPass(Duration.ofSeconds(chance.nextInt(40)));
      // A node that was killed is another one when it is back.
      nodes.set(
          chance.nextInt(2), chance.nextBoolean() ? node(vendor) : nodeThatReadsLittle(vendor));
    }
    vendor.calmDown();
    for (int hour = 0; hour < 4; hour++) {
      workUntilNothingIsDue(nodes);
      letPass(Duration.ofHours(3));
    }

    assertThat(unforeseen).isEmpty();
    assertThat(bench.outbox().due(now.get())).isEmpty();
    for (int number = 0; number < THREADS; number++) {
      assertAgreed(world, threads.get(number), vendor.thread("held-" + number));
    }
  }

  private void assertAgreed(World world, ConversationThread thread, FickleVendor.Kept there) {
    var told = told(world.organization(), thread.id());
    assertThat(told).extracting(Told::state).doesNotContain("pending");
    assertThat(told)
        .as("only what must not be said twice is ever given up")
        .filteredOn(each -> each.state().equals("parked"))
        .allMatch(each -> each.operation().equals("reply"));
    assertThat(there.isClosed()).isEqualTo(thread.isClosed());
    assertThat(there.title()).isEqualTo(thread.title() == null ? null : thread.title().value());
    assertThat(there.said()).doesNotHaveDuplicates();
    var said = new ArrayList<>(there.said());
    assertThat(said)
        .as("in the order in which it was said here")
        .isSortedAccordingTo((one, other) -> Integer.compare(number(one), number(other)));
    long delivered =
        told.stream()
            .filter(each -> each.operation().equals("reply") && each.state().equals("delivered"))
            .count();
    assertThat((long) said.size()).isGreaterThanOrEqualTo(delivered);
  }

  private static int number(String said) {
    return Integer.parseInt(said.substring("said ".length()));
  }

  @Test
  void a_vendor_that_is_away_for_an_hour_costs_nothing_but_time() {
    var world = World.in(bench);
    var connection = connection(world);
    var vendor = new FickleVendor(RandomGenerator.getDefault(), 0);
    vendor.goAway();
    var node = List.of(node(vendor));
    var thread =
        world.open(
            world
                .nextThread()
                .knownAs(new ExternalReference(INTERCOM_VENDOR, "", "held", connection.id())));
    world.change(thread.id(), now.get(), outbound().saying("said 1").recorded());
    world.change(
        thread.id(), now.get(), new ThreadCommand.Close(new ReasonChoice.Unnamed(), null, false));
    for (int minute = 0; minute < 60; minute++) {
      workUntilNothingIsDue(node);
      letPass(Duration.ofMinutes(1));
    }
    assertThat(vendor.thread("held").said()).isEmpty();

    vendor.calmDown();
    letPass(Duration.ofHours(3));
    workUntilNothingIsDue(node);

    assertThat(vendor.thread("held").said()).containsExactly("said 1");
    assertThat(vendor.thread("held").isClosed()).isTrue();
    assertThat(told(world.organization(), thread.id()))
        .extracting(Told::state)
        .containsOnly("delivered");
  }
}
