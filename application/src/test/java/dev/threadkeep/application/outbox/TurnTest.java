package dev.threadkeep.application.outbox;

import static dev.threadkeep.domain.thread.fixture.Cast.ALICE;
import static dev.threadkeep.domain.thread.fixture.Cast.ALICE_ID;
import static dev.threadkeep.domain.thread.fixture.Cast.BOB;
import static dev.threadkeep.domain.thread.fixture.Cast.BOB_ID;
import static dev.threadkeep.domain.thread.fixture.Cast.ELEVEN;
import static dev.threadkeep.domain.thread.fixture.Cast.INTERCOM_VENDOR;
import static dev.threadkeep.domain.thread.fixture.Cast.NOON;
import static dev.threadkeep.domain.thread.fixture.Cast.TEN;
import static dev.threadkeep.domain.thread.fixture.Cast.TO_ALICE;
import static dev.threadkeep.domain.thread.fixture.Cast.TO_BOB;
import static dev.threadkeep.domain.thread.fixture.Messages.internal;
import static dev.threadkeep.domain.thread.fixture.Messages.outbound;
import static dev.threadkeep.domain.thread.fixture.Threads.aThread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyList;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.threadkeep.application.delivery.AccessSettings;
import dev.threadkeep.application.delivery.Credentials;
import dev.threadkeep.application.delivery.Outcome;
import dev.threadkeep.application.delivery.Register;
import dev.threadkeep.application.delivery.RegisterValue;
import dev.threadkeep.application.delivery.VendorAccess;
import dev.threadkeep.application.delivery.VendorAssignee;
import dev.threadkeep.application.delivery.VendorStatus;
import dev.threadkeep.application.delivery.VendorThread;
import dev.threadkeep.application.delivery.Wanted;
import dev.threadkeep.application.directory.entry.Kind;
import dev.threadkeep.application.holding.DeliveryState;
import dev.threadkeep.application.holding.Effect;
import dev.threadkeep.application.json.ObjectWriter;
import dev.threadkeep.application.outbox.Outbox.DueConnection;
import dev.threadkeep.application.outbox.Outbox.LeasedStream;
import dev.threadkeep.application.outbox.Outbox.Pending;
import dev.threadkeep.application.outbox.Outbox.Rest;
import dev.threadkeep.application.outbox.Outbox.Sending;
import dev.threadkeep.application.outbox.Outbox.Settled;
import dev.threadkeep.application.outbox.Outbox.Settlement;
import dev.threadkeep.domain.json.JsonValue;
import dev.threadkeep.domain.json.JsonValue.JsonNull;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.message.Message;
import dev.threadkeep.domain.party.CompanyId;
import dev.threadkeep.domain.party.ContactId;
import dev.threadkeep.domain.policy.ReasonCatalogue;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.Note;
import dev.threadkeep.domain.thread.ReasonChoice;
import dev.threadkeep.domain.thread.RecordedEvent;
import dev.threadkeep.domain.thread.SnoozeEnd;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.domain.thread.ThreadEvent;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.thread.Title;
import dev.threadkeep.domain.thread.fixture.Cast;
import dev.threadkeep.domain.thread.fixture.Story;
import dev.threadkeep.domain.vendor.ConnectionId;
import dev.threadkeep.domain.vendor.ExternalReference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TurnTest {
  private static final ThreadCommand CLOSE =
      new ThreadCommand.Close(new ReasonChoice.Unnamed(), null, false);
  private static final ThreadCommand REOPEN = new ThreadCommand.Reopen(null);
  private static final ContactId CONTACT = new ContactId("contact-2");
  private static final CompanyId COMPANY = new CompanyId("company-2");
  private static final Outcome.NotSent BUSY = new Outcome.NotSent(503, "Busy.", null);

  private final DueConnection connection =
      new DueConnection(Cast.ORGANIZATION, new ConnectionId(new UUID(0, 7)));
  private final Outbox outbox = mock();
  private final ScriptedBackend vendor = new ScriptedBackend();
  private final List<Settlement> settlements = new ArrayList<>();
  private final List<Sending> announced = new ArrayList<>();
  private final Set<ThreadId> lost = new HashSet<>();
  private final List<String> observed = new ArrayList<>();
  private Story story = aThread().knownAs(new ExternalReference(INTERCOM_VENDOR, "1")).story();
  private @Nullable DeliveryId sending;
  private int tries;
  private @Nullable Instant failingSince;
  private Map<VendorNames.Entry, String> names = Map.of();
  private List<DeliveryState> writtenDownBefore = List.of();
  private boolean isStopping;
  private Rest rest = new Rest.None();
  private int read = Integer.MAX_VALUE;
  private boolean forgotten;
  private int stopsAfter = Integer.MAX_VALUE;
  private long settledUpTo;
  private Instant now = NOON;
  private Duration took = Duration.ZERO;
  private Instant leaseEnd = NOON.plusSeconds(3_600);

  @BeforeEach
  void store() {
    when(outbox.settle(any(), any(), anyList(), any()))
        .thenAnswer(
            call -> {
              List<Settlement> all = call.getArgument(2);
              settlements.addAll(all);
              return ours(all.stream().map(Settlement::thread).toList());
            });
    when(outbox.prolong(any(), any(), anyList(), anyList()))
        .thenAnswer(
            call -> {
              List<Sending> about = call.getArgument(3);
              announced.addAll(about);
              writtenDownBefore = states();
              return ours(call.getArgument(2));
            });
    when(outbox.past(any(), any(), anyLong()))
        .thenAnswer(
            call -> {
              long sequence = call.getArgument(2);
              return ConversationThread.replay(
                  story.thread().id(),
                  Cast.ORGANIZATION,
                  story.events().subList(0, (int) sequence));
            });
  }

  private Set<ThreadId> ours(List<ThreadId> all) {
    var ours = new HashSet<>(all);
    ours.removeAll(lost);
    return ours;
  }

  private void happened(ThreadCommand... commands) {
    for (var command : commands) {
      story = story.then(TEN, ALICE, command);
    }
  }

  private static DeliveryId delivery(long sequence) {
    return new DeliveryId(new UUID(0, sequence));
  }

  private List<Pending> pending() {
    return story.events().stream()
        .filter(recorded -> recorded.sequence() > settledUpTo)
        .filter(recorded -> Effect.of(recorded.event()).isPresent())
        .map(
            recorded ->
                new Pending(
                    delivery(recorded.sequence()),
                    recorded,
                    message(recorded.event()).map(this::kept).orElse(null),
                    isErasedBehind(recorded)))
        .toList();
  }

  private boolean isErasedBehind(RecordedEvent recorded) {
    return story.events().stream()
        .skip(recorded.sequence())
        .anyMatch(later -> later.event().equals(new ThreadEvent.Erased(null)));
  }

  private Optional<Message> message(ThreadEvent event) {
    return event instanceof ThreadEvent.MessageRecorded said
        ? story.messages().stream()
            .filter(message -> message.id().equals(said.message()))
            .findFirst()
        : Optional.empty();
  }

  private Message kept(Message message) {
    return forgotten ? message.blanked() : message;
  }

  private void turn() {
    var stream =
        new LeasedStream(
            story.thread().id(),
            5,
            tries,
            failingSince,
            sending,
            story.thread(),
            pending().stream().limit(read).toList(),
            rest,
            new VendorNames(names),
            ReasonCatalogue.standard());
    var access =
        new VendorAccess(
            connection.connection(),
            INTERCOM_VENDOR,
            1,
            "https://intercom.example",
            Credentials.ofToken("token"),
            AccessSettings.usual());
    var lease = new Lease(new UUID(0, 1), leaseEnd);
    new Turn(
            outbox,
            () -> vendor.orders.isEmpty() ? now : now.plus(took),
            new RetrySchedule(() -> 0.5),
            () -> isStopping || vendor.orders.size() >= stopsAfter,
            (told, outcome) -> observed.add("%s: %s".formatted(told, outcome)))
        .of(new Convoy(connection, vendor, access, lease, List.of(stream)));
  }

  /** What became of each delivery, in the order in which it was written down. */
  private List<DeliveryState> states() {
    return settlements.stream()
        .flatMap(settlement -> settlement.deliveries().stream())
        .map(Settled::state)
        .toList();
  }

  private Settlement last() {
    return settlements.getLast();
  }

  private static ThreadCommand having(String member, JsonObject members) {
    return new ThreadCommand.MergeAttributes(
        new ObjectWriter()
            .put("intercom", new ObjectWriter().put(member, members).toObject())
            .toObject());
  }

  private static ObjectWriter plan(String plan) {
    return new ObjectWriter().putText("plan", plan);
  }

  private static JsonObject plan(JsonValue plan) {
    return new ObjectWriter().put("plan", plan).toObject();
  }

  private static RegisterValue custom(JsonObject attributes) {
    return new RegisterValue.Own(
        new ObjectWriter().put("custom_attributes", attributes).toObject());
  }

  private static RegisterValue status(VendorStatus status) {
    return new RegisterValue.Status(status);
  }

  private List<RegisterValue> values(int order) {
    return vendor.wanted().get(order) instanceof Wanted.State(var values, _) ? values : List.of();
  }

  @Test
  void a_close_is_sent_as_what_is_so_now_and_leaves_nothing_behind() {
    happened(CLOSE);

    turn();

    assertThat(values(0)).contains(status(new VendorStatus.Closed()));
    assertThat(states()).containsExactly(DeliveryState.DELIVERED);
    assertThat(last().next()).isNull();
    assertThat(last().isKept()).isFalse();
    assertThat(last().enqueued()).isEqualTo(5);
  }

  @Test
  void whoever_watches_is_told_of_the_attempt_and_of_nothing_that_was_not_tried() {
    happened(CLOSE, REOPEN, CLOSE);

    turn();

    assertThat(observed).containsExactly("intercom: DELIVERED");
  }

  @Test
  void nobody_is_told_of_what_could_not_be_written_down() {
    happened(CLOSE);
    lost.add(story.thread().id());

    turn();

    assertThat(vendor.orders).hasSize(1);
    assertThat(observed).isEmpty();
  }

  @Test
  void of_several_changes_of_a_register_only_the_last_is_sent() {
    happened(CLOSE, REOPEN, CLOSE);

    turn();

    assertThat(vendor.orders).hasSize(1);
    assertThat(states())
        .containsExactly(
            DeliveryState.SUPERSEDED, DeliveryState.SUPERSEDED, DeliveryState.DELIVERED);
  }

  @Test
  void registers_that_nobody_changed_again_go_along_in_the_same_call() {
    happened(new ThreadCommand.Retitle(new Title("Refund")), CLOSE);

    turn();

    assertThat(vendor.orders).hasSize(1);
    assertThat(values(0))
        .contains(new RegisterValue.Titled("Refund"), status(new VendorStatus.Closed()));
    assertThat(states()).containsExactly(DeliveryState.DELIVERED, DeliveryState.DELIVERED);
  }

  @Test
  void what_is_said_keeps_its_place_between_changes() {
    happened(CLOSE, outbound().saying("Closing this.").recorded(), REOPEN);

    turn();

    assertThat(vendor.orders).hasSize(3);
    assertThat(values(0)).contains(status(new VendorStatus.Closed()));
    assertThat(vendor.wanted().get(1)).isInstanceOf(Wanted.Say.class);
    assertThat(values(2)).contains(status(new VendorStatus.Open()));
    assertThat(states())
        .containsExactly(DeliveryState.DELIVERED, DeliveryState.DELIVERED, DeliveryState.DELIVERED);
  }

  @Test
  void nothing_that_is_said_is_left_out() {
    happened(
        internal().numbered(1).saying("One.").recorded(),
        internal().numbered(2).saying("Two.").recorded());

    turn();

    assertThat(vendor.orders).hasSize(2);
  }

  @Test
  void before_something_is_said_it_is_written_down_that_it_will_be() {
    happened(outbound().saying("Hello.").recorded());

    turn();

    assertThat(announced)
        .containsExactly(new Sending(story.thread().id(), pending().getFirst().id()));
  }

  @Test
  void what_was_being_said_when_the_service_ended_is_not_said_again() {
    happened(outbound().saying("Hello.").recorded());
    sending = pending().getFirst().id();

    turn();

    assertThat(vendor.orders).isEmpty();
    assertThat(states()).containsExactly(DeliveryState.PARKED);
    assertThat(last().deliveries().getFirst().attempt().outcome()).isEqualTo(Attempt.Word.UNKNOWN);
  }

  @Test
  void what_was_being_said_is_written_down_before_anything_else_is_said() {
    happened(
        outbound().numbered(1).saying("Hello.").recorded(),
        outbound().numbered(2).saying("Hello?").recorded());
    sending = pending().getFirst().id();

    turn();

    assertThat(vendor.orders).hasSize(1);
    assertThat(writtenDownBefore).containsExactly(DeliveryState.PARKED);
    assertThat(states()).containsExactly(DeliveryState.PARKED, DeliveryState.DELIVERED);
  }

  @Test
  void what_may_have_been_said_is_parked_and_what_follows_goes_on() {
    happened(outbound().saying("Hello.").recorded(), CLOSE);
    vendor.answering(new Outcome.Unknown(null, "Timed out.", false));

    turn();

    assertThat(states()).containsExactly(DeliveryState.PARKED, DeliveryState.DELIVERED);
  }

  @Test
  void what_could_not_be_sent_waits_and_holds_up_what_is_behind_it() {
    happened(outbound().saying("Hello.").recorded(), CLOSE);
    vendor.answering(BUSY);

    turn();

    assertThat(vendor.orders).hasSize(1);
    assertThat(states()).containsExactly(DeliveryState.PENDING);
    assertThat(last().next()).isEqualTo(NOON.plusSeconds(5));
    assertThat(last().tries()).isEqualTo(1);
    assertThat(last().failingSince()).isEqualTo(NOON);
  }

  @Test
  void each_further_failure_waits_longer_and_remembers_when_it_began() {
    happened(CLOSE);
    tries = 3;
    failingSince = ELEVEN;
    vendor.answering(BUSY);

    turn();

    assertThat(last().next()).isEqualTo(NOON.plusSeconds(40));
    assertThat(last().tries()).isEqualTo(4);
    assertThat(last().failingSince()).isEqualTo(ELEVEN);
  }

  @Test
  void what_the_vendor_wants_to_be_asked_later_for_waits_as_long() {
    happened(CLOSE);
    vendor.answering(new Outcome.NotSent(429, "Slow down.", Duration.ofMinutes(2)));

    turn();

    assertThat(last().next()).isEqualTo(NOON.plusSeconds(120));
  }

  @Test
  void what_fails_behind_a_success_has_its_three_days_before_it() {
    happened(outbound().saying("Hello.").recorded(), CLOSE);
    tries = 40;
    failingSince = NOON.minus(RetrySchedule.PATIENCE);
    vendor.answering(ScriptedBackend.DONE, BUSY);

    turn();

    assertThat(states()).containsExactly(DeliveryState.DELIVERED, DeliveryState.PENDING);
    assertThat(last().tries()).isEqualTo(1);
    assertThat(last().failingSince()).isEqualTo(NOON);
  }

  @Test
  void after_three_days_it_is_parked() {
    happened(CLOSE);
    tries = 40;
    failingSince = TEN;
    now = TEN.plus(RetrySchedule.PATIENCE);
    vendor.answering(BUSY);

    turn();

    assertThat(states()).containsExactly(DeliveryState.PARKED);
    assertThat(last().next()).isNull();
    assertThat(last().tries()).isZero();
  }

  @Test
  void what_came_into_a_stream_that_fails_has_three_days_of_its_own() {
    happened(new ThreadCommand.Retitle(new Title("Refund")));
    story = story.then(ELEVEN, ALICE, CLOSE);
    tries = 40;
    failingSince = TEN;
    now = TEN.plus(RetrySchedule.PATIENCE);
    vendor.answering(BUSY);

    turn();

    assertThat(states()).containsExactly(DeliveryState.PARKED, DeliveryState.PENDING);
    assertThat(last().next()).isAfter(now);
    assertThat(last().tries()).isEqualTo(41);
    assertThat(last().failingSince()).isEqualTo(TEN);
  }

  @Test
  void what_came_into_a_stream_that_fails_is_parked_three_days_after_it_came() {
    happened(CLOSE);
    tries = 40;
    failingSince = TEN.minus(RetrySchedule.PATIENCE);
    now = TEN.plus(RetrySchedule.PATIENCE);
    vendor.answering(BUSY);

    turn();

    assertThat(states()).containsExactly(DeliveryState.PARKED);
  }

  @Test
  void what_the_vendor_refuses_is_parked_at_once() {
    happened(CLOSE);
    vendor.answering(new Outcome.Rejected(422, "No such conversation."));

    turn();

    assertThat(states()).containsExactly(DeliveryState.PARKED);
    assertThat(last().deliveries().getFirst().attempt())
        .isEqualTo(
            new Attempt(NOON, Attempt.Word.REJECTED, 422, Duration.ZERO, "No such conversation."));
  }

  @Test
  void of_what_the_vendor_has_some_of_it_is_told_which() {
    happened(CLOSE);
    vendor.failing(Register.CLOSE_REASON, new Outcome.Rejected(422, "No notes."));

    turn();

    assertThat(states()).containsExactly(DeliveryState.PARKED);
    assertThat(last().deliveries().getFirst().attempt().detail())
        .isEqualTo("The vendor has the status, but not the close reason: No notes.");
  }

  @Test
  void what_the_vendor_has_no_place_for_is_told_with_the_rest_that_was_delivered() {
    happened(new ThreadCommand.Close(new ReasonChoice.Named(Cast.SPAM), null, false));
    vendor.without(Register.CLOSE_REASON);

    turn();

    assertThat(states()).containsExactly(DeliveryState.DELIVERED);
    assertThat(last().deliveries().getFirst().attempt().detail())
        .isEqualTo("The vendor has no place for the close reason");
  }

  @Test
  void a_reason_that_nobody_gave_lacks_no_place() {
    happened(CLOSE);
    vendor.without(Register.CLOSE_REASON);

    turn();

    assertThat(last().deliveries().getFirst().attempt().detail()).isNull();
  }

  @Test
  void a_change_that_may_have_been_made_and_is_there_is_delivered() {
    happened(CLOSE);
    vendor
        .answering(new Outcome.Unknown(null, "Too large an answer.", false))
        .showing(status(new VendorStatus.Closed()), new RegisterValue.ClosedFor(null, null));

    turn();

    assertThat(states()).containsExactly(DeliveryState.DELIVERED);
  }

  @Test
  void a_change_that_may_have_been_made_and_is_not_there_is_sent_again() {
    happened(new ThreadCommand.Retitle(new Title("Refund")));
    vendor
        .answering(new Outcome.Unknown(null, "Too large an answer.", false))
        .showing(new RegisterValue.Titled("Old"));

    turn();

    assertThat(states()).containsExactly(DeliveryState.PENDING);
  }

  @Test
  void a_snooze_that_the_vendor_cannot_have_is_open_there() {
    happened(CLOSE, REOPEN, new ThreadCommand.Snooze(new SnoozeEnd.At(Cast.EVENING)));

    turn();

    assertThat(values(0)).contains(status(new VendorStatus.Open()));
  }

  @Test
  void whoever_holds_it_is_named_as_the_vendor_knows_them() {
    names = Map.of(new VendorNames.Entry(Kind.TEAMMATE, ALICE_ID.toString()), "814860");
    happened(new ThreadCommand.Assign(TO_ALICE, ThreadCommand.Telling.OF_CHANGES));

    turn();

    assertThat(values(0))
        .containsExactly(
            new RegisterValue.AssignedTo(new VendorAssignee(VendorAssignee.Kind.USER, "814860")));
    assertThat(vendor.orders.getFirst().actor()).isEqualTo("814860");
  }

  @Test
  void what_somebody_said_comes_from_them_whoever_recorded_it() {
    names =
        Map.of(
            new VendorNames.Entry(Kind.TEAMMATE, ALICE_ID.toString()), "814860",
            new VendorNames.Entry(Kind.TEAMMATE, BOB_ID.toString()), "4242");
    happened(outbound().numbered(1).by(BOB).saying("Hello.").recorded());

    turn();

    assertThat(vendor.orders.getFirst().actor()).isEqualTo("4242");
  }

  @Test
  void what_somebody_said_whom_the_vendor_does_not_know_comes_from_who_recorded_it() {
    names = Map.of(new VendorNames.Entry(Kind.TEAMMATE, ALICE_ID.toString()), "814860");
    happened(outbound().numbered(1).by(BOB).saying("Hello.").recorded());

    turn();

    assertThat(vendor.orders.getFirst().actor()).isEqualTo("814860");
  }

  @Test
  void whom_the_vendor_does_not_know_it_is_not_told_of_until_somebody_gives_the_id() {
    happened(
        new ThreadCommand.Assign(TO_ALICE, ThreadCommand.Telling.OF_CHANGES),
        new ThreadCommand.Assign(TO_BOB, ThreadCommand.Telling.OF_CHANGES));

    turn();

    assertThat(vendor.orders).isEmpty();
    assertThat(states()).containsExactly(DeliveryState.SUPERSEDED, DeliveryState.PARKED);
    var attempt = last().deliveries().getLast().attempt();
    assertThat(attempt.outcome()).isEqualTo(Attempt.Word.REJECTED);
    assertThat(attempt.detail()).contains("Intercom knows no teammate");
  }

  @Test
  void what_goes_with_somebody_whom_the_vendor_does_not_know_is_told() {
    happened(new ThreadCommand.Assign(TO_BOB, ThreadCommand.Telling.OF_CHANGES), CLOSE);

    turn();

    assertThat(values(0)).contains(status(new VendorStatus.Closed()));
    assertThat(states()).containsExactly(DeliveryState.PARKED, DeliveryState.DELIVERED);
  }

  @Test
  void of_links_only_those_that_were_changed_are_told() {
    names = Map.of(new VendorNames.Entry(Kind.COMPANY, COMPANY.toString()), "C9");
    happened(new ThreadCommand.LinkContact(CONTACT));
    settledUpTo = story.thread().version();
    happened(new ThreadCommand.LinkCompany(COMPANY));

    turn();

    assertThat(values(0)).containsExactly(new RegisterValue.OfCompany("C9"));
    assertThat(states()).containsExactly(DeliveryState.DELIVERED);
  }

  @Test
  void a_contact_whom_the_vendor_does_not_know_takes_no_other_link_away() {
    happened(new ThreadCommand.LinkContact(CONTACT));

    turn();

    assertThat(vendor.orders).isEmpty();
  }

  @Test
  void the_vendor_is_not_told_that_what_it_was_to_be_told_was_erased() {
    happened(new ThreadCommand.Retitle(new Title("Refund")), new ThreadCommand.Erase(null));

    turn();

    assertThat(vendor.orders).isEmpty();
    assertThat(states()).containsExactly(DeliveryState.NOT_PROPAGATED);
  }

  @Test
  void nor_is_it_told_of_the_erasure_when_something_was_said_since() {
    happened(
        new ThreadCommand.Retitle(new Title("Refund")),
        new ThreadCommand.Erase(null),
        new ThreadCommand.Close(new ReasonChoice.Unnamed(), new Note("Nothing else"), false));

    turn();

    assertThat(values(0))
        .extracting(RegisterValue::register)
        .containsExactly(Register.STATUS, Register.CLOSE_REASON);
  }

  @Test
  void what_is_said_anew_after_an_erasure_is_told() {
    happened(new ThreadCommand.Erase(null), new ThreadCommand.Retitle(new Title("Another refund")));

    turn();

    assertThat(values(0)).containsExactly(new RegisterValue.Titled("Another refund"));
  }

  @Test
  void what_no_longer_has_a_reference_is_not_told() {
    happened(CLOSE, new ThreadCommand.ForgetReference(INTERCOM_VENDOR));

    turn();

    assertThat(vendor.orders).isEmpty();
    assertThat(states()).containsExactly(DeliveryState.NOT_PROPAGATED);
  }

  @Test
  void who_has_lost_the_lease_makes_no_further_call() {
    happened(CLOSE, outbound().saying("Hello.").recorded());
    lost.add(story.thread().id());

    turn();

    assertThat(vendor.orders).hasSize(1);
  }

  @Test
  void who_is_to_stop_makes_no_call_and_gives_the_stream_back_as_it_was() {
    happened(CLOSE);
    isStopping = true;
    tries = 2;
    failingSince = ELEVEN;

    turn();

    assertThat(vendor.orders).isEmpty();
    assertThat(last().next()).isEqualTo(NOON);
    assertThat(last().isKept()).isFalse();
    assertThat(last().tries()).isEqualTo(2);
    assertThat(last().failingSince()).isEqualTo(ELEVEN);
  }

  @Test
  void what_was_delivered_is_what_the_vendor_is_known_to_hold() {
    happened(CLOSE);

    turn();

    assertThat(last().shown())
        .containsExactlyInAnyOrder(
            status(new VendorStatus.Closed()), new RegisterValue.ClosedFor(null, null));
  }

  @Test
  void what_the_vendor_shows_in_its_answer_goes_before_what_it_was_told() {
    happened(new ThreadCommand.Retitle(new Title("Refund")));
    var asShown = new RegisterValue.Titled("REFUND");
    vendor.answering(
        new Outcome.Delivered(
            200,
            null,
            new VendorThread(
                new ExternalReference(INTERCOM_VENDOR, "1"),
                List.of(asShown, status(new VendorStatus.Closed())),
                null)));

    turn();

    assertThat(last().shown()).containsExactly(asShown);
  }

  @Test
  void of_what_was_not_delivered_nothing_is_known() {
    happened(CLOSE);
    vendor.answering(BUSY);

    turn();

    assertThat(last().shown()).isEmpty();
  }

  @Test
  void what_is_said_next_is_written_down_with_what_was_before_it() {
    happened(CLOSE, outbound().saying("Hello.").recorded());
    var message = pending().getLast().id();

    turn();

    assertThat(settlements).extracting(Settlement::sending).containsExactly(message, null);
    assertThat(announced).isEmpty();
    assertThat(vendor.orders).hasSize(2);
  }

  @Test
  void what_is_blank_by_now_is_not_written_down_as_being_said() {
    happened(CLOSE, outbound().saying("Hello.").recorded());
    forgotten = true;

    turn();

    assertThat(settlements).extracting(Settlement::sending).containsOnlyNulls();
    assertThat(vendor.orders).hasSize(1);
  }

  @Test
  void who_is_to_stop_before_saying_what_was_next_takes_it_back() {
    happened(CLOSE, outbound().saying("Hello.").recorded());
    stopsAfter = 1;

    turn();

    assertThat(vendor.orders).hasSize(1);
    assertThat(last().sending()).isNull();
    assertThat(last().isKept()).isFalse();
  }

  @Test
  void behind_the_head_of_a_long_stream_it_goes_on_at_once() {
    happened(new ThreadCommand.Retitle(new Title("Refund")), CLOSE);
    read = 1;
    rest = new Rest.More(null);

    turn();

    assertThat(states()).containsExactly(DeliveryState.DELIVERED);
    assertThat(last().next()).isEqualTo(NOON);
    assertThat(last().isKept()).isFalse();
  }

  @Test
  void where_nothing_is_said_in_the_rest_of_a_long_stream_it_is_told_as_it_is_now() {
    happened(CLOSE, REOPEN);
    read = 1;
    rest = new Rest.More(null);

    turn();

    assertThat(values(0)).contains(status(new VendorStatus.Open()));
  }

  @Test
  void what_changed_before_something_is_said_in_the_rest_is_told_as_it_was_then() {
    happened(CLOSE, REOPEN, CLOSE, REOPEN, outbound().saying("Hello.").recorded(), CLOSE);
    read = 1;
    rest = new Rest.More(pending().get(4).event().sequence());

    turn();

    assertThat(values(0)).contains(status(new VendorStatus.Open()));
  }

  @Test
  void what_was_being_said_is_parked_although_it_was_not_read() {
    happened(CLOSE, outbound().saying("Hello.").recorded());
    sending = pending().getLast().id();
    read = 1;
    rest = new Rest.More(null);

    turn();

    assertThat(states()).containsExactly(DeliveryState.PARKED, DeliveryState.DELIVERED);
  }

  @Test
  void the_history_of_a_thread_is_read_once_in_a_turn() {
    happened(
        CLOSE,
        outbound().numbered(1).saying("One.").recorded(),
        REOPEN,
        outbound().numbered(2).saying("Two.").recorded(),
        CLOSE,
        outbound().numbered(3).saying("Three.").recorded());

    turn();

    verify(outbox, times(1)).past(any(), any(), anyLong());
    assertThat(values(2)).contains(status(new VendorStatus.Open()));
    assertThat(values(4)).contains(status(new VendorStatus.Closed()));
  }

  @Test
  void no_call_is_made_that_the_lease_may_not_outlast() {
    leaseEnd = NOON.plusSeconds(1);
    lost.add(story.thread().id());
    happened(CLOSE);

    turn();

    assertThat(vendor.orders).isEmpty();
  }

  @Test
  void of_a_custom_attribute_that_was_removed_the_vendor_is_told_that_it_is_gone() {
    happened(having("custom_attributes", plan("gold").putText("size", "5").toObject()));
    settledUpTo = story.thread().version();
    happened(having("custom_attributes", plan(new JsonNull())));

    turn();

    assertThat(values(0)).containsExactly(custom(plan(new JsonNull())));
  }

  @Test
  void of_custom_attributes_only_those_that_were_changed_are_told() {
    happened(
        having(
            "custom_attributes",
            plan("gold").putText("size", "5").putText("step", "1").toObject()));
    settledUpTo = story.thread().version();
    happened(
        having("custom_attributes", plan("silver").toObject()),
        having("custom_attributes", new ObjectWriter().putText("size", "6").toObject()));

    turn();

    assertThat(values(0)).containsExactly(custom(plan("silver").putText("size", "6").toObject()));
  }

  @Test
  void what_is_in_a_custom_attribute_is_told_as_a_whole() {
    happened(having("custom_attributes", plan(plan("gold").putText("size", "5").toObject())));
    settledUpTo = story.thread().version();
    happened(having("custom_attributes", plan(plan("silver").toObject())));

    turn();

    assertThat(values(0))
        .containsExactly(custom(plan(plan("silver").putText("size", "5").toObject())));
  }

  @Test
  void custom_attributes_that_were_replaced_as_a_whole_are_told_as_they_are_now() {
    happened(having("custom_attributes", plan("gold").toObject()));
    settledUpTo = story.thread().version();
    happened(
        new ThreadCommand.MergeAttributes(
            new ObjectWriter()
                .put(
                    "intercom",
                    new ObjectWriter().put("custom_attributes", new JsonNull()).toObject())
                .toObject()),
        having("custom_attributes", new ObjectWriter().putText("size", "6").toObject()));

    turn();

    assertThat(values(0))
        .containsExactly(custom(new ObjectWriter().putText("size", "6").toObject()));
  }

  @Test
  void of_attributes_that_the_vendor_shows_only_those_that_it_was_told_are_known() {
    happened(having("custom_attributes", plan("gold").toObject()));
    var there =
        new RegisterValue.Own(
            new ObjectWriter()
                .put("custom_attributes", plan("GOLD").putText("step", "2").toObject())
                .putText("ai_topic", "Billing")
                .toObject());
    vendor.answering(
        new Outcome.Delivered(
            200,
            null,
            new VendorThread(new ExternalReference(INTERCOM_VENDOR, "1"), List.of(there), null)));

    turn();

    assertThat(last().shown()).containsExactly(custom(plan("GOLD").toObject()));
  }

  @Test
  void before_the_vendor_is_asked_what_became_of_a_call_the_lease_is_prolonged() {
    happened(new ThreadCommand.Retitle(new Title("Refund")));
    leaseEnd = NOON.plusSeconds(70);
    took = Duration.ofSeconds(60);
    vendor
        .answering(new Outcome.Unknown(null, "Too large an answer.", false))
        .showing(new RegisterValue.Titled("Refund"));

    turn();

    verify(outbox)
        .prolong(any(), eq(new Lease(new UUID(0, 1), NOON.plusSeconds(130))), any(), any());
    assertThat(states()).containsExactly(DeliveryState.DELIVERED);
  }

  @Test
  void who_has_lost_the_lease_does_not_ask_what_became_of_a_call() {
    happened(new ThreadCommand.Retitle(new Title("Refund")));
    leaseEnd = NOON.plusSeconds(70);
    took = Duration.ofSeconds(60);
    lost.add(story.thread().id());
    vendor.answering(new Outcome.Unknown(null, "Too large an answer.", false));

    turn();

    assertThat(vendor.orders).hasSize(1);
    assertThat(vendor.looks).isZero();
  }
}
