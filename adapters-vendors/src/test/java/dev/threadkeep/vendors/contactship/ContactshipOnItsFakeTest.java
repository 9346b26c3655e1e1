package dev.threadkeep.vendors.contactship;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.delivery.Outcome.NotPropagated;
import dev.threadkeep.application.delivery.Outcome.Rejected;
import dev.threadkeep.application.delivery.Register;
import dev.threadkeep.application.delivery.RegisterValue;
import dev.threadkeep.application.delivery.VendorAssignee;
import dev.threadkeep.application.delivery.VendorAssignee.Kind;
import dev.threadkeep.domain.message.MessageKind;
import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.domain.vendor.VendorOperation;
import dev.threadkeep.vendors.fake.BackendOnItsFake;
import dev.threadkeep.vendors.fake.FakeContactship;
import dev.threadkeep.vendors.fake.FakeContactship.ErrorShape;
import dev.threadkeep.vendors.http.Dialling;
import dev.threadkeep.vendors.http.Orders;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ContactshipOnItsFakeTest extends BackendOnItsFake<FakeContactship> {
  ContactshipOnItsFakeTest() {
    super(
        FakeContactship.start(Dialling.TOKEN, () -> Dialling.NOON),
        new ContactshipBackend(Dialling.here()));
  }

  @Override
  protected ExternalReference seed(int number) {
    var id = "thr-" + number;
    vendor.seed(id);
    return thread(id);
  }

  @Override
  protected String holder(VendorOperation assignment) {
    return assignment == VendorOperation.ASSIGN_AGENT ? "agent-1" : "user-1";
  }

  @Override
  protected List<RegisterValue> everything() {
    return List.of(
        Orders.CLOSED, new RegisterValue.AssignedTo(new VendorAssignee(Kind.AGENT, "agent-1")));
  }

  @Test
  void opens_again_and_lets_go() {
    var thread = seed();
    deliver(
        Orders.closed(
            thread,
            Orders.CLOSED,
            new RegisterValue.AssignedTo(new VendorAssignee(Kind.USER, "user-1"))));

    deliver(Orders.state(thread, Orders.OPEN, new RegisterValue.AssignedTo(null)));

    assertThat(read(thread).in(Register.STATUS)).hasValue(Orders.OPEN);
    assertThat(read(thread).in(Register.ASSIGNEE)).hasValue(new RegisterValue.AssignedTo(null));
  }

  @ParameterizedTest
  @EnumSource(ErrorShape.class)
  void tells_what_contactship_said_in_either_shape(ErrorShape shape) {
    vendor.answersErrorsAs(shape);

    var report = deliver(Orders.closed(thread("thr-none"), Orders.CLOSED));

    assertThat(only(report))
        .isInstanceOfSatisfying(
            Rejected.class,
            rejected ->
                assertThat(rejected.detail())
                    .startsWith("Thread not found or does not belong to your organization"));
  }

  @Test
  void sends_messages_for_whatsapp_alone() {
    vendor.seed("thr-instagram", "INSTAGRAM");

    var report = deliver(saying(thread("thr-instagram"), MessageKind.OUTBOUND));

    assertThat(only(report)).isInstanceOf(NotPropagated.class);
    assertThat(vendor.said("thr-instagram")).isEmpty();
  }

  private static ExternalReference thread(String id) {
    return new ExternalReference(ContactshipThread.CONTACTSHIP, id);
  }
}
