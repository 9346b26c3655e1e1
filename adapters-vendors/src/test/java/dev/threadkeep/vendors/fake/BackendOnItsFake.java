package dev.threadkeep.vendors.fake;

import static dev.threadkeep.vendors.http.Dialling.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.delivery.Listing;
import dev.threadkeep.application.delivery.Order;
import dev.threadkeep.application.delivery.Outcome;
import dev.threadkeep.application.delivery.Outcome.Delivered;
import dev.threadkeep.application.delivery.Outcome.NotSent;
import dev.threadkeep.application.delivery.Outcome.Rejected;
import dev.threadkeep.application.delivery.Outcome.Unknown;
import dev.threadkeep.application.delivery.Reading;
import dev.threadkeep.application.delivery.ReasonPlace;
import dev.threadkeep.application.delivery.Register;
import dev.threadkeep.application.delivery.RegisterValue;
import dev.threadkeep.application.delivery.Report;
import dev.threadkeep.application.delivery.VendorAccess;
import dev.threadkeep.application.delivery.VendorAssignee;
import dev.threadkeep.application.delivery.VendorBackend;
import dev.threadkeep.application.delivery.VendorMessage;
import dev.threadkeep.application.delivery.VendorPage;
import dev.threadkeep.application.delivery.VendorQuery;
import dev.threadkeep.application.delivery.VendorStatus;
import dev.threadkeep.application.delivery.VendorThread;
import dev.threadkeep.application.delivery.Wanted;
import dev.threadkeep.domain.message.MessageKind;
import dev.threadkeep.domain.message.MessageText;
import dev.threadkeep.domain.thread.SnoozeEnd;
import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.domain.vendor.VendorOperation;
import dev.threadkeep.vendors.http.Dialling;
import dev.threadkeep.vendors.http.Orders;
import dev.threadkeep.vendors.proxy.Disturbance;
import dev.threadkeep.vendors.proxy.FaultyProxy;
import dev.threadkeep.vendors.proxy.SeededDisturbances;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a backend tells must be so: what it says is delivered is there, what it says was not sent is
 * not, and only of what may be either it says that nobody knows.
 */
public abstract class BackendOnItsFake<V extends FakeService> {
  private static final Duration ENOUGH = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(500);
  private static final Duration STEP = Duration.ofMillis(50);

  protected final V vendor;
  protected final VendorBackend backend;
  private int seeded;

  protected BackendOnItsFake(V vendor, VendorBackend backend) {
    this.vendor = vendor;
    this.backend = backend;
  }

  /** Opens a thread at the vendor. */
  protected abstract ExternalReference seed(int number);

  /** What the vendor lets us in by. */
  protected String token() {
    return Dialling.TOKEN;
  }

  /** All that the vendor can be given, in a thread that is closed with it. */
  protected abstract List<RegisterValue> everything();

  /** An id that the vendor knows somebody by, and some team. */
  protected String holder(VendorOperation assignment) {
    throw new AssertionError("nobody holds threads there, and yet " + assignment);
  }

  /** Where the vendor is to keep the reasons of closes. */
  protected ReasonPlace place() {
    return new ReasonPlace.InternalNote();
  }

  /** How the vendor shows what it was given. */
  protected RegisterValue asShown(RegisterValue given) {
    return given;
  }

  @AfterEach
  protected void stop() {
    vendor.close();
  }

  @Test
  void what_is_delivered_is_there() {
    var thread = seed();
    var given = everything();

    var report = deliver(new Order(thread, null, new Wanted.State(given, true)));

    var seen = read(thread);
    assertThat(given)
        .extracting(RegisterValue::register)
        .containsAll(backend.capabilities().writes());
    assertThat(Orders.outcomes(report)).allMatch(Delivered.class::isInstance, "delivered");
    for (var value : given) {
      if (backend.capabilities().reads().contains(value.register())) {
        assertThat(seen.in(value.register())).hasValue(asShown(value));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(VendorOperation.class)
  void what_a_caller_may_ask_for_is_done(VendorOperation operation) {
    if (backend.capabilities().operations().contains(operation)) {
      var thread = seed();
      for (var before : before(operation)) {
        deliver(Orders.state(thread, before));
      }
      var wanted = wanted(operation);

      var report = deliver(Orders.state(thread, wanted));

      assertThat(only(report)).isInstanceOf(Delivered.class);
      assertThat(read(thread).in(wanted.register()).map(BackendOnItsFake::withoutKind))
          .hasValue(withoutKind(wanted));
    }
  }

  private List<RegisterValue> before(VendorOperation operation) {
    return switch (operation) {
      case REOPEN -> List.of(Orders.CLOSED);
      case WAKE -> List.of(wanted(VendorOperation.SNOOZE_UNTIL_TIME));
      case UNASSIGN -> List.of(wanted(VendorOperation.ASSIGN_USER));
      case CLOSE, SNOOZE_UNTIL_TIME, SNOOZE_UNTIL_REPLY, ASSIGN_USER, ASSIGN_AGENT, ASSIGN_TEAM ->
          List.of();
    };
  }

  private RegisterValue wanted(VendorOperation operation) {
    return switch (operation) {
      case CLOSE -> Orders.CLOSED;
      case REOPEN, WAKE -> Orders.OPEN;
      case SNOOZE_UNTIL_TIME ->
          new RegisterValue.Status(
              new VendorStatus.Snoozed(new SnoozeEnd.At(Instant.parse("2027-01-01T09:00:00Z"))));
      case SNOOZE_UNTIL_REPLY ->
          new RegisterValue.Status(new VendorStatus.Snoozed(new SnoozeEnd.NextReply()));
      case ASSIGN_USER -> held(VendorAssignee.Kind.USER, operation);
      case ASSIGN_AGENT -> held(VendorAssignee.Kind.AGENT, operation);
      case ASSIGN_TEAM -> new RegisterValue.InTeam(holder(operation));
      case UNASSIGN -> new RegisterValue.AssignedTo(null);
    };
  }

  private RegisterValue held(VendorAssignee.Kind kind, VendorOperation operation) {
    return new RegisterValue.AssignedTo(new VendorAssignee(kind, holder(operation)));
  }

  /** Most vendors do not tell of what kind somebody is. */
  private static RegisterValue withoutKind(RegisterValue value) {
    return value instanceof RegisterValue.AssignedTo(var assignee) && assignee != null
        ? new RegisterValue.AssignedTo(new VendorAssignee(null, assignee.id()))
        : value;
  }

  @Test
  void what_is_delivered_twice_is_as_if_it_was_once() {
    var thread = seed();
    var order = Orders.closed(thread, Orders.CLOSED);
    deliver(order);
    var once = read(thread).values();

    var again = deliver(order);

    assertThat(Orders.outcomes(again)).allMatch(Delivered.class::isInstance, "delivered");
    assertThat(read(thread).values()).isEqualTo(once);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void what_is_said_is_said_once(MessageKind kind) {
    if (backend.capabilities().messages().contains(kind)) {
      var thread = seed();

      var report = deliver(saying(thread, kind));

      assertThat(Orders.outcomes(report))
          .singleElement()
          .isInstanceOfSatisfying(
              Delivered.class, delivered -> assertThat(delivered.messageId()).isNotNull());
      assertThat(vendor.timesSaid(thread.id())).isEqualTo(Map.of("Fish & <chips>", 1L));
    }
  }

  static List<MessageKind> kinds() {
    return List.of(MessageKind.OUTBOUND, MessageKind.INTERNAL);
  }

  /** A fault, and what a call comes to that it befalls. */
  record Case(Fault fault, Outcomes outcome, boolean done) {}

  /** What a call comes to, given whether it may simply be made again. */
  @FunctionalInterface
  interface Outcomes {
    Outcome where(boolean repeatable);
  }

  static Stream<Case> cases() {
    return Stream.concat(
        Stream.of(401, 403, 404, 410, 422)
            .map(
                status ->
                    new Case(new Fault.Refusal(status), _ -> new Rejected(status, ""), false)),
        Stream.of(
            new Case(new Fault.None(), _ -> new Delivered(200, null, null), true),
            new Case(new Fault.Late(STEP), _ -> new Delivered(200, null, null), true),
            new Case(new Fault.Refusal(429), _ -> new NotSent(429, "", null), false),
            new Case(
                Fault.Refusal.tooMany(Duration.ofSeconds(7)),
                _ -> new NotSent(429, "", Duration.ofSeconds(7)),
                false),
            new Case(
                Fault.Refusal.tooManyUntil(NOON.plusSeconds(9)),
                _ -> new NotSent(429, "", Duration.ofSeconds(9)),
                false),
            new Case(new Fault.Refusal(503), _ -> new NotSent(503, "", null), false),
            new Case(new Fault.Refusal(500), again -> new Unknown(500, "", again), false),
            new Case(new Fault.FailureAfter(502), again -> new Unknown(502, "", again), true),
            new Case(new Fault.Garbage(), again -> new Unknown(200, "", again), true),
            new Case(new Fault.HalfAnswer(), again -> new Unknown(200, "", again), true),
            new Case(new Fault.HugeAnswer(), _ -> new Unknown(200, "", false), true)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void tells_of_a_close_what_came_of_it(Case each) {
    var thread = seed();
    vendor.faults().once(asked -> changes(asked, thread), each.fault());

    var outcome = only(deliver(Orders.closed(thread, Orders.CLOSED)));

    assertThat(bare(outcome)).isEqualTo(each.outcome().where(true));
    assertThat(isDone(thread)).isEqualTo(each.done());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void tells_of_a_message_what_came_of_it(Case each) {
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
    if (vendor.heard(order.thread().id()).stream().anyMatch(BackendOnItsFake::isChange)) {
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
    var kinds = Stream.concat(cases().map(Case::fault), Stream.of(new Fault.Refusal(409))).toList();
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

        var outcome = only(backend.deliver(access, List.of(order)).getFirst());

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
    vendor.faults().by(new SeededFaults(20_261_121, 40, cases().map(Case::fault).toList()));
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

  @Test
  void tells_when_a_thread_is_gone() {
    var thread = seed();
    vendor.remove(thread.id());

    assertThat(backend.read(access(), thread)).isEqualTo(new Reading.Absent<>());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void tells_of_reading_what_came_of_it(Case each) {
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

  @Test
  void lists_every_thread_once() {
    if (backend.capabilities().listing() != Listing.NONE) {
      var threads = Stream.generate(this::seed).limit(205).toList();

      var listed = list(threads.getFirst().account(), null);

      assertThat(listed)
          .extracting(VendorThread::reference)
          .containsExactlyInAnyOrderElementsOf(threads);
    }
  }

  @Test
  void lists_what_has_changed_at_the_very_time_that_is_asked_for() {
    if (backend.capabilities().listing() == Listing.CHANGED_SINCE) {
      var thread = seed();
      vendor.change(thread.id(), _ -> {});

      var listed = list(thread.account(), vendor.changedAt(thread.id()));

      assertThat(listed).extracting(VendorThread::reference).containsExactly(thread);
    }
  }

  @Test
  void is_let_in_by_its_token_alone() {
    seed();

    assertThat(backend.test(access())).isInstanceOf(Reading.Seen.class);
    assertThat(
            backend.test(Dialling.to(vendor.url(), "another", ENOUGH, new ReasonPlace.Nowhere())))
        .isInstanceOfSatisfying(
            Reading.Failed.class,
            failed ->
                assertThat(failed.failure())
                    .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.httpStatus()).isEqualTo(401)));
  }

  protected final ExternalReference seed() {
    seeded++;
    return seed(seeded);
  }

  protected final VendorAccess access() {
    return access(place());
  }

  protected final VendorAccess access(ReasonPlace place) {
    return Dialling.to(vendor.url(), token(), ENOUGH, place);
  }

  protected final Report deliver(Order order) {
    return backend.deliver(access(), List.of(order)).getFirst();
  }

  protected final VendorThread read(ExternalReference thread) {
    var reading = backend.read(access(), thread);
    if (reading instanceof Reading.Seen<VendorThread>(var seen)) {
      return seen;
    }
    throw new AssertionError("not seen, but " + reading);
  }

  protected final List<VendorThread> list(String account, Instant since) {
    var all = new ArrayList<VendorThread>();
    String cursor = null;
    do {
      var reading = backend.list(access(), new VendorQuery(account, since, cursor));
      if (!(reading instanceof Reading.Seen<VendorPage>(var page))) {
        throw new AssertionError("not seen, but " + reading);
      }
      assertThat(page.unreadable()).isZero();
      all.addAll(page.threads());
      cursor = page.next();
    } while (cursor != null);
    return all;
  }

  protected static Order saying(ExternalReference thread, MessageKind kind) {
    return new Order(
        thread,
        null,
        new Wanted.Say(new VendorMessage(kind, new MessageText("Fish & <chips>"), NOON)));
  }

  protected static Outcome only(Report report) {
    return report.parts().getFirst().outcome();
  }

  protected static Outcome of(Register register, Report report) {
    return report.parts().stream()
        .filter(part -> part.register() == register)
        .findFirst()
        .orElseThrow()
        .outcome();
  }

  private boolean changes(Asked asked, ExternalReference thread) {
    return !asked.method().equals("GET") && vendor.threadsIn(asked).contains(thread.id());
  }

  private static boolean isChange(Heard call) {
    return !call.method().equals("GET");
  }

  private boolean isDone(ExternalReference thread) {
    return vendor.doneTo(thread.id()).stream().anyMatch(BackendOnItsFake::isChange);
  }

  /** Without words, ids and what was seen. */
  protected static Outcome bare(Outcome outcome) {
    return switch (outcome) {
      case Delivered(var status, _, _) -> new Delivered(status, null, null);
      case Outcome.NotPropagated not -> not;
      case Rejected(var status, _) -> new Rejected(status, "");
      case NotSent(var status, _, var wait) -> new NotSent(status, "", wait);
      case Unknown(var status, _, var repeatable) -> new Unknown(status, "", repeatable);
    };
  }
}
