package dev.threadkeep.vendors.intercom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.delivery.Agreement;
import dev.threadkeep.application.delivery.Order;
import dev.threadkeep.application.delivery.Outcome.Delivered;
import dev.threadkeep.application.delivery.Outcome.NotSent;
import dev.threadkeep.application.delivery.Outcome.Rejected;
import dev.threadkeep.application.delivery.ReasonPlace;
import dev.threadkeep.application.delivery.Register;
import dev.threadkeep.application.delivery.RegisterValue;
import dev.threadkeep.application.delivery.VendorAssignee;
import dev.threadkeep.application.delivery.VendorAssignee.Kind;
import dev.threadkeep.application.delivery.VendorStatus;
import dev.threadkeep.application.delivery.VendorTag;
import dev.threadkeep.application.delivery.Wanted;
import dev.threadkeep.application.json.ObjectWriter;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.message.MessageKind;
import dev.threadkeep.domain.thread.SnoozeEnd;
import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.domain.vendor.VendorOperation;
import dev.threadkeep.vendors.fake.BackendOnItsFake;
import dev.threadkeep.vendors.fake.FakeIntercom;
import dev.threadkeep.vendors.fake.Fault;
import dev.threadkeep.vendors.fake.Said;
import dev.threadkeep.vendors.http.Dialling;
import dev.threadkeep.vendors.http.Orders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class IntercomOnItsFakeTest extends BackendOnItsFake<FakeIntercom> {
  IntercomOnItsFakeTest() {
    super(
        FakeIntercom.start(Dialling.TOKEN, () -> Dialling.NOON),
        new IntercomBackend(Dialling.here()));
    vendor.directory().admin("5784329", "Ada").team("77").tag("9", "billing").tag("10", "vip");
  }

  @Override
  protected ExternalReference seed(int number) {
    var id = String.valueOf(1_911_149_000 + number);
    vendor.seed(id);
    return new ExternalReference(IntercomConversation.INTERCOM, id);
  }

  @Override
  protected String holder(VendorOperation assignment) {
    return assignment == VendorOperation.ASSIGN_TEAM ? "77" : "5784329";
  }

  @Override
  protected List<RegisterValue> everything() {
    return List.of(
        Orders.CLOSED,
        new RegisterValue.ClosedFor("spam", null),
        new RegisterValue.AssignedTo(new VendorAssignee(Kind.USER, "5784329")),
        new RegisterValue.InTeam("77"),
        new RegisterValue.BeenRead(true),
        new RegisterValue.Titled("Refund"),
        new RegisterValue.Tagged(List.of(new VendorTag("9", "billing"))),
        new RegisterValue.OfCompany("o_1"),
        new RegisterValue.Own(attributes(new ObjectWriter().putText("plan", "gold").toObject())));
  }

  @Override
  protected ReasonPlace place() {
    return new ReasonPlace.CustomAttribute("Close reason");
  }

  @Override
  protected RegisterValue asShown(RegisterValue given) {
    return switch (given.register()) {
      case ASSIGNEE -> new RegisterValue.AssignedTo(new VendorAssignee(null, "5784329"));
      case ATTRIBUTES ->
          new RegisterValue.Own(
              attributes(
                  new ObjectWriter()
                      .putText("Close reason", "spam")
                      .putText("plan", "gold")
                      .toObject()));
      default -> given;
    };
  }

  @Test
  void the_reason_of_a_close_is_a_note_that_the_contact_does_not_read() {
    var thread = seed();

    backend.deliver(
        access(new ReasonPlace.InternalNote()),
        List.of(
            Orders.closed(thread, Orders.CLOSED, new RegisterValue.ClosedFor("spam", "A bot"))));

    assertThat(vendor.said(thread.id()))
        .containsExactly(new Said("note", "Closed: spam: A bot", Dialling.NOON));
  }

  @Test
  void the_reason_of_a_close_may_be_an_attribute() {
    var thread = seed();

    deliver(Orders.closed(thread, Orders.CLOSED, new RegisterValue.ClosedFor("spam", null)));

    assertThat(vendor.said(thread.id())).isEmpty();
    assertThat(vendor.state(thread.id()).at("/custom_attributes/Close reason").asText())
        .isEqualTo("spam");
  }

  @Test
  void a_snooze_that_intercom_has_rounded_is_recognised() {
    var thread = seed();
    var snoozed =
        new RegisterValue.Status(
            new VendorStatus.Snoozed(new SnoozeEnd.At(Instant.parse("2027-01-01T09:00:00.500Z"))));

    deliver(Orders.state(thread, snoozed));

    assertThat(agreement(snoozed, thread)).isEqualTo(Agreement.AGREES);
  }

  @Test
  void the_reason_with_its_note_in_an_attribute_is_recognised() {
    var thread = seed();
    var reason = new RegisterValue.ClosedFor("spam", "A bot");

    deliver(Orders.closed(thread, Orders.CLOSED, reason));

    assertThat(agreement(reason, thread)).isEqualTo(Agreement.AGREES);
  }

  @Test
  void what_is_closed_stays_closed_whoever_it_is_assigned_to() {
    var thread = seed();
    deliver(Orders.closed(thread, Orders.CLOSED));

    deliver(
        Orders.closed(
            thread,
            new RegisterValue.AssignedTo(new VendorAssignee(Kind.USER, "5784329")),
            new RegisterValue.InTeam("77")));

    assertThat(read(thread).in(Register.STATUS)).hasValue(Orders.CLOSED);
    assertThat(read(thread).in(Register.TEAM)).hasValue(new RegisterValue.InTeam("77"));
  }

  @Test
  void what_could_not_be_closed_again_after_an_assignment_is_no_delivered_assignment() {
    var thread = seed();
    deliver(Orders.closed(thread, Orders.CLOSED));
    vendor.faults().once(asked -> asked.body().contains("\"close\""), new Fault.Refusal(500));

    var report = deliver(Orders.closed(thread, new RegisterValue.InTeam("77")));

    assertThat(only(report)).isNotInstanceOf(Delivered.class);
    assertThat(read(thread).in(Register.STATUS)).hasValue(Orders.OPEN);
  }

  @Test
  void sleeps_wakes_and_is_let_go() {
    var thread = seed();
    var snoozed =
        new RegisterValue.Status(
            new VendorStatus.Snoozed(new SnoozeEnd.At(Instant.parse("2027-01-01T09:00:00Z"))));

    deliver(
        Orders.state(
            thread,
            snoozed,
            new RegisterValue.AssignedTo(new VendorAssignee(Kind.USER, "5784329"))));
    var asleep = read(thread);
    deliver(Orders.state(thread, Orders.OPEN, new RegisterValue.AssignedTo(null)));

    assertThat(asleep.in(Register.STATUS)).hasValue(snoozed);
    assertThat(read(thread).in(Register.STATUS)).hasValue(Orders.OPEN);
    assertThat(read(thread).in(Register.ASSIGNEE)).hasValue(new RegisterValue.AssignedTo(null));
  }

  @Test
  void tags_are_replaced() {
    var thread = seed();
    deliver(Orders.state(thread, new RegisterValue.Tagged(List.of(new VendorTag("9", "billing")))));

    var vip = new RegisterValue.Tagged(List.of(new VendorTag("10", "vip")));
    deliver(Orders.state(thread, vip));

    assertThat(read(thread).in(Register.TAGS)).hasValue(vip);
  }

  @Test
  void an_admin_that_intercom_does_not_know_cannot_act() {
    var order = new Order(seed(), "12", new Wanted.State(List.of(Orders.CLOSED), true));

    assertThat(only(deliver(order)))
        .isEqualTo(new Rejected(404, "admin_not_found: Admin for admin_id not found"));
  }

  @Test
  void waits_until_intercom_takes_requests_again() {
    vendor.takesInTenSeconds(1);
    deliver(saying(seed(), MessageKind.OUTBOUND));

    assertThat(bare(only(deliver(saying(seed(), MessageKind.OUTBOUND)))))
        .isEqualTo(new NotSent(429, "", Duration.ofSeconds(10)));
  }

  @Test
  void a_long_conversation_is_read_without_its_parts() {
    var thread = seed();
    for (int parts = 0; parts < 30; parts++) {
      vendor.contactSays(thread.id(), "a".repeat(50_000));
    }
    deliver(Orders.closed(thread, Orders.CLOSED));

    assertThat(read(thread).in(Register.STATUS)).hasValue(Orders.CLOSED);
  }

  @Test
  void what_the_contact_opened_again_is_open() {
    var thread = seed();
    deliver(Orders.closed(thread, Orders.CLOSED));

    vendor.contactSays(thread.id(), "Still broken");

    assertThat(read(thread).in(Register.STATUS)).hasValue(Orders.OPEN);
    assertThat(read(thread).in(Register.READ)).hasValue(new RegisterValue.BeenRead(false));
  }

  private static JsonObject attributes(JsonObject members) {
    return new ObjectWriter().put("custom_attributes", members).toObject();
  }
}
