package dev.threadkeep.vendors.fake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.delivery.Order;
import dev.threadkeep.application.delivery.Outcome;
import dev.threadkeep.application.delivery.Outcome.Delivered;
import dev.threadkeep.application.delivery.Outcome.NotSent;
import dev.threadkeep.application.delivery.Outcome.Rejected;
import dev.threadkeep.application.delivery.Outcome.Unknown;
import dev.threadkeep.application.delivery.Reading;
import dev.threadkeep.application.delivery.ReasonPlace;
import dev.threadkeep.application.delivery.Register;
import dev.threadkeep.application.delivery.VendorBackend;
import dev.threadkeep.application.delivery.Wanted;
import dev.threadkeep.domain.message.MessageKind;
import dev.threadkeep.vendors.http.Dialling;
import dev.threadkeep.vendors.http.Orders;
import dev.threadkeep.vendors.proxy.Disturbance;
import dev.threadkeep.vendors.proxy.FaultyProxy;
import dev.threadkeep.vendors.proxy.SeededDisturbances;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a backend tells must be so: what it says is delivered is there, what it says was not sent is
 * not, and only of what may be either it says that nobody knows.
 */
abstract class BackendUnderFaults<V extends FakeService> extends BackendAndFake<V> {
  private static final Duration SHORT = Duration.ofMillis(500);
  private static final Duration STEP = Duration.ofMillis(50);

  BackendUnderFaults(V vendor, VendorBackend backend) {
    super(vendor, backend);
  }

  static List<FaultCase> cases() {
    return FaultCase.all().toList();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void tells_of_a_close_what_came_of_it(FaultCase each) {
    var thread = seed();
    vendor.faults().once(asked -> changes(asked, thread), each.fault());

    var outcome = only(deliver(Orders.closed(thread, Orders.CLOSED)));

    assertThat(bare(outcome)).isEqualTo(each.outcome().where(true));
    assertThat(isDone(thread)).isEqualTo(each.done());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void tells_of_a_message_what_came_of_it(FaultCase each) {
    if (!backend.capabilities().messages().isEmpty()) {
      var thread = seed();
      vendor.faults().once(asked -> changes(asked, thread), each.fault());

      var outcome = only(deliver(saying(thread, MessageKind.OUTBOUND)));

      assertThat(bare(outcome)).isEqualTo(each.outcome().where(false));
      assertThat(vendor.said(thread.id())).hasSize(each.done() ? 1 : 0);
    }
  }

  /** On a machine with much to do a call may end before it is heard; then nothing was sent. */
  @Test
  void nobody_knows_of_what_was_heard_and_not_answered_in_time()
      throws InterruptedException, ExecutionException {
    var attempts = new ArrayList<Callable<Void>>();
    for (var fault :
        List.of(new Fault.Silence(false), new Fault.Silence(true), new Fault.Drip(STEP))) {
      var closed = seed();
      vendor.faults().once(asked -> changes(asked, closed), fault);
      attempts.add(() -> isHonest(vendor.url(), Orders.closed(closed, Orders.CLOSED)));
      var told = seed();
      vendor.faults().once(asked -> changes(asked, told), fault);
      attempts.add(() -> isHonest(vendor.url(), saying(told, MessageKind.OUTBOUND)));
    }
    try (var hole = FaultyProxy.before(vendor.url(), _ -> new Disturbance.BlackHole());
        var drip = FaultyProxy.before(vendor.url(), _ -> new Disturbance.Drip(STEP));
        var workers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var proxy : List.of(hole, drip)) {
        var closed = seed();
        attempts.add(() -> isHonest(proxy.url(), Orders.closed(closed, Orders.CLOSED)));
      }

      for (Future<Void> attempt : workers.invokeAll(attempts)) {
        attempt.get();
      }
    }
  }

  private Void isHonest(String url, Order order) {
    var outcome =
        only(
            backend
                .deliver(
                    Dialling.to(url, token(), SHORT, new ReasonPlace.Nowhere()), List.of(order))
                .getFirst());
    if (vendor.heard(order.thread().id()).stream().anyMatch(BackendAndFake::isChange)) {
      assertThat(outcome).isInstanceOf(Unknown.class);
    } else {
      assertThat(outcome).isNotInstanceOf(Delivered.class);
    }
    return null;
  }

  @ParameterizedTest
  @MethodSource("disturbances")
  void tells_of_a_broken_connection_what_came_of_it(Disturbance disturbance) {
    try (var proxy = FaultyProxy.before(vendor.url())) {
      var thread = seed();
      proxy.next(disturbance);

      var report =
          backend.deliver(
              Dialling.to(proxy.url(), token(), ENOUGH, new ReasonPlace.Nowhere()),
              List.of(Orders.closed(thread, Orders.CLOSED)));

      var outcome = bare(only(report.getFirst()));
      if (disturbance instanceof Disturbance.ResetBeforeRequest) {
        // Whether a byte was written before is a matter of luck.
        assertThat(outcome).isIn(new NotSent(null, "", null), new Unknown(null, "", true));
        assertThat(isDone(thread)).isFalse();
      } else {
        assertThat(outcome).isInstanceOf(Unknown.class);
        assertThat(isDone(thread)).isTrue();
      }
    }
  }

  static List<Disturbance> disturbances() {
    return List.of(
        new Disturbance.ResetBeforeRequest(),
        new Disturbance.ResetAfterRequest(),
        new Disturbance.HalfAnswer());
  }

  @Test
  void is_honest_whatever_goes_wrong() {
    var kinds =
        Stream.concat(cases().stream().map(FaultCase::fault), Stream.of(new Fault.Refusal(409)))
            .toList();
    vendor.faults().by(new SeededFaults(20_261_121, 40, kinds));
    var plan = new SeededDisturbances(20_261_121, 25, disturbances());
    try (var proxy = FaultyProxy.before(vendor.url(), plan)) {
      var access = Dialling.to(proxy.url(), token(), ENOUGH, new ReasonPlace.Nowhere());
      for (int orders = 0; orders < 40; orders++) {
        var thread = seed();
        var order =
            orders % 2 == 0 || backend.capabilities().messages().isEmpty()
                ? Orders.closed(thread, Orders.CLOSED)
                : saying(thread, MessageKind.OUTBOUND);

        var outcome = only(backend.deliver(alone(access), List.of(order)).getFirst());

        switch (outcome) {
          case Delivered _ -> assertThat(isDone(thread)).as("%s", outcome).isTrue();
          case NotSent _, Rejected _ -> assertThat(isDone(thread)).as("%s", outcome).isFalse();
          case Unknown _ -> assertThat(vendor.doneTo(thread.id())).hasSizeLessThanOrEqualTo(3);
          case Outcome.NotPropagated not -> throw new AssertionError(not);
        }
      }
    }
  }

  @Test
  void what_it_says_is_delivered_is_there_whatever_became_of_the_rest() {
    var given = everything();
    vendor
        .faults()
        .by(new SeededFaults(20_261_121, 40, cases().stream().map(FaultCase::fault).toList()));
    var reports =
        Stream.generate(this::seed)
            .limit(20)
            .map(thread -> deliver(new Order(thread, null, new Wanted.State(given, true))))
            .toList();
    vendor.faults().end();

    int delivered = 0;
    for (var report : reports) {
      var seen = read(report.thread());
      for (var value : given) {
        if (of(value.register(), report) instanceof Delivered
            && backend.capabilities().reads().contains(value.register())
            && value.register() != Register.ATTRIBUTES) { // shows what others put there too
          assertThat(seen.in(value.register())).as("%s", report).hasValue(asShown(value));
          delivered++;
        }
      }
    }
    assertThat(delivered).isPositive();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void tells_of_reading_what_came_of_it(FaultCase each) {
    var thread = seed();
    vendor.faults().next(each.fault());

    var reading = backend.read(access(), thread);

    switch (each.outcome().where(true)) {
      case Delivered _ -> assertThat(reading).isInstanceOf(Reading.Seen.class);
      case Rejected(var status, _) when status == 404 || status == 410 ->
          assertThat(reading).isInstanceOfAny(Reading.Absent.class, Reading.Failed.class);
      case Unknown(_, _, var again) when !again -> // who has another way to look may take it
          assertThat(reading).isInstanceOfAny(Reading.Seen.class, Reading.Failed.class);
      case Outcome.Failure failure ->
          assertThat(reading)
              .isInstanceOfSatisfying(
                  Reading.Failed.class,
                  failed -> assertThat(bare(failed.failure())).isEqualTo(failure));
      case Outcome.NotPropagated not -> throw new AssertionError(not);
    }
  }
}
