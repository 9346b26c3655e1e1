package dev.threadkeep.application.outbox;

import dev.threadkeep.application.delivery.AccessSettings;
import dev.threadkeep.application.delivery.Capabilities;
import dev.threadkeep.application.delivery.Greeting;
import dev.threadkeep.application.delivery.Listing;
import dev.threadkeep.application.delivery.Order;
import dev.threadkeep.application.delivery.Outcome;
import dev.threadkeep.application.delivery.Reading;
import dev.threadkeep.application.delivery.Register;
import dev.threadkeep.application.delivery.RegisterValue;
import dev.threadkeep.application.delivery.Report;
import dev.threadkeep.application.delivery.VendorAccess;
import dev.threadkeep.application.delivery.VendorBackend;
import dev.threadkeep.application.delivery.VendorPage;
import dev.threadkeep.application.delivery.VendorQuery;
import dev.threadkeep.application.delivery.VendorStatus;
import dev.threadkeep.application.delivery.VendorThread;
import dev.threadkeep.application.delivery.Wanted;
import dev.threadkeep.domain.message.MessageKind;
import dev.threadkeep.domain.thread.SnoozeEnd;
import dev.threadkeep.domain.thread.fixture.Cast;
import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.domain.vendor.Vendor;
import dev.threadkeep.domain.vendor.VendorOperation;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Intercom without snoozes and teams; says of each order what it is told to say. */
final class ScriptedBackend implements VendorBackend {
  static final Outcome DONE = new Outcome.Delivered(200, null, null);

  static final Capabilities CAPABILITIES =
      new Capabilities(
          Set.of(VendorOperation.CLOSE, VendorOperation.REOPEN, VendorOperation.ASSIGN_USER),
          EnumSet.of(
              Register.STATUS,
              Register.CLOSE_REASON,
              Register.TITLE,
              Register.ASSIGNEE,
              Register.CONTACT,
              Register.COMPANY,
              Register.ATTRIBUTES),
          EnumSet.of(Register.STATUS),
          Set.of(MessageKind.OUTBOUND, MessageKind.INTERNAL),
          Listing.NONE,
          1,
          false);

  final List<Order> orders = new ArrayList<>();
  int looks;
  private final Deque<Outcome> answers = new ArrayDeque<>();
  private final Map<Register, Outcome> failing = new EnumMap<>(Register.class);
  private final Set<Register> writes = EnumSet.copyOf(CAPABILITIES.writes());
  private Reading<VendorThread> reading = new Reading.Absent<>();

  /** Answers the next orders with these, all later ones with success. */
  ScriptedBackend answering(Outcome... next) {
    answers.addAll(List.of(next));
    return this;
  }

  /** Answers so for this register, whatever it answers for the others. */
  ScriptedBackend failing(Register register, Outcome.Failure outcome) {
    failing.put(register, outcome);
    return this;
  }

  /** Has no place for this. */
  ScriptedBackend without(Register register) {
    writes.remove(register);
    return this;
  }

  /** Shows this to who looks. */
  ScriptedBackend showing(RegisterValue... values) {
    reading =
        new Reading.Seen<>(
            new VendorThread(
                new ExternalReference(Cast.INTERCOM_VENDOR, "1"), List.of(values), null));
    return this;
  }

  /** What each order asked for. */
  List<Wanted> wanted() {
    return orders.stream().map(Order::wanted).toList();
  }

  @Override
  public Vendor vendor() {
    return Cast.INTERCOM_VENDOR;
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(
        CAPABILITIES.operations(),
        writes,
        CAPABILITIES.reads(),
        CAPABILITIES.messages(),
        CAPABILITIES.listing(),
        CAPABILITIES.together(),
        CAPABILITIES.needsActor());
  }

  @Override
  public String usualBaseUrl() {
    return "https://intercom.example";
  }

  @Override
  public List<Report> deliver(VendorAccess access, List<Order> all) {
    orders.addAll(all);
    return all.stream()
        .map(order -> report(order, answers.isEmpty() ? DONE : answers.pop()))
        .toList();
  }

  private Report report(Order order, Outcome outcome) {
    return switch (order.wanted()) {
      case Wanted.State(var values, _) ->
          new Report(
              order.thread(),
              values.stream()
                  .map(
                      value ->
                          new Report.Part(
                              value.register(), failing.getOrDefault(value.register(), outcome)))
                  .toList());
      case Wanted.Say _ -> new Report(order.thread(), List.of(new Report.Part(null, outcome)));
    };
  }

  /** Keeps whole seconds. */
  @Override
  public RegisterValue asHeld(RegisterValue told, AccessSettings settings) {
    return told instanceof RegisterValue.Status(VendorStatus.Snoozed(SnoozeEnd.At(var time)))
        ? new RegisterValue.Status(
            new VendorStatus.Snoozed(
                new SnoozeEnd.At(time.plusNanos(999_999_999).truncatedTo(ChronoUnit.SECONDS))))
        : told;
  }

  @Override
  public Reading<VendorThread> read(VendorAccess access, ExternalReference thread) {
    looks++;
    return reading;
  }

  @Override
  public Reading<VendorPage> list(VendorAccess access, VendorQuery query) {
    throw new AssertionError("nothing is listed here");
  }

  @Override
  public Reading<Greeting> test(VendorAccess access) {
    throw new AssertionError("nobody is greeted here");
  }
}
