package dev.threadkeep.vendors.fake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.delivery.Agreement;
import dev.threadkeep.application.delivery.Listing;
import dev.threadkeep.application.delivery.Order;
import dev.threadkeep.application.delivery.Outcome.Delivered;
import dev.threadkeep.application.delivery.Outcome.Rejected;
import dev.threadkeep.application.delivery.Reading;
import dev.threadkeep.application.delivery.ReasonPlace;
import dev.threadkeep.application.delivery.RegisterValue;
import dev.threadkeep.application.delivery.VendorAssignee;
import dev.threadkeep.application.delivery.VendorBackend;
import dev.threadkeep.application.delivery.VendorStatus;
import dev.threadkeep.application.delivery.VendorThread;
import dev.threadkeep.application.delivery.Wanted;
import dev.threadkeep.domain.message.MessageKind;
import dev.threadkeep.domain.thread.SnoozeEnd;
import dev.threadkeep.domain.vendor.VendorOperation;
import dev.threadkeep.vendors.http.Dialling;
import dev.threadkeep.vendors.http.Orders;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a backend says that it can do shows at its vendor, and stays so whatever goes wrong. */
public abstract class BackendOnItsFake<V extends FakeService> extends BackendUnderFaults<V> {
  protected BackendOnItsFake(V vendor, VendorBackend backend) {
    super(vendor, backend);
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

  @Test
  void what_was_delivered_is_recognised_in_what_is_shown() {
    var thread = seed();
    var given = everything();

    deliver(new Order(thread, null, new Wanted.State(given, true)));

    assertThat(given)
        .filteredOn(value -> backend.capabilities().reads().contains(value.register()))
        .allSatisfy(value -> assertThat(agreement(value, thread)).isEqualTo(Agreement.AGREES));
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

  @Test
  void tells_when_a_thread_is_gone() {
    var thread = seed();
    vendor.remove(thread.id());

    assertThat(backend.read(access(), thread)).isEqualTo(new Reading.Absent<>());
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
}
