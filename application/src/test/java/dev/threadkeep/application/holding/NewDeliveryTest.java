package dev.threadkeep.application.holding;

import static dev.threadkeep.domain.thread.fixture.Cast.BY_INTERCOM;
import static dev.threadkeep.domain.thread.fixture.Cast.FEATHER_VENDOR;
import static dev.threadkeep.domain.thread.fixture.Cast.INTERCOM_VENDOR;
import static dev.threadkeep.domain.thread.fixture.Contexts.aContext;
import static dev.threadkeep.domain.thread.fixture.Messages.inbound;
import static dev.threadkeep.domain.thread.fixture.Messages.internal;
import static dev.threadkeep.domain.thread.fixture.Messages.outbound;
import static dev.threadkeep.domain.thread.fixture.Outcomes.moved;
import static dev.threadkeep.domain.thread.fixture.Threads.aThread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.threadkeep.application.delivery.Capabilities;
import dev.threadkeep.application.delivery.Listing;
import dev.threadkeep.application.delivery.Register;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.json.JsonValue.JsonText;
import dev.threadkeep.domain.message.MessageKind;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.ReasonChoice;
import dev.threadkeep.domain.thread.SnoozeEnd;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.domain.thread.fixture.Cast;
import dev.threadkeep.domain.vendor.ConnectionId;
import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.domain.vendor.Unsupported;
import dev.threadkeep.domain.vendor.Vendor;
import dev.threadkeep.domain.vendor.VendorOperation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NewDeliveryTest {
  private static final ConnectionId FIRST = new ConnectionId(new UUID(0, 1));
  private static final ConnectionId SECOND = new ConnectionId(new UUID(0, 2));
  private static final ThreadCommand CLOSE =
      new ThreadCommand.Close(new ReasonChoice.Unnamed(), null, false);

  private static final Capabilities CAPABILITIES =
      new Capabilities(
          Set.of(VendorOperation.CLOSE),
          Set.of(Register.STATUS, Register.ATTRIBUTES),
          Set.of(Register.STATUS),
          Set.of(MessageKind.OUTBOUND, MessageKind.INTERNAL),
          Listing.NONE,
          1,
          false);

  private static Holding holding(ConnectionId connection, Vendor vendor) {
    return new Holding(connection, vendor, Unsupported.EMULATE, CAPABILITIES);
  }

  private static final Holdings ONE = new Holdings(List.of(holding(FIRST, INTERCOM_VENDOR)));
  private static final Holdings TWO =
      new Holdings(List.of(holding(FIRST, INTERCOM_VENDOR), holding(SECOND, INTERCOM_VENDOR)));

  private static List<NewDelivery> told(Holdings holdings, Actor actor, ThreadCommand command) {
    return told(holdings, new ExternalReference(INTERCOM_VENDOR, "1"), actor, command);
  }

  private static List<NewDelivery> told(
      Holdings holdings, ExternalReference reference, Actor actor, ThreadCommand command) {
    var thread = aThread().knownAs(reference).open();
    return NewDelivery.of(moved(thread.decide(command, aContext().by(actor).build())), holdings);
  }

  @Test
  void a_change_is_told_to_the_connection_that_holds_the_thread() {
    assertThat(told(ONE, Cast.ALICE, CLOSE))
        .extracting(
            NewDelivery::connection,
            NewDelivery::sequence,
            NewDelivery::operation,
            NewDelivery::state)
        .containsExactly(tuple(FIRST, 2L, DeliveryOperation.CLOSE, DeliveryState.PENDING));
  }

  @Test
  void what_the_vendor_cannot_have_is_written_down_as_not_propagated() {
    var snooze = new ThreadCommand.Snooze(new SnoozeEnd.NextReply());

    assertThat(told(ONE, Cast.ALICE, snooze))
        .extracting(NewDelivery::operation, NewDelivery::state)
        .containsExactly(tuple(DeliveryOperation.SNOOZE, DeliveryState.NOT_PROPAGATED));
  }

  @Test
  void what_the_vendor_did_itself_is_not_told_to_it() {
    assertThat(told(ONE, BY_INTERCOM, CLOSE)).isEmpty();
  }

  @Test
  void what_another_vendor_did_is_told() {
    assertThat(told(ONE, new Actor.ByVendor(FEATHER_VENDOR), CLOSE)).hasSize(1);
  }

  @Test
  void of_two_connections_to_a_vendor_the_oldest_holds_what_names_none() {
    assertThat(told(TWO, Cast.ALICE, CLOSE))
        .extracting(NewDelivery::connection)
        .containsExactly(FIRST);
  }

  @Test
  void of_two_connections_to_a_vendor_the_reference_says_which() {
    assertThat(
            told(TWO, new ExternalReference(INTERCOM_VENDOR, "", "1", SECOND), Cast.ALICE, CLOSE))
        .extracting(NewDelivery::connection)
        .containsExactly(SECOND);
  }

  @Test
  void what_the_contact_says_is_not_told_and_what_teammates_say_is() {
    assertThat(told(ONE, Cast.CUSTOMER, inbound().recorded())).isEmpty();
    assertThat(told(ONE, Cast.ALICE, outbound().recorded()))
        .extracting(NewDelivery::operation)
        .containsExactly(DeliveryOperation.REPLY);
    assertThat(told(ONE, Cast.ALICE, internal().recorded()))
        .extracting(NewDelivery::operation)
        .containsExactly(DeliveryOperation.NOTE);
  }

  @Test
  void what_a_thread_is_opened_with_is_not_told_and_what_is_said_with_it_is() {
    var opening =
        aThread().knownAs(new ExternalReference(INTERCOM_VENDOR, "1")).titled("Refund").opening();

    var opened =
        ConversationThread.open(
            opening, List.of(outbound().recorded()), aContext().by(Cast.ALICE).build());

    assertThat(NewDelivery.of(moved(opened), ONE))
        .extracting(NewDelivery::operation)
        .containsExactly(DeliveryOperation.REPLY);
  }

  @Test
  void what_the_vendor_has_said_already_is_not_told() {
    var said = outbound().knownAs(INTERCOM_VENDOR, "part-1").recorded();

    assertThat(told(ONE, Cast.ALICE, said)).isEmpty();
  }

  @Test
  void attributes_are_told_to_the_vendor_whose_they_are() {
    assertThat(told(ONE, Cast.ALICE, attributes("feather"))).isEmpty();
    assertThat(told(ONE, Cast.ALICE, attributes("intercom"))).hasSize(1);
  }

  private static ThreadCommand attributes(String vendor) {
    var own = new JsonObject(Map.of("plan", new JsonText("gold")));
    return new ThreadCommand.MergeAttributes(
        new JsonObject(Map.of(vendor, own)), ThreadCommand.Telling.OF_CHANGES);
  }
}
