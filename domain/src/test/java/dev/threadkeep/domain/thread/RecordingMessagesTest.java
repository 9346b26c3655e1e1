package dev.threadkeep.domain.thread;

import static dev.threadkeep.domain.thread.fixture.Cast.ALICE;
import static dev.threadkeep.domain.thread.fixture.Cast.BY_INTERCOM;
import static dev.threadkeep.domain.thread.fixture.Cast.CUSTOMER;
import static dev.threadkeep.domain.thread.fixture.Cast.CUSTOMER_ID;
import static dev.threadkeep.domain.thread.fixture.Cast.ELEVEN;
import static dev.threadkeep.domain.thread.fixture.Cast.EVENING;
import static dev.threadkeep.domain.thread.fixture.Cast.FEATHER_VENDOR;
import static dev.threadkeep.domain.thread.fixture.Cast.KEY;
import static dev.threadkeep.domain.thread.fixture.Cast.NINE;
import static dev.threadkeep.domain.thread.fixture.Cast.NOON;
import static dev.threadkeep.domain.thread.fixture.Cast.ORGANIZATION;
import static dev.threadkeep.domain.thread.fixture.Cast.SUPPORT;
import static dev.threadkeep.domain.thread.fixture.Cast.TEN;
import static dev.threadkeep.domain.thread.fixture.Cast.TO_ALICE;
import static dev.threadkeep.domain.thread.fixture.Contexts.SPARE;
import static dev.threadkeep.domain.thread.fixture.Contexts.aContext;
import static dev.threadkeep.domain.thread.fixture.Outcomes.events;
import static dev.threadkeep.domain.thread.fixture.Outcomes.moved;
import static dev.threadkeep.domain.thread.fixture.Outcomes.thread;
import static dev.threadkeep.domain.thread.fixture.Policies.aPolicy;
import static dev.threadkeep.domain.thread.fixture.Threads.THREAD;
import static dev.threadkeep.domain.thread.fixture.Threads.aThread;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.json.JsonValue.JsonText;
import dev.threadkeep.domain.message.MessageKind;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.ContactId;
import dev.threadkeep.domain.policy.InboundPolicy.PastWindow;
import dev.threadkeep.domain.policy.InboundPolicy.WhenSnoozed;
import dev.threadkeep.domain.policy.InboundPolicy.WithinWindow;
import dev.threadkeep.domain.thread.ThreadCommand.MessageTime;
import dev.threadkeep.domain.thread.fixture.Contexts;
import dev.threadkeep.domain.thread.fixture.Holders;
import dev.threadkeep.domain.thread.fixture.Messages;
import dev.threadkeep.domain.thread.fixture.Policies;
import dev.threadkeep.domain.thread.fixture.Threads;
import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.domain.vendor.Unsupported;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordingMessagesTest {
  private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

  static Stream<ConversationThread> inEveryStatus() {
    return Threads.inEveryStatus().stream();
  }

  @Test
  void a_message_is_recorded_by_its_id_and_handed_back_whole() {
    var message = Messages.outbound().at(NINE).build();

    var recorded =
        moved(
            aThread()
                .open()
                .decide(new ThreadCommand.RecordMessage(message), aContext().by(KEY).build()));

    assertThat(recorded.messages()).containsExactly(message);
    assertThat(recorded.events())
        .extracting(RecordedEvent::event, RecordedEvent::by)
        .containsExactly(
            tuple(
                new ThreadEvent.MessageRecorded(message.id(), MessageKind.OUTBOUND, ALICE, NINE),
                KEY));
  }

  @Test
  void a_message_that_is_said_by_being_recorded_has_the_time_of_its_event() {
    var said = Messages.inbound().at(NINE.minusNanos(1_000)).build();

    var opened =
        ConversationThread.open(
            aThread().opening(),
            List.of(new ThreadCommand.RecordMessage(said, MessageTime.RECORDED)),
            aContext().at(NINE).build());

    assertThat(opened)
        .isInstanceOfSatisfying(
            Transition.Moved.class,
            moved -> {
              assertThat(moved.messages()).containsExactly(said.saidAt(NINE));
              assertThat(moved.thread().activity().lastInbound()).isEqualTo(NINE);
              assertThat(moved.thread().activity().waitingSince()).isEqualTo(NINE);
            });
  }

  @Test
  void a_message_from_outside_is_the_threads_contacts_unless_it_says_whose_it_is() {
    var anonymous = Messages.inbound().by(new Actor.Contact(null));

    var recorded = moved(record(customers().snoozed(), anonymous, aContext().by(KEY)));

    assertThat(recorded.messages()).containsExactly(Messages.inbound().build());
    assertThat(recorded.events())
        .extracting(RecordedEvent::event, RecordedEvent::by)
        .containsExactly(
            tuple(recordedAt(Messages.inbound()), CUSTOMER),
            tuple(new ThreadEvent.Woken(null), CUSTOMER));
  }

  @Test
  void a_message_of_another_contact_stays_that_contacts() {
    var another = Messages.inbound().by(new Actor.Contact(new ContactId("contact-2")));

    var recorded = moved(record(customers().open(), another, aContext()));

    assertThat(recorded.messages()).containsExactly(another.build());
    assertThat(events(recorded)).containsExactly(recordedAt(another));
  }

  @Test
  void what_teammates_say_to_a_contact_stays_theirs() {
    var recorded = moved(record(customers().open(), Messages.outbound(), aContext()));

    assertThat(recorded.messages()).containsExactly(Messages.outbound().build());
  }

  @Test
  void a_message_from_outside_is_nobodys_in_a_thread_of_nobody() {
    var anonymous = Messages.inbound().by(new Actor.Contact(null));

    var recorded = moved(record(aThread().open(), anonymous, aContext()));

    assertThat(recorded.messages()).containsExactly(anonymous.build());
    assertThat(events(recorded)).containsExactly(recordedAt(anonymous));
  }

  @Test
  void a_message_from_outside_is_of_the_contact_whom_the_same_change_links() {
    var anonymous = Messages.inbound().by(new Actor.Contact(null));
    var link = new ThreadCommand.LinkContact(CUSTOMER_ID);

    var recorded =
        moved(aThread().open().decide(List.of(anonymous.recorded(), link), aContext().build()));

    assertThat(recorded.messages()).containsExactly(Messages.inbound().build());
  }

  @Test
  void a_message_from_outside_starts_a_follow_up_in_the_contacts_name() {
    var anonymous = Messages.inbound().by(new Actor.Contact(null));

    var started = moved(record(customers().closed(), anonymous, aContext().by(KEY).under(late())));

    assertThat(started.events()).extracting(RecordedEvent::by).containsExactly(CUSTOMER);
    var followUp = requireNonNull(started.followUp());
    assertThat(followUp.messages()).containsExactly(Messages.inbound().build());
    assertThat(followUp.thread().openedBy()).isEqualTo(CUSTOMER);
  }

  @ParameterizedTest
  @MethodSource("inEveryStatus")
  void an_inbound_message_makes_a_thread_unread_in_every_status(ConversationThread thread) {
    var once = thread(record(thread, Messages.inbound(), aContext()));
    var twice = thread(record(once, Messages.inbound(), aContext()));

    assertThat(once.reading()).isEqualTo(new Reading(false, 1));
    assertThat(twice.reading()).isEqualTo(new Reading(false, 2));
  }

  @ParameterizedTest
  @MethodSource("inEveryStatus")
  void no_other_message_changes_status_or_reading(ConversationThread thread) {
    for (var message : List.of(Messages.outbound(), Messages.internal())) {
      var after = thread(record(thread, message, aContext()));

      assertThat(after.status()).isEqualTo(thread.status());
      assertThat(after.reading()).isEqualTo(Reading.upToDate());
    }
  }

  @Test
  void an_inbound_message_wakes_in_its_authors_name() {
    assertThat(moved(record(aThread().snoozed(), Messages.inbound(), aContext().by(KEY))).events())
        .extracting(RecordedEvent::event, RecordedEvent::by)
        .containsExactly(
            tuple(recordedAt(Messages.inbound()), CUSTOMER),
            tuple(new ThreadEvent.Woken(null), CUSTOMER));
  }

  @Test
  void an_inbound_message_reopens_in_its_authors_name() {
    assertThat(moved(record(aThread().closed(), Messages.inbound(), aContext().by(KEY))).events())
        .extracting(RecordedEvent::event, RecordedEvent::by)
        .containsExactly(
            tuple(recordedAt(Messages.inbound()), CUSTOMER),
            tuple(new ThreadEvent.Reopened(null), CUSTOMER));
  }

  @Test
  void an_inbound_message_leaves_a_thread_snoozed_where_the_policy_keeps_it() {
    var keeping = aContext().under(aPolicy().whenSnoozed(WhenSnoozed.KEEP_SNOOZED));

    assertThat(events(record(aThread().snoozed(), Messages.inbound(), keeping)))
        .containsExactly(recordedAt(Messages.inbound()));
  }

  @Test
  void an_inbound_message_always_ends_a_snooze_that_waits_for_it() {
    var keeping = aContext().under(aPolicy().whenSnoozed(WhenSnoozed.KEEP_SNOOZED));

    assertThat(events(record(aThread().snoozedUntilReply(), Messages.inbound(), keeping)))
        .containsExactly(recordedAt(Messages.inbound()), new ThreadEvent.Woken(null));
  }

  @Test
  void an_inbound_message_leaves_a_thread_closed_where_the_policy_keeps_it() {
    for (var policy :
        List.of(
            aPolicy().withinWindow(WithinWindow.KEEP_CLOSED),
            aPolicy().reopeningWithin(HALF_AN_HOUR).pastWindow(PastWindow.KEEP_CLOSED))) {
      assertThat(events(record(aThread().closed(), Messages.inbound(), aContext().under(policy))))
          .containsExactly(recordedAt(Messages.inbound()));
    }
  }

  @Test
  void a_message_that_may_not_reopen_starts_a_follow_up() {
    var links =
        new Links(
            new ContactId("contact-1"),
            null,
            new ProjectId("project-1"),
            new Channel("sms", null, "+1", "+2"),
            null);
    var closed =
        aThread()
            .titled("Refund")
            .tagged("billing")
            .linked(links)
            .severe(Severity.HIGH)
            .handledBy(Handling.AI)
            .assignedTo(TO_ALICE)
            .assignedTo(SUPPORT)
            .knownAs(new ExternalReference(FEATHER_VENDOR, "th_1"))
            .having(new JsonObject(Map.of("feather", new JsonText("x"))))
            .closed();
    var message = Messages.inbound().build();

    var started = moved(record(closed, Messages.inbound(), aContext().by(KEY).under(late())));

    assertThat(started.messages()).isEmpty();
    assertThat(started.events())
        .extracting(RecordedEvent::event, RecordedEvent::by)
        .containsExactly(tuple(new ThreadEvent.FollowUpOpened(SPARE.id()), CUSTOMER));
    assertThat(started.thread().followUp()).isEqualTo(SPARE.id());
    assertThat(started.thread().reading()).isEqualTo(Reading.upToDate());
    var followUp = requireNonNull(started.followUp());
    assertThat(followUp.messages()).containsExactly(message);
    assertThat(followUp.events())
        .extracting(RecordedEvent::sequence, RecordedEvent::by, RecordedEvent::event)
        .containsExactly(
            tuple(
                1L,
                CUSTOMER,
                new ThreadEvent.Opened(
                    SPARE.number(),
                    new Title("Refund"),
                    new Links(links.contact(), null, links.project(), links.channel(), THREAD),
                    Tags.of(List.of("billing")),
                    Severity.HIGH,
                    Handling.AI,
                    References.none(),
                    Attributes.none(),
                    closed.assignment())),
            tuple(2L, CUSTOMER, recordedAt(Messages.inbound())));
    assertThat(followUp.thread())
        .isEqualTo(ConversationThread.replay(SPARE.id(), ORGANIZATION, followUp.events()));
  }

  @Test
  void a_follow_up_may_start_within_the_window_where_the_policy_says_so() {
    var policy = aPolicy().withinWindow(WithinWindow.FOLLOW_UP);

    assertThat(events(record(aThread().closed(), Messages.inbound(), aContext().under(policy))))
        .containsExactly(new ThreadEvent.FollowUpOpened(SPARE.id()));
  }

  @Test
  void later_messages_are_forwarded_to_the_follow_up() {
    var followed = followedUp();
    var messages =
        List.of(Messages.inbound().recorded(), Messages.inbound().numbered(2).recorded());

    assertThat(record(followed, Messages.inbound(), aContext()))
        .isEqualTo(new Transition.Forwarded(SPARE.id()));
    assertThat(followed.decide(messages, aContext().build()))
        .isEqualTo(new Transition.Forwarded(SPARE.id()));
  }

  @Test
  void nothing_else_is_forwarded_with_them() {
    var followed = followedUp();
    var together =
        List.of(Messages.inbound().recorded(), new ThreadCommand.Retitle(new Title("Again")));

    assertThat(followed.decide(together, aContext().build()))
        .isInstanceOfSatisfying(
            Transition.Refused.class,
            refused ->
                assertThat(refused.rejection())
                    .isInstanceOfSatisfying(
                        Rejection.CarriedOn.class,
                        carriedOn -> assertThat(carriedOn.followUp()).isEqualTo(SPARE.id())));
  }

  @Test
  void a_thread_that_is_reopened_with_them_keeps_them() {
    var together = List.of(Messages.inbound().recorded(), new ThreadCommand.Reopen(null));

    assertThat(events(followedUp().decide(together, aContext().build())))
        .extracting(event -> event.getClass().getSimpleName())
        .containsExactly("Reopened", "MessageRecorded");
  }

  @Test
  void a_thread_whose_follow_up_is_not_there_keeps_them() {
    assertThat(
            events(
                followedUp()
                    .decideInPlace(
                        List.of(Messages.inbound().recorded()), aContext().under(late()).build())))
        .extracting(event -> event.getClass().getSimpleName())
        .containsExactly("MessageRecorded");
  }

  @Test
  void only_inbound_messages_are_forwarded() {
    assertThat(events(record(followedUp(), Messages.outbound(), aContext())))
        .containsExactly(recordedAt(Messages.outbound()));
    assertThat(followedUp().decide(List.of(), aContext().build()))
        .isEqualTo(new Transition.Unchanged(followedUp()));
  }

  @Test
  void only_inbound_messages_start_a_follow_up() {
    for (var message : List.of(Messages.outbound(), Messages.internal())) {
      assertThat(events(record(aThread().closed(), message, aContext().under(late()))))
          .containsExactly(recordedAt(message));
    }
  }

  @Test
  void a_reply_that_comes_with_the_message_that_starts_a_follow_up_stays_where_it_was_given() {
    var reply = Messages.outbound().numbered(2);
    var together = List.of(Messages.inbound().recorded(), reply.recorded());

    var started = moved(aThread().closed().decide(together, aContext().under(late()).build()));

    assertThat(started.messages()).containsExactly(reply.build());
    assertThat(requireNonNull(started.followUp()).messages())
        .containsExactly(Messages.inbound().build());
  }

  @Test
  void a_reopened_thread_takes_its_messages_itself_again() {
    var reopened = thread(followedUp().reopen(aContext().build()));

    assertThat(events(record(reopened, Messages.inbound(), aContext())))
        .containsExactly(recordedAt(Messages.inbound()));
  }

  @Test
  void messages_given_together_start_one_follow_up() {
    var first = Messages.inbound();
    var second = Messages.inbound().numbered(2).saying("Hello?");

    var started =
        moved(
            aThread()
                .closed()
                .decide(
                    List.of(first.recorded(), second.recorded()),
                    aContext().under(late()).build()));

    assertThat(started.events())
        .extracting(RecordedEvent::event)
        .containsExactly(new ThreadEvent.FollowUpOpened(SPARE.id()));
    var followUp = requireNonNull(started.followUp());
    assertThat(followUp.messages()).containsExactly(first.build(), second.build());
    assertThat(followUp.events())
        .extracting(RecordedEvent::sequence, recorded -> recorded.event().type())
        .containsExactly(
            tuple(1L, "thread.opened"),
            tuple(2L, "thread.message_recorded"),
            tuple(3L, "thread.message_recorded"));
    assertThat(followUp.thread().reading()).isEqualTo(new Reading(false, 2));
  }

  @Test
  void a_thread_that_a_vendor_holds_gets_no_follow_up() {
    assertThat(
            events(
                record(
                    aThread().closed(),
                    Messages.inbound(),
                    aContext().by(BY_INTERCOM).under(late()).heldBy(Holders.intercom()))))
        .containsExactly(recordedAt(Messages.inbound()));
    assertThat(
            events(
                record(
                    followedUp(),
                    Messages.inbound(),
                    aContext().under(late()).heldBy(Holders.intercom()))))
        .containsExactly(recordedAt(Messages.inbound()));
  }

  @Test
  void a_thread_stays_closed_with_the_vendor_that_cannot_reopen_it() {
    for (var mode : List.of(Unsupported.REJECT, Unsupported.EMULATE)) {
      assertThat(
              events(
                  record(
                      aThread().closed(),
                      Messages.inbound(),
                      aContext().heldBy(Holders.intercom(), Holders.feather(mode)))))
          .containsExactly(recordedAt(Messages.inbound()));
    }
    for (var holder : List.of(Holders.intercom(), Holders.feather(Unsupported.RECORD))) {
      assertThat(events(record(aThread().closed(), Messages.inbound(), aContext().heldBy(holder))))
          .containsExactly(recordedAt(Messages.inbound()), new ThreadEvent.Reopened(null));
    }
  }

  @Test
  void a_thread_waits_since_its_first_unanswered_message() {
    var thread = aThread().open();

    thread = thread(record(thread, Messages.inbound().at(TEN), aContext().at(TEN)));
    thread = thread(record(thread, Messages.inbound().at(ELEVEN), aContext().at(ELEVEN)));
    assertThat(thread.activity()).isEqualTo(new ActivityTimes(ELEVEN, null, NINE, TEN));

    thread = thread(record(thread, Messages.internal().at(NOON), aContext().at(NOON)));
    assertThat(thread.activity()).isEqualTo(new ActivityTimes(ELEVEN, null, NINE, TEN));

    thread = thread(record(thread, Messages.outbound().at(NOON), aContext().at(NOON)));
    assertThat(thread.activity()).isEqualTo(new ActivityTimes(ELEVEN, NOON, NINE, null));
    assertThat(thread.activity().last()).isEqualTo(NOON);
  }

  @Test
  void a_reply_that_is_told_late_answers_only_what_came_before_it() {
    var waiting = aThread().open();
    for (var time : List.of(TEN, NOON)) {
      waiting = thread(record(waiting, Messages.inbound().at(time), aContext().at(time)));
    }

    var evening = aContext().at(EVENING);
    assertThat(thread(record(waiting, Messages.outbound().at(NINE), evening)).activity())
        .isEqualTo(new ActivityTimes(NOON, NINE, NINE, TEN));
    assertThat(thread(record(waiting, Messages.outbound().at(ELEVEN), evening)).activity())
        .isEqualTo(new ActivityTimes(NOON, ELEVEN, NINE, NOON));
    assertThat(thread(record(waiting, Messages.outbound().at(NOON), evening)).activity())
        .isEqualTo(new ActivityTimes(NOON, NOON, NINE, null));
  }

  @Test
  void of_the_questions_behind_a_reply_that_is_told_late_only_the_last_is_known() {
    var waiting = aThread().open();
    for (var time : List.of(TEN, ELEVEN, NOON)) {
      waiting = thread(record(waiting, Messages.inbound().at(time), aContext().at(time)));
    }

    var reply = Messages.outbound().at(TEN.plus(HALF_AN_HOUR));
    var replied = thread(record(waiting, reply, aContext().at(EVENING)));

    assertThat(replied.activity().waitingSince()).isEqualTo(NOON);
  }

  @Test
  void a_question_that_is_told_late_may_be_answered_already() {
    var answered =
        thread(record(aThread().open(), Messages.outbound().at(TEN), aContext().at(NOON)));

    assertThat(thread(record(answered, Messages.inbound().at(TEN), aContext().at(NOON))).activity())
        .isEqualTo(new ActivityTimes(TEN, TEN, NINE, null));
    var waiting = thread(record(answered, Messages.inbound().at(NOON), aContext().at(NOON)));
    assertThat(
            thread(record(waiting, Messages.inbound().at(ELEVEN), aContext().at(NOON))).activity())
        .isEqualTo(new ActivityTimes(NOON, TEN, NINE, ELEVEN));
  }

  @Test
  void a_close_ends_the_waiting() {
    var waiting = thread(record(aThread().open(), Messages.inbound(), aContext()));

    var closed = thread(waiting.close(new ReasonChoice.Unnamed(), aContext().at(NOON).build()));

    assertThat(closed.activity()).isEqualTo(new ActivityTimes(TEN, null, NOON, null));
    assertThat(closed.activity().last()).isEqualTo(NOON);
  }

  @Test
  void a_reply_told_late_makes_nobody_wait_again() {
    var closed = aThread().at(NOON).with(Messages.inbound()).closed();

    var replied = thread(record(closed, Messages.outbound().at(TEN), aContext().at(EVENING)));

    assertThat(replied.activity()).isEqualTo(new ActivityTimes(NOON, TEN, NOON, null));
  }

  @Test
  void a_message_from_the_future_counts_when_it_became_known() {
    assertThat(
            thread(record(aThread().open(), Messages.inbound().at(EVENING), aContext())).activity())
        .isEqualTo(new ActivityTimes(TEN, null, NINE, TEN));
  }

  @Test
  void the_last_activity_is_the_latest_of_message_and_status() {
    assertThat(new ActivityTimes(NOON, ELEVEN, TEN, null).last()).isEqualTo(NOON);
    assertThat(new ActivityTimes(ELEVEN, NOON, TEN, null).last()).isEqualTo(NOON);
    assertThat(new ActivityTimes(TEN, ELEVEN, NOON, null).last()).isEqualTo(NOON);
    assertThat(new ActivityTimes(null, null, NINE, null).last()).isEqualTo(NINE);
  }

  private static Threads customers() {
    return aThread().linked(Links.none().withContact(CUSTOMER_ID));
  }

  private static ConversationThread followedUp() {
    return thread(record(aThread().closed(), Messages.inbound(), aContext().under(late())));
  }

  private static Policies late() {
    return aPolicy().reopeningWithin(HALF_AN_HOUR);
  }

  private static Transition record(ConversationThread thread, Messages message, Contexts context) {
    return thread.decide(message.recorded(), context.build());
  }

  private static ThreadEvent recordedAt(Messages message) {
    var built = message.build();
    return new ThreadEvent.MessageRecorded(
        built.id(), built.kind(), built.author(), built.occurredAt());
  }
}
