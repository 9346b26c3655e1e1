package dev.threadkeep.domain.thread;

import static dev.threadkeep.domain.thread.fixture.Cast.ALICE;
import static dev.threadkeep.domain.thread.fixture.Cast.BOB;
import static dev.threadkeep.domain.thread.fixture.Cast.CUSTOMER;
import static dev.threadkeep.domain.thread.fixture.Cast.CUSTOMER_ID;
import static dev.threadkeep.domain.thread.fixture.Cast.ELEVEN;
import static dev.threadkeep.domain.thread.fixture.Cast.FEATHER;
import static dev.threadkeep.domain.thread.fixture.Cast.FEATHER_VENDOR;
import static dev.threadkeep.domain.thread.fixture.Cast.KEY;
import static dev.threadkeep.domain.thread.fixture.Cast.NINE;
import static dev.threadkeep.domain.thread.fixture.Cast.NOON;
import static dev.threadkeep.domain.thread.fixture.Cast.ORGANIZATION;
import static dev.threadkeep.domain.thread.fixture.Cast.RESOLVED;
import static dev.threadkeep.domain.thread.fixture.Cast.SUPPORT;
import static dev.threadkeep.domain.thread.fixture.Cast.TEN;
import static dev.threadkeep.domain.thread.fixture.Cast.TO_ALICE;
import static dev.threadkeep.domain.thread.fixture.Cast.TO_BOB;
import static dev.threadkeep.domain.thread.fixture.Contexts.REQUEST;
import static dev.threadkeep.domain.thread.fixture.Contexts.aContext;
import static dev.threadkeep.domain.thread.fixture.Outcomes.moved;
import static dev.threadkeep.domain.thread.fixture.Outcomes.rejection;
import static dev.threadkeep.domain.thread.fixture.Outcomes.thread;
import static dev.threadkeep.domain.thread.fixture.Threads.NUMBER;
import static dev.threadkeep.domain.thread.fixture.Threads.THREAD;
import static dev.threadkeep.domain.thread.fixture.Threads.aThread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.json.JsonValue.JsonText;
import dev.threadkeep.domain.party.Assignment;
import dev.threadkeep.domain.party.CompanyId;
import dev.threadkeep.domain.party.ContactId;
import dev.threadkeep.domain.party.Through;
import dev.threadkeep.domain.thread.fixture.Messages;
import dev.threadkeep.domain.vendor.ExternalReference;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ThreadHistoryTest {

  @Test
  void a_thread_begins_with_an_event_that_carries_all_it_has() {
    var links = Links.none().withContact(new ContactId("contact-1"));
    var references = References.of(List.of(new ExternalReference(FEATHER_VENDOR, "th_1")));
    var attributes = new Attributes(new JsonObject(Map.of("feather", new JsonText("x"))));
    var opening =
        new NewThread(
            THREAD,
            ORGANIZATION,
            NUMBER,
            new Title("Refund"),
            links,
            Tags.of(List.of("billing")),
            Severity.HIGH,
            Handling.AI,
            references,
            attributes,
            new Assignment(TO_ALICE, SUPPORT));

    var opened =
        moved(
            ConversationThread.open(
                opening, List.of(), aContext().by(KEY).at(NINE).through(FEATHER).build()));

    assertThat(opened.events())
        .containsExactly(
            new RecordedEvent(
                1,
                NINE,
                KEY,
                FEATHER,
                REQUEST,
                new ThreadEvent.Opened(
                    NUMBER,
                    new Title("Refund"),
                    links,
                    Tags.of(List.of("billing")),
                    Severity.HIGH,
                    Handling.AI,
                    references,
                    attributes,
                    new Assignment(TO_ALICE, SUPPORT))));
    assertThat(opened.thread())
        .isEqualTo(
            new ConversationThread(
                THREAD,
                ORGANIZATION,
                NUMBER,
                new ThreadStatus.Open(),
                new Assignment(TO_ALICE, SUPPORT),
                Handling.AI,
                Flags.none(),
                Severity.HIGH,
                Reading.upToDate(),
                KEY,
                new Title("Refund"),
                null,
                Tags.of(List.of("billing")),
                links,
                null,
                references,
                attributes,
                new ActivityTimes(null, null, NINE, null),
                null,
                NINE,
                NINE,
                1));
  }

  @Test
  void a_bare_thread_has_nothing_but_its_identity() {
    assertThat(NewThread.bare(THREAD, ORGANIZATION, NUMBER)).isEqualTo(aThread().opening());
  }

  @Test
  void a_thread_may_begin_with_a_message_and_even_closed() {
    var opened =
        moved(
            ConversationThread.open(
                aThread().opening(),
                List.of(
                    new ThreadCommand.Close(new ReasonChoice.Named(RESOLVED), null, false),
                    Messages.inbound().recorded()),
                aContext().build()));

    assertThat(opened.events())
        .extracting(recorded -> recorded.event().type())
        .containsExactly("thread.opened", "thread.message_recorded", "thread.closed");
    assertThat(opened.thread().version()).isEqualTo(3);
    assertThat(opened.messages()).containsExactly(Messages.inbound().build());
  }

  @Test
  void a_thread_that_may_not_begin_so_does_not_begin() {
    assertThat(
            rejection(
                ConversationThread.open(
                    aThread().opening(),
                    List.of(new ThreadCommand.Reopen(null)),
                    aContext().build())))
        .isInstanceOf(Rejection.AlreadyOpen.class);
  }

  @Test
  void a_history_gives_the_thread_back() {
    var story =
        aThread()
            .story()
            .then(TEN, CUSTOMER, Messages.inbound().recorded())
            .then(TEN, ALICE, new ThreadCommand.Assign(TO_BOB), new ThreadCommand.MarkRead())
            .then(NOON, BOB, new ThreadCommand.Close(new ReasonChoice.Unnamed(), null, true));

    assertThat(ConversationThread.replay(THREAD, ORGANIZATION, story.events()))
        .isEqualTo(story.thread());
  }

  @Test
  void an_event_happens_at_the_later_of_the_clock_and_the_last_event() {
    var thread = aThread().at(TEN).open();

    var escalated =
        moved(
            thread.decide(
                List.of(new ThreadCommand.Escalate(null), new ThreadCommand.Archive(null)),
                aContext().at(NINE).build()));
    var restored =
        moved(
            escalated
                .thread()
                .decide(new ThreadCommand.Restore(null), aContext().at(NOON).build()));

    assertThat(escalated.events()).extracting(RecordedEvent::at).containsExactly(TEN, TEN);
    assertThat(restored.events()).extracting(RecordedEvent::at).containsExactly(NOON);
    assertThat(restored.thread().updatedAt()).isEqualTo(NOON);
    assertThat(restored.thread().createdAt()).isEqualTo(TEN);
  }

  @Test
  void only_a_change_of_status_is_one() {
    var thread = aThread().open();
    var context = aContext().at(TEN).build();

    assertThat(moved(thread.decide(new ThreadCommand.Escalate(null), context)).thread().activity())
        .isEqualTo(new ActivityTimes(null, null, NINE, null));
    assertThat(moved(thread.snooze(new SnoozeEnd.NextReply(), context)).thread().activity())
        .isEqualTo(new ActivityTimes(null, null, TEN, null));
    assertThat(moved(aThread().snoozed().wake(context)).thread().activity())
        .isEqualTo(new ActivityTimes(null, null, TEN, null));
    assertThat(moved(aThread().closed().reopen(context)).thread().activity())
        .isEqualTo(new ActivityTimes(null, null, TEN, null));
    assertThat(
            moved(aThread().closed().decide(new ThreadCommand.CloseLoop(), context))
                .thread()
                .activity())
        .isEqualTo(new ActivityTimes(null, null, NINE, null));
  }

  /** An event and the thread that it cannot happen to. */
  record Impossible(ConversationThread thread, ThreadEvent event) {
    @Override
    public String toString() {
      return event.type() + " after " + thread.status();
    }
  }

  static final List<Impossible> IMPOSSIBLE =
      List.of(
          new Impossible(aThread().closed(), new ThreadEvent.Closed(RESOLVED, null, null, false)),
          new Impossible(aThread().closed(), new ThreadEvent.Snoozed(new SnoozeEnd.NextReply())),
          new Impossible(aThread().closed(), new ThreadEvent.Woken(null)),
          new Impossible(aThread().open(), new ThreadEvent.Woken(null)),
          new Impossible(aThread().open(), new ThreadEvent.Reopened(null)),
          new Impossible(aThread().snoozed(), new ThreadEvent.Reopened(null)),
          new Impossible(aThread().open(), new ThreadEvent.LoopClosed()),
          new Impossible(aThread().snoozed(), new ThreadEvent.LoopClosed()),
          new Impossible(aThread().open(), aThread().story().events().getFirst().event()));

  @ParameterizedTest
  @FieldSource("IMPOSSIBLE")
  void no_history_takes_a_status_from_where_it_cannot_be_left(Impossible impossible) {
    var thread = impossible.thread();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> thread.evolve(event(thread.version() + 1, NOON, impossible.event())))
        .withMessageContaining(THREAD.toString());
  }

  @Test
  void events_follow_each_other_without_gaps_and_in_time() {
    var thread = aThread().at(TEN).open();
    var escalated = new ThreadEvent.Escalated(null);

    assertThat(thread.evolve(event(2, TEN, escalated)).version()).isEqualTo(2);
    assertThatIllegalArgumentException().isThrownBy(() -> thread.evolve(event(1, TEN, escalated)));
    assertThatIllegalArgumentException().isThrownBy(() -> thread.evolve(event(3, TEN, escalated)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> thread.evolve(event(2, TEN.minusNanos(1_000), escalated)));
    var later = thread.evolve(event(2, NOON, escalated));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> later.evolve(event(3, ELEVEN, new ThreadEvent.Deescalated(null))));
  }

  @Test
  void a_history_starts_with_its_opening() {
    var opened = aThread().story().events().getFirst();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConversationThread.replay(THREAD, ORGANIZATION, List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                ConversationThread.replay(
                    THREAD,
                    ORGANIZATION,
                    List.of(event(1, NINE, new ThreadEvent.Escalated(null)))));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                ConversationThread.replay(
                    THREAD, ORGANIZATION, List.of(event(2, NINE, opened.event()))));
  }

  @Test
  void a_move_has_an_event() {
    var thread = aThread().open();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Transition.Moved(thread, List.of(), List.of(), null));
  }

  @Test
  void no_thread_was_changed_before_it_was_opened_or_never() {
    var open = aThread().at(TEN).open();

    assertThat(stored(open, open.status(), TEN, 1)).isEqualTo(open);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> stored(open, open.status(), TEN, 0))
        .withMessage("a thread without an event");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> stored(open, open.status(), NINE, 1))
        .withMessage("changed at %s, before it was opened at %s", NINE, TEN);
  }

  @Test
  void no_thread_was_closed_outside_its_life() {
    var closed = aThread().at(TEN).closed();

    assertThat(stored(closed, closedAt(TEN), TEN, 2)).isEqualTo(closed);
    for (var outside : List.of(NINE, NOON)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> stored(closed, closedAt(outside), TEN, 2))
          .withMessageStartingWith("closed at " + outside);
    }
  }

  @Test
  void a_thread_remembers_whom_it_was_taken_from_until_it_is_somebodys() {
    var customers = aThread().linked(Links.none().withContact(CUSTOMER_ID)).open();

    var nobodys = linked(customers, null);
    var joined =
        thread(
            nobodys.decide(
                new ThreadCommand.LinkCompany(new CompanyId("company-1")), aContext().build()));
    var anothers = linked(joined, new ContactId("contact-2"));

    assertThat(customers.formerContact()).isNull();
    assertThat(nobodys.formerContact()).isEqualTo(CUSTOMER_ID);
    assertThat(joined.formerContact()).isEqualTo(CUSTOMER_ID);
    assertThat(anothers.formerContact()).isNull();
    assertThat(linked(anothers, null).formerContact()).isEqualTo(new ContactId("contact-2"));
  }

  @Test
  void a_thread_that_was_never_anybodys_was_taken_from_nobody() {
    var joined =
        thread(
            aThread()
                .open()
                .decide(
                    new ThreadCommand.LinkCompany(new CompanyId("company-1")), aContext().build()));

    assertThat(joined.formerContact()).isNull();
  }

  @Test
  void no_thread_is_a_contacts_and_taken_from_one() {
    var thread = aThread().linked(Links.none().withContact(CUSTOMER_ID)).open();

    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                stored(thread, CUSTOMER_ID, thread.status(), thread.updatedAt(), thread.version()))
        .withMessage("the thread of contact contact-1 is still that of contact-1");
  }

  private static ConversationThread linked(ConversationThread thread, @Nullable ContactId contact) {
    return thread(thread.decide(new ThreadCommand.LinkContact(contact), aContext().build()));
  }

  private static ThreadStatus closedAt(Instant time) {
    var closed = (ThreadStatus.Closed) aThread().closed().status();
    return new ThreadStatus.Closed(
        closed.reason(), closed.note(), closed.stated(), time, closed.by(), closed.loopClosed());
  }

  /** The thread as a store might give it back. */
  private static ConversationThread stored(
      ConversationThread thread, ThreadStatus status, Instant updatedAt, long version) {
    return stored(thread, null, status, updatedAt, version);
  }

  private static ConversationThread stored(
      ConversationThread thread,
      @Nullable ContactId formerContact,
      ThreadStatus status,
      Instant updatedAt,
      long version) {
    return new ConversationThread(
        thread.id(),
        thread.organization(),
        thread.number(),
        status,
        thread.assignment(),
        thread.handling(),
        thread.flags(),
        thread.severity(),
        thread.reading(),
        thread.openedBy(),
        thread.title(),
        thread.notes(),
        thread.tags(),
        thread.links(),
        formerContact,
        thread.references(),
        thread.attributes(),
        thread.activity(),
        thread.followUp(),
        thread.createdAt(),
        updatedAt,
        version);
  }

  private static RecordedEvent event(long sequence, Instant at, ThreadEvent event) {
    return new RecordedEvent(sequence, at, ALICE, Through.CANONICAL, REQUEST, event);
  }
}
