package dev.threadkeep.application.outbox;

import static dev.threadkeep.domain.thread.fixture.Cast.EVENING;
import static dev.threadkeep.domain.thread.fixture.Cast.INTERCOM_VENDOR;
import static dev.threadkeep.domain.thread.fixture.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.delivery.AccessSettings;
import dev.threadkeep.application.delivery.Credentials;
import dev.threadkeep.application.delivery.Order;
import dev.threadkeep.application.delivery.Outcome;
import dev.threadkeep.application.delivery.Outcome.Delivered;
import dev.threadkeep.application.delivery.Outcome.NotSent;
import dev.threadkeep.application.delivery.RegisterValue;
import dev.threadkeep.application.delivery.Report;
import dev.threadkeep.application.delivery.Report.Part;
import dev.threadkeep.application.delivery.VendorAccess;
import dev.threadkeep.application.delivery.VendorAssignee;
import dev.threadkeep.application.delivery.VendorAssignee.Kind;
import dev.threadkeep.application.delivery.VendorStatus;
import dev.threadkeep.application.delivery.VendorTag;
import dev.threadkeep.application.delivery.Wanted;
import dev.threadkeep.application.json.ObjectWriter;
import dev.threadkeep.application.outbox.Outbox.DueConnection;
import dev.threadkeep.domain.json.JsonValue.JsonBoolean;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.thread.SnoozeEnd;
import dev.threadkeep.domain.thread.fixture.Cast;
import dev.threadkeep.domain.vendor.ConnectionId;
import dev.threadkeep.domain.vendor.ExternalReference;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SecondLookTest {
  private static final ConnectionId CONNECTION = new ConnectionId(new UUID(0, 7));
  private static final ExternalReference THREAD = new ExternalReference(INTERCOM_VENDOR, "1");
  private static final Outcome UNKNOWN = new Outcome.Unknown(null, "No answer.", false);
  private static final RegisterValue TITLE = new RegisterValue.Titled("Refund");
  private static final Outcome NOT_TOLD = new Outcome.NotPropagated("There is none.");
  private static final RegisterValue OPEN = new RegisterValue.Status(new VendorStatus.Open());
  private static final RegisterValue CLOSED = new RegisterValue.Status(new VendorStatus.Closed());
  private static final RegisterValue NO_REASON = new RegisterValue.ClosedFor(null, null);
  private static final RegisterValue NOTIFY =
      own(
          new ObjectWriter()
              .putText("text", "It prints")
              .put("notify", new ObjectWriter().put("email", new JsonBoolean(true)).toObject()));

  private final ScriptedBackend vendor = new ScriptedBackend();

  /** What is known of something that was told. */
  private record Known(RegisterValue told, Outcome outcome) {}

  private static Known of(RegisterValue told, Outcome outcome) {
    return new Known(told, outcome);
  }

  private static RegisterValue own(ObjectWriter members) {
    return new RegisterValue.Own(members.toObject());
  }

  private static RegisterValue held(@Nullable Kind kind, String id) {
    return new RegisterValue.AssignedTo(new VendorAssignee(kind, id));
  }

  private static RegisterValue snoozed(Instant until) {
    return new RegisterValue.Status(new VendorStatus.Snoozed(new SnoozeEnd.At(until)));
  }

  private static RegisterValue tagged(VendorTag... tags) {
    return new RegisterValue.Tagged(List.of(tags));
  }

  private static JsonObject plan(String name) {
    return new ObjectWriter().putText("plan", name).toObject();
  }

  /** What is known after a look where nothing was known of all that was told. */
  private List<Outcome> look(RegisterValue... told) {
    return look(UNKNOWN, told);
  }

  private List<Outcome> look(Outcome known, RegisterValue... told) {
    return look(Stream.of(told).map(value -> of(value, known)).toArray(Known[]::new));
  }

  private List<Outcome> look(Known... told) {
    var access =
        new VendorAccess(
            CONNECTION,
            INTERCOM_VENDOR,
            1,
            "https://intercom.example",
            Credentials.ofToken("token"),
            AccessSettings.usual());
    var convoy =
        new Convoy(
            new DueConnection(Cast.ORGANIZATION, CONNECTION),
            vendor,
            access,
            new Lease(new UUID(0, 1), NOON),
            List.of());
    var values = Stream.of(told).map(Known::told).toList();
    var order = new Order(THREAD, null, new Wanted.State(values, false));
    var report =
        new Report(
            THREAD,
            Stream.of(told).map(each -> new Part(each.told().register(), each.outcome())).toList());
    return new SecondLook(convoy)
        .at(order, report).parts().stream().map(Part::outcome).map(SecondLookTest::unseen).toList();
  }

  private static Outcome unseen(Outcome outcome) {
    return outcome instanceof Delivered(var status, var message, _)
        ? new Delivered(status, message, null)
        : outcome;
  }

  private static NotSent missing() {
    return new NotSent(null, "The vendor shows another value than the one it was sent", null);
  }

  @Test
  void what_is_there_was_delivered() {
    vendor.showing(TITLE);

    assertThat(look(TITLE)).containsExactly(new Delivered(200, null, null));
  }

  @Test
  void what_is_not_there_is_to_be_sent_again() {
    vendor.showing(new RegisterValue.Titled("Old"));

    assertThat(look(TITLE)).containsExactly(missing());
  }

  @Test
  void what_the_vendor_does_not_show_stays_unknown() {
    vendor.showing(TITLE);

    assertThat(look(TITLE, new RegisterValue.OfProject("P1")))
        .containsExactly(new Delivered(200, null, null), UNKNOWN);
  }

  @Test
  void what_is_known_already_is_left_as_it_is() {
    vendor.showing(TITLE);

    assertThat(look(new Outcome.Rejected(422, "No."), TITLE))
        .containsExactly(new Outcome.Rejected(422, "No."));
  }

  @Test
  void a_member_that_the_vendor_never_shows_keeps_its_register_unknown() {
    vendor.showing(TITLE, own(new ObjectWriter().putText("text", "It prints")));

    assertThat(look(TITLE, NOTIFY)).containsExactly(new Delivered(200, null, null), UNKNOWN);
  }

  @Test
  void such_a_member_is_not_sent_again_for_the_sake_of_those_beside_it() {
    vendor.showing(new RegisterValue.Titled("Old"), own(new ObjectWriter().putText("text", "Old")));

    assertThat(look(TITLE, NOTIFY)).containsExactly(missing(), UNKNOWN);
  }

  @Test
  void a_close_that_was_made_without_a_reason_lacks_none() {
    vendor.showing(CLOSED);

    assertThat(Verdict.deciding(look(of(CLOSED, UNKNOWN), of(NO_REASON, NOT_TOLD))))
        .isEqualTo(new Delivered(200, null, null));
  }

  @Test
  void a_close_that_was_not_made_is_tried_again() {
    vendor.showing(OPEN);

    assertThat(Verdict.deciding(look(of(CLOSED, UNKNOWN), of(NO_REASON, NOT_TOLD))))
        .isEqualTo(missing());
  }

  @Test
  void why_a_thread_was_closed_that_was_not_was_not_told_either() {
    vendor.showing(OPEN);

    assertThat(
            look(
                CLOSED,
                new RegisterValue.ClosedFor("spam", null),
                new RegisterValue.LoopClosed(true)))
        .containsExactly(missing(), missing(), missing());
  }

  @Test
  void an_open_thread_has_not_got_the_reason_of_a_close_that_gave_none() {
    vendor.showing(OPEN, NO_REASON);

    assertThat(look(CLOSED, NO_REASON)).containsExactly(missing(), missing());
  }

  @Test
  void why_a_thread_was_closed_stays_unknown_where_only_that_is_seen_to_be_closed() {
    vendor.showing(CLOSED);

    assertThat(look(CLOSED, new RegisterValue.ClosedFor("spam", null)))
        .containsExactly(new Delivered(200, null, null), UNKNOWN);
  }

  @Test
  void a_close_that_the_vendor_told_of_itself_is_not_doubted() {
    vendor.showing(OPEN);

    assertThat(
            look(
                of(CLOSED, ScriptedBackend.DONE),
                of(new RegisterValue.ClosedFor("spam", null), UNKNOWN)))
        .containsExactly(ScriptedBackend.DONE, UNKNOWN);
  }

  @Test
  void who_holds_it_is_known_by_their_id_where_the_vendor_tells_no_more() {
    vendor.showing(held(null, "814860"));

    assertThat(look(held(Kind.USER, "814860"))).containsExactly(new Delivered(200, null, null));
    assertThat(look(held(Kind.USER, "4242"))).containsExactly(missing());
  }

  @Test
  void an_agent_is_nobody_whom_the_vendor_shows_as_a_person() {
    vendor.showing(held(Kind.USER, "814860"));

    assertThat(look(held(Kind.AGENT, "814860"))).containsExactly(missing());
  }

  @Test
  void a_thread_that_somebody_holds_is_not_held_by_nobody() {
    vendor.showing(held(Kind.USER, "814860"));

    assertThat(look(new RegisterValue.AssignedTo(null))).containsExactly(missing());
  }

  @Test
  void a_snooze_is_there_as_the_vendor_rounds_it() {
    vendor.showing(snoozed(EVENING));

    assertThat(look(snoozed(EVENING.minusMillis(500))))
        .containsExactly(new Delivered(200, null, null));
    assertThat(look(snoozed(EVENING.plusMillis(500)))).containsExactly(missing());
  }

  @Test
  void tags_are_known_by_their_ids_and_else_by_their_names_in_any_order() {
    vendor.showing(tagged(new VendorTag(null, "vip"), new VendorTag("9", "Billing")));

    assertThat(look(tagged(new VendorTag("9", "billing"), new VendorTag("10", "vip"))))
        .containsExactly(new Delivered(200, null, null));
    assertThat(look(tagged(new VendorTag("9", "billing")))).containsExactly(missing());
  }

  @Test
  void of_the_vendors_own_members_those_count_that_it_was_told() {
    vendor.showing(
        own(
            new ObjectWriter()
                .putText("text", "It prints")
                .put(
                    "custom_attributes",
                    new ObjectWriter().putText("plan", "gold").putText("seats", "3").toObject())));

    assertThat(look(own(new ObjectWriter().put("custom_attributes", plan("gold")))))
        .containsExactly(new Delivered(200, null, null));
    assertThat(look(own(new ObjectWriter().put("custom_attributes", plan("silver")))))
        .containsExactly(missing());
  }
}
