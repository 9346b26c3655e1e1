package dev.threadkeep.vendors.productlane;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.delivery.Agreement;
import dev.threadkeep.application.delivery.Greeting;
import dev.threadkeep.application.delivery.Outcome.Delivered;
import dev.threadkeep.application.delivery.Outcome.NotSent;
import dev.threadkeep.application.delivery.Outcome.Rejected;
import dev.threadkeep.application.delivery.Reading;
import dev.threadkeep.application.delivery.ReasonPlace;
import dev.threadkeep.application.delivery.Register;
import dev.threadkeep.application.delivery.RegisterValue;
import dev.threadkeep.application.delivery.VendorAssignee;
import dev.threadkeep.application.delivery.VendorAssignee.Kind;
import dev.threadkeep.application.delivery.VendorStatus;
import dev.threadkeep.application.delivery.VendorTag;
import dev.threadkeep.application.json.ObjectWriter;
import dev.threadkeep.domain.json.JsonValue.JsonBoolean;
import dev.threadkeep.domain.message.MessageKind;
import dev.threadkeep.domain.thread.Severity;
import dev.threadkeep.domain.thread.SnoozeEnd;
import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.domain.vendor.VendorOperation;
import dev.threadkeep.vendors.fake.BackendOnItsFake;
import dev.threadkeep.vendors.fake.FakeProductlane;
import dev.threadkeep.vendors.fake.Said;
import dev.threadkeep.vendors.http.Dialling;
import dev.threadkeep.vendors.http.Orders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProductlaneOnItsFakeTest extends BackendOnItsFake<FakeProductlane> {
  private static final String KEY = "pl_v2_test";

  ProductlaneOnItsFakeTest() {
    super(FakeProductlane.start(KEY, () -> Dialling.NOON), new ProductlaneBackend(Dialling.here()));
    vendor.takesInAMinute(10_000, 10_000);
    vendor
        .directory()
        .user("u_1")
        .tag("tag_1", "billing")
        .contact("c_1")
        .company("o_1")
        .project("p_1");
  }

  @Override
  protected ExternalReference seed(int number) {
    var id = "th_" + number;
    vendor.seed(id);
    return thread(id);
  }

  @Override
  protected String token() {
    return KEY;
  }

  @Override
  protected String holder(VendorOperation assignment) {
    return "u_1";
  }

  @Override
  protected List<RegisterValue> everything() {
    return List.of(
        Orders.CLOSED,
        new RegisterValue.ClosedFor("resolved", "Printer was off"),
        new RegisterValue.LoopClosed(true),
        new RegisterValue.AssignedTo(new VendorAssignee(Kind.USER, "u_1")),
        new RegisterValue.OfSeverity(Severity.HIGH),
        new RegisterValue.Titled("Printer"),
        new RegisterValue.Tagged(List.of(new VendorTag("tag_1", "billing"))),
        new RegisterValue.OfContact("c_1"),
        new RegisterValue.OfCompany("o_1"),
        new RegisterValue.OfProject("p_1"),
        new RegisterValue.Own(new ObjectWriter().putText("text", "It prints").toObject()));
  }

  @Override
  protected RegisterValue asShown(RegisterValue given) {
    return given instanceof RegisterValue.AssignedTo
        ? new RegisterValue.AssignedTo(new VendorAssignee(null, "u_1"))
        : given;
  }

  @Test
  void the_reason_of_a_close_is_a_comment_that_is_made_once() {
    var thread = seed();

    deliver(
        Orders.closed(
            thread, Orders.CLOSED, new RegisterValue.ClosedFor("resolved", "It was off")));

    assertThat(vendor.said(thread.id()))
        .containsExactly(new Said("comment", "Closed: resolved: It was off", Dialling.NOON));
  }

  @Test
  void sleeps_to_the_millisecond_and_wakes() {
    var thread = seed();
    var snoozed =
        new RegisterValue.Status(
            new VendorStatus.Snoozed(new SnoozeEnd.At(Instant.parse("2027-01-01T09:00:00.123Z"))));

    deliver(Orders.state(thread, snoozed));
    var asleep = read(thread);
    deliver(Orders.state(thread, Orders.OPEN));

    assertThat(asleep.in(Register.STATUS)).hasValue(snoozed);
    assertThat(read(thread).in(Register.STATUS)).hasValue(Orders.OPEN);
  }

  @Test
  void a_live_chat_that_is_closed_already_is_closed() {
    vendor.seed("th_chat", "live_chat");
    vendor.change("th_chat", shown -> shown.put("status", "done").put("tab", "done"));

    assertThat(only(deliver(Orders.closed(thread("th_chat"), Orders.CLOSED))))
        .isInstanceOf(Delivered.class);
  }

  @Test
  void a_register_that_productlane_refuses_spoils_no_other() {
    var thread = seed();

    var report =
        deliver(
            Orders.closed(
                thread,
                Orders.CLOSED,
                new RegisterValue.AssignedTo(new VendorAssignee(Kind.USER, "u_nobody")),
                new RegisterValue.Titled("Printer")));

    assertThat(of(Register.STATUS, report)).isInstanceOf(Delivered.class);
    assertThat(of(Register.TITLE, report)).isInstanceOf(Delivered.class);
    assertThat(of(Register.ASSIGNEE, report))
        .isEqualTo(
            new Rejected(
                400, "validation_failed: The request is invalid; assignee_id: there is none such"));
    assertThat(read(thread).in(Register.TITLE)).hasValue(new RegisterValue.Titled("Printer"));
  }

  @Test
  void errors_are_read_in_their_envelope_too() {
    vendor.putsErrorsInAnEnvelope(true);
    vendor.grants("threads:read");

    assertThat(only(deliver(Orders.closed(seed(), Orders.CLOSED))))
        .isEqualTo(
            new Rejected(403, "scope_required: This endpoint requires the `threads:write` scope."));
  }

  @Test
  void waits_until_productlane_takes_requests_again() {
    vendor.takesInAMinute(10, 1);
    deliver(saying(seed(), MessageKind.OUTBOUND));

    assertThat(bare(only(deliver(saying(seed(), MessageKind.OUTBOUND)))))
        .isEqualTo(new NotSent(429, "", Duration.ofSeconds(60)));
  }

  @Test
  void a_key_of_the_first_version_does_not_make_threads_disappear() {
    var thread = seed();

    var reading =
        backend.read(
            Dialling.to(vendor.url(), "pl_old", Duration.ofSeconds(20), new ReasonPlace.Nowhere()),
            thread);

    assertThat(reading).isInstanceOf(Reading.Failed.class);
  }

  @Test
  void a_test_tells_which_scopes_are_missing() {
    vendor.grants("threads:read", "threads:write");

    assertThat(backend.test(access()))
        .isEqualTo(
            new Reading.Seen<>(
                new Greeting(
                    "Productlane's workspace ws_1",
                    List.of("the key lacks the scope comments:write"))));
  }

  @Test
  void people_are_notified_once() {
    var thread = seed();
    var notify =
        new ObjectWriter()
            .put("notify", new ObjectWriter().put("email", new JsonBoolean(true)).toObject())
            .toObject();

    deliver(Orders.state(thread, new RegisterValue.Own(notify)));

    assertThat(vendor.timesSaid(thread.id())).isEqualTo(Map.of("email", 1L));
  }

  @Test
  void nobody_can_tell_from_a_thread_whether_people_were_notified() {
    var thread = seed();
    var told =
        new RegisterValue.Own(
            new ObjectWriter()
                .putText("text", "It prints")
                .put("notify", new ObjectWriter().put("email", new JsonBoolean(true)).toObject())
                .toObject());

    deliver(Orders.state(thread, told));

    assertThat(agreement(told, thread)).isEqualTo(Agreement.OUT_OF_SIGHT);
  }

  private static ExternalReference thread(String id) {
    return new ExternalReference(ProductlaneThread.PRODUCTLANE, id);
  }
}
