package dev.threadkeep.application.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.delivery.Outcome.NotPropagated;
import dev.threadkeep.application.delivery.Outcome.NotSent;
import dev.threadkeep.application.delivery.Report.Part;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.message.MessageKind;
import dev.threadkeep.domain.message.MessageText;
import dev.threadkeep.domain.thread.Handling;
import dev.threadkeep.domain.thread.Severity;
import dev.threadkeep.domain.thread.SnoozeEnd;
import dev.threadkeep.domain.vendor.ConnectionId;
import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.domain.vendor.VendorOperation;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What every {@link VendorBackend} must do; each implementation's test implements this. What it
 * claims to be able to do is what it tries, which shows where nobody answers: whatever is tried is
 * told as not sent.
 */
public interface VendorBackendContract {
  ConnectionId CONNECTION =
      new ConnectionId(UUID.fromString("01992f80-0000-7000-8000-00000000000c"));

  VendorBackend backend();

  /** A base URL that may be called, and where nobody listens. */
  String nowhere();

  /** A thread of this vendor's. */
  ExternalReference thread();

  /** Something that the vendor alone has and can be given. */
  default JsonObject own() {
    return JsonObject.empty();
  }

  /** A connection that this vendor takes, to where nobody listens. */
  default VendorAccess access() {
    var usual = AccessSettings.usual();
    return new VendorAccess(
        CONNECTION,
        backend().vendor(),
        1,
        nowhere(),
        Credentials.ofToken("t0k3n"),
        new AccessSettings(
            "814860", usual.timeout(), usual.reasonPlace(), List.of(thread().account())));
  }

  @Test
  default void names_its_vendor_as_its_threads_do() {
    assertThat(backend().vendor()).isEqualTo(thread().vendor());
  }

  @Test
  default void knows_where_the_vendor_is() {
    assertThat(backend().usualBaseUrl()).startsWith("https://");
  }

  @Test
  default void takes_at_least_one_order() {
    assertThat(backend().capabilities().together()).isPositive();
  }

  @Test
  default void misses_nothing_where_all_is_given() {
    assertThat(backend().missingIn(access())).isEmpty();
  }

  @Test
  default void misses_the_token() {
    var given = access();
    var access =
        new VendorAccess(
            CONNECTION,
            given.vendor(),
            given.edition(),
            given.baseUrl(),
            new Credentials(Map.of()),
            given.settings());

    assertThat(backend().missingIn(access)).hasValue("credentials.token");
  }

  @Test
  default void tries_the_registers_that_it_writes_and_no_others() {
    var values = everything();

    var report = deliver(new Wanted.State(values, true));

    var writes = backend().capabilities().writes();
    assertThat(report.thread()).isEqualTo(thread());
    assertThat(report.parts())
        .extracting(Part::register)
        .containsExactlyElementsOf(values.stream().map(RegisterValue::register).toList());
    assertThat(report.parts())
        .allSatisfy(
            part ->
                assertThat(part.outcome())
                    .as(String.valueOf(part.register()))
                    .isInstanceOf(
                        writes.contains(part.register()) ? NotSent.class : NotPropagated.class));
  }

  /** Waking asks for the same as reopening: that the thread be open. */
  @ParameterizedTest
  @EnumSource(value = VendorOperation.class, names = "WAKE", mode = EnumSource.Mode.EXCLUDE)
  default void tries_the_operations_that_it_supports_and_no_others(VendorOperation operation) {
    var report = deliver(new Wanted.State(List.of(value(operation)), false));

    assertThat(report.parts())
        .singleElement()
        .extracting(Part::outcome)
        .isInstanceOf(
            backend().capabilities().operations().contains(operation)
                ? NotSent.class
                : NotPropagated.class);
  }

  @ParameterizedTest
  @EnumSource(
      value = MessageKind.class,
      names = {"OUTBOUND", "INTERNAL"})
  default void tries_the_messages_that_it_takes_and_no_others(MessageKind kind) {
    var message =
        new VendorMessage(kind, new MessageText("Hello"), Instant.parse("2026-11-20T10:00:00Z"));

    var report = deliver(new Wanted.Say(message));

    assertThat(report.parts())
        .singleElement()
        .satisfies(
            part -> {
              assertThat(part.register()).isNull();
              assertThat(part.outcome())
                  .isInstanceOf(
                      backend().capabilities().messages().contains(kind)
                          ? NotSent.class
                          : NotPropagated.class);
            });
  }

  @Test
  default void tells_that_nobody_was_there_to_read_from() {
    assertThat(backend().read(access(), thread())).satisfies(VendorBackendContract::failedUnsent);
    assertThat(backend().test(access())).satisfies(VendorBackendContract::failedUnsent);
  }

  @Test
  default void lists_as_it_says() {
    var listed = backend().list(access(), new VendorQuery(thread().account(), null, null));

    if (backend().capabilities().listing() == Listing.NONE) {
      assertThat(listed)
          .isInstanceOfSatisfying(
              Reading.Failed.class,
              failed -> assertThat(failed.failure()).isInstanceOf(Outcome.Rejected.class));
    } else {
      failedUnsent(listed);
    }
  }

  private Report deliver(Wanted wanted) {
    return backend().deliver(access(), List.of(new Order(thread(), null, wanted))).getFirst();
  }

  private static void failedUnsent(Reading<?> reading) {
    assertThat(reading)
        .isInstanceOfSatisfying(
            Reading.Failed.class,
            failed -> assertThat(failed.failure()).isInstanceOf(NotSent.class));
  }

  /** A value for each register. */
  private List<RegisterValue> everything() {
    var values =
        List.<RegisterValue>of(
            new RegisterValue.Status(new VendorStatus.Closed()),
            new RegisterValue.ClosedFor("ENDED", null),
            new RegisterValue.LoopClosed(true),
            new RegisterValue.AssignedTo(new VendorAssignee(VendorAssignee.Kind.USER, "5784329")),
            new RegisterValue.InTeam("77"),
            new RegisterValue.HandledBy(Handling.HUMAN),
            new RegisterValue.Escalated(true),
            new RegisterValue.Important(true),
            new RegisterValue.OfSeverity(Severity.HIGH),
            new RegisterValue.Archived(true),
            new RegisterValue.BeenRead(true),
            new RegisterValue.Titled("Refund"),
            new RegisterValue.Noted("Calls back"),
            new RegisterValue.Tagged(List.of(new VendorTag("9", "billing"))),
            new RegisterValue.OfContact("c1"),
            new RegisterValue.OfCompany("o1"),
            new RegisterValue.OfProject("p1"),
            new RegisterValue.Own(own()));
    assertThat(values)
        .extracting(RegisterValue::register)
        .containsExactlyElementsOf(Arrays.asList(Register.values()));
    return values;
  }

  private static RegisterValue value(VendorOperation operation) {
    return switch (operation) {
      case CLOSE -> new RegisterValue.Status(new VendorStatus.Closed());
      case REOPEN, WAKE -> new RegisterValue.Status(new VendorStatus.Open());
      case SNOOZE_UNTIL_TIME ->
          new RegisterValue.Status(
              new VendorStatus.Snoozed(new SnoozeEnd.At(Instant.parse("2027-01-01T00:00:00Z"))));
      case SNOOZE_UNTIL_REPLY ->
          new RegisterValue.Status(new VendorStatus.Snoozed(new SnoozeEnd.NextReply()));
      case ASSIGN_USER ->
          new RegisterValue.AssignedTo(new VendorAssignee(VendorAssignee.Kind.USER, "1"));
      case ASSIGN_AGENT ->
          new RegisterValue.AssignedTo(new VendorAssignee(VendorAssignee.Kind.AGENT, "2"));
      case ASSIGN_TEAM -> new RegisterValue.InTeam("3");
      case UNASSIGN -> new RegisterValue.AssignedTo(null);
    };
  }
}
