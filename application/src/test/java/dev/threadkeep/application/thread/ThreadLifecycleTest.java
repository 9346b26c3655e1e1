package dev.threadkeep.application.thread;

import static dev.threadkeep.application.idempotency.Claims.claim;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.threadkeep.application.CountingIds;
import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.directory.entry.Contact;
import dev.threadkeep.application.directory.entry.Entry;
import dev.threadkeep.application.directory.entry.EntryId;
import dev.threadkeep.application.directory.entry.ExternalIds;
import dev.threadkeep.application.directory.entry.Kind;
import dev.threadkeep.application.directory.entry.Known;
import dev.threadkeep.application.directory.entry.Known.Found;
import dev.threadkeep.application.directory.entry.Mention;
import dev.threadkeep.application.directory.entry.Mentions;
import dev.threadkeep.application.directory.entry.Newcomer;
import dev.threadkeep.application.directory.entry.TagLook;
import dev.threadkeep.application.directory.entry.Teammate;
import dev.threadkeep.application.idempotency.Keeping;
import dev.threadkeep.application.idempotency.KeptAnswer;
import dev.threadkeep.application.thread.ThreadException.UnknownEntry;
import dev.threadkeep.application.thread.ThreadException.UnknownEntry.Place;
import dev.threadkeep.application.thread.ThreadException.UnknownTeammate;
import dev.threadkeep.application.thread.ThreadLifecycle.Opening;
import dev.threadkeep.application.thread.ThreadLifecycle.Outcome;
import dev.threadkeep.application.thread.ThreadLifecycle.Request;
import dev.threadkeep.application.thread.ThreadStore.Ground;
import dev.threadkeep.application.thread.ThreadStore.Loaded;
import dev.threadkeep.application.thread.ThreadStore.Wanted;
import dev.threadkeep.domain.message.Message;
import dev.threadkeep.domain.message.MessageId;
import dev.threadkeep.domain.message.MessageKind;
import dev.threadkeep.domain.message.MessageText;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.Assignee;
import dev.threadkeep.domain.party.CompanyId;
import dev.threadkeep.domain.party.ContactId;
import dev.threadkeep.domain.party.KeyId;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.party.TeamId;
import dev.threadkeep.domain.party.TeammateId;
import dev.threadkeep.domain.party.Through;
import dev.threadkeep.domain.policy.CloseReason;
import dev.threadkeep.domain.policy.LifecyclePolicy;
import dev.threadkeep.domain.thread.ChangeContext;
import dev.threadkeep.domain.thread.ChangeContext.SpareIdentity;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.Links;
import dev.threadkeep.domain.thread.NewThread;
import dev.threadkeep.domain.thread.ProjectId;
import dev.threadkeep.domain.thread.ReasonChoice;
import dev.threadkeep.domain.thread.RecordedEvent;
import dev.threadkeep.domain.thread.Rejection;
import dev.threadkeep.domain.thread.Tag;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.domain.thread.ThreadEvent;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.thread.ThreadNumber;
import dev.threadkeep.domain.thread.ThreadStatus;
import dev.threadkeep.domain.thread.Transition;
import dev.threadkeep.domain.thread.fixture.Outcomes;
import dev.threadkeep.domain.vendor.Vendor;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mockito.ArgumentCaptor;
import org.mockito.stubbing.Answer;

class ThreadLifecycleTest {
  private static final Instant TEN = Instant.parse("2026-11-20T10:00:00Z");
  private static final OrganizationId ACME = new OrganizationId(new UUID(0, 1));
  private static final Assignee MARK = new Assignee.User(new TeammateId(new UUID(0, 2)));
  private static final Caller CALLER =
      new Caller(ACME, new Actor.Key(new KeyId("Ab3dE6gH")), new KeyId("Ab3dE6gH"), Set.of());
  private static final Origin ORIGIN = new Origin(Through.CANONICAL, "r-1", null);
  private static final ThreadCommand CLOSE =
      new ThreadCommand.Close(new ReasonChoice.Named(CloseReason.RESOLVED), null, false);

  private static final SpareIdentity IDENTITY =
      new SpareIdentity(new ThreadId(new UUID(0, 8)), new ThreadNumber(8));

  private final ThreadStore threads = mock(ThreadStore.class);
  private final ThreadLifecycle lifecycle =
      new ThreadLifecycle(threads, new CountingIds(), () -> TEN);
  private ConversationThread stored = anOpenThread();
  private Ground ground = new Ground(LifecyclePolicy.standard(), Known.nothing());

  @BeforeEach
  void the_store_lets_decide_on_the_stored_thread() {
    when(threads.change(any(), any(), any()))
        .thenAnswer(decidingOn(() -> new Loaded(stored, List.of(), ground)));
  }

  @Test
  void gives_back_the_thread_as_the_decision_left_it() {
    var outcome = lifecycle.change(request(CLOSE));

    assertThat(outcome.changed()).isTrue();
    assertThat(outcome.thread().status())
        .isEqualTo(
            new ThreadStatus.Closed(CloseReason.RESOLVED, null, null, TEN, CALLER.actor(), false));
  }

  @Test
  void what_already_holds_is_no_change() {
    var outcome = lifecycle.change(request(new ThreadCommand.EnsureOpen()));

    assertThat(outcome.changed()).isFalse();
    assertThat(outcome.thread()).isEqualTo(stored);
  }

  @Test
  void a_refusal_reaches_the_caller_with_its_rule() {
    assertThatThrownBy(() -> lifecycle.change(request(new ThreadCommand.Reopen(null))))
        .isInstanceOfSatisfying(
            ThreadException.Refused.class,
            refused -> assertThat(refused.rejection()).isInstanceOf(Rejection.AlreadyOpen.class));
  }

  @Test
  void a_thread_at_another_version_than_expected_is_left_alone() {
    var request =
        new Request(
            CALLER, ORIGIN, locator(), new Precondition.VersionIn(Set.of(7L)), List.of(CLOSE));

    assertThatThrownBy(() -> lifecycle.change(request))
        .isInstanceOfSatisfying(
            ThreadException.VersionMismatch.class,
            mismatch -> assertThat(mismatch.current()).isEqualTo(1));
  }

  @Test
  void the_expected_version_lets_the_change_through() {
    var request =
        new Request(
            CALLER, ORIGIN, locator(), new Precondition.VersionIn(Set.of(1L, 7L)), List.of(CLOSE));

    assertThat(lifecycle.change(request).thread().version()).isEqualTo(2);
  }

  @Test
  void asks_the_store_for_every_teammate_that_the_request_names() {
    var acting = new Assignee.Agent(new TeammateId(new UUID(0, 3)));
    var author = new TeammateId(new UUID(0, 4));
    ground = ground(MARK, acting, new Assignee.User(author));

    lifecycle.change(
        new Request(
            CALLER,
            new Origin(Through.CANONICAL, "r-1", acting),
            locator(),
            new ThreadCommand.Assign(MARK),
            new ThreadCommand.RecordMessage(
                message(MessageKind.OUTBOUND, new Actor.User(author)))));

    verify(threads)
        .change(
            eq(new Wanted(CALLER, locator(), Mentions.of(acting.id(), MARK.id(), author))),
            any(),
            any());
  }

  @Test
  void an_assignee_must_be_in_the_directory() {
    assertThatThrownBy(() -> lifecycle.change(request(new ThreadCommand.Assign(MARK))))
        .isInstanceOfSatisfying(
            UnknownTeammate.class,
            unknown -> {
              assertThat(unknown.teammate()).isEqualTo(MARK.id());
              assertThat(unknown.role()).isEqualTo(UnknownTeammate.Role.ASSIGNEE);
            });
  }

  static Stream<Arguments> naming() {
    var contact = new ContactId("c");
    return Stream.of(
        Arguments.of(new ThreadCommand.AssignTeam(new TeamId("t")), Kind.TEAM, Place.HOLDER),
        Arguments.of(new ThreadCommand.LinkContact(contact), Kind.CONTACT, Place.LINK),
        Arguments.of(new ThreadCommand.LinkCompany(new CompanyId("c")), Kind.COMPANY, Place.LINK),
        Arguments.of(new ThreadCommand.LinkProject(new ProjectId("p")), Kind.PROJECT, Place.LINK),
        Arguments.of(
            new ThreadCommand.RecordMessage(
                message(MessageKind.INBOUND, new Actor.Contact(contact))),
            Kind.CONTACT,
            Place.AUTHOR));
  }

  @ParameterizedTest
  @MethodSource("naming")
  void what_a_thread_comes_to_refer_to_must_be_in_the_directory(
      ThreadCommand command, Kind kind, Place place) {
    assertThatThrownBy(() -> lifecycle.change(request(command)))
        .isInstanceOfSatisfying(
            UnknownEntry.class,
            unknown -> {
              assertThat(unknown.kind()).isEqualTo(kind);
              assertThat(unknown.place()).isEqualTo(place);
            });
    ground =
        ground(
            Stream.of("t", "c", "p")
                .map(EntryId::new)
                .map(id -> new Mention.ById(kind, id))
                .collect(Collectors.toMap(it -> it, it -> new Found(it.id(), null))));

    assertThat(lifecycle.change(request(command)).changed()).isTrue();
  }

  @Test
  void a_tag_is_brought_along_in_case_it_is_new() {
    lifecycle.change(request(new ThreadCommand.AddTag(new Tag("VIP"))));

    var asked = ArgumentCaptor.forClass(Wanted.class);
    verify(threads).change(asked.capture(), any(), any());
    assertThat(asked.getValue().mentions().all()).containsExactly(Mention.of(new Tag("vip")));
    assertThat(asked.getValue().mentions().newcomers())
        .extracting(newcomer -> newcomer.entry().details())
        .isEqualTo(List.of(TagLook.plain(new Tag("VIP"))));
  }

  @Test
  void a_newcomer_gives_way_to_who_is_already_there() {
    var vendor = new Vendor("feather");
    var newcomer =
        Entry.begun(
            new EntryId("new"), null, Contact.UNKNOWN, ExternalIds.of(vendor, "lead-1"), TEN);
    var opening =
        new Opening(
            identity -> bare(identity).linked(Links.none().withContact(new ContactId("new"))),
            List.of(Newcomer.known(newcomer)),
            List.of());
    when(threads.open(any(), any(), any(), any()))
        .thenAnswer(
            call -> {
              Function<Ground, Transition> decision = call.getArgument(3);
              return decision.apply(ground);
            });

    assertThat(lifecycle.open(CALLER, ORIGIN, opening).thread().links().contact())
        .isEqualTo(new ContactId("new"));

    ground =
        ground(
            Map.of(
                new Mention.ByExternalId(Kind.CONTACT, vendor, "lead-1"),
                new Found(new EntryId("old"), null)));
    assertThat(lifecycle.open(CALLER, ORIGIN, opening).thread().links().contact())
        .isEqualTo(new ContactId("old"));
  }

  @Test
  void an_agent_cannot_be_assigned_as_a_user() {
    ground = ground(new Assignee.Agent(MARK.id()));

    assertThatThrownBy(() -> lifecycle.change(request(new ThreadCommand.Assign(MARK))))
        .isInstanceOf(UnknownTeammate.class);
  }

  @Test
  void the_teammate_that_a_request_names_acts_instead_of_the_caller() {
    ground = ground(MARK);

    var outcome =
        lifecycle.change(
            new Request(CALLER, new Origin(Through.CANONICAL, "r-1", MARK), locator(), CLOSE));

    assertThat(outcome.thread().status())
        .isInstanceOfSatisfying(
            ThreadStatus.Closed.class,
            closed -> assertThat(closed.by()).isEqualTo(new Actor.User(MARK.id())));
  }

  @Test
  void a_message_to_a_thread_that_was_carried_on_goes_to_its_follow_up() {
    var followUp = new ThreadId(new UUID(0, 9));
    var carriedOn = anOpenThread();
    doReturn(new Transition.Forwarded(followUp))
        .doAnswer(decidingOn(() -> new Loaded(carriedOn, List.of(), ground)))
        .when(threads)
        .change(any(), any(), any());

    var outcome =
        lifecycle.change(
            request(
                new ThreadCommand.RecordMessage(
                    message(MessageKind.INBOUND, new Actor.Contact(null)))));

    verify(threads)
        .change(
            eq(new Wanted(CALLER, new ThreadLocator.ById(followUp), Mentions.none())),
            any(),
            any());
    assertThat(outcome.messageThread().id()).isEqualTo(carriedOn.id());
    assertThat(outcome.thread().version()).isEqualTo(2);
  }

  @Test
  void a_message_goes_from_follow_up_to_follow_up_however_many_there_are() {
    var last = anOpenThread();
    var stubbing = doReturn(new Transition.Forwarded(numbered(1)));
    for (int number = 2; number <= 150; number++) {
      stubbing = stubbing.doReturn(new Transition.Forwarded(numbered(number)));
    }
    stubbing
        .doAnswer(decidingOn(() -> new Loaded(last, List.of(), ground)))
        .when(threads)
        .change(any(), any(), any());

    assertThat(lifecycle.change(request(saying())).messageThread().id()).isEqualTo(last.id());
  }

  @Test
  void a_message_stays_where_the_way_leads_in_a_circle() {
    var closed = followedUpBy(numbered(1));
    doReturn(new Transition.Forwarded(numbered(1)))
        .doReturn(new Transition.Forwarded(numbered(2)))
        .doReturn(new Transition.Forwarded(numbered(1)))
        .doAnswer(decidingOn(() -> new Loaded(closed, List.of(), ground)))
        .when(threads)
        .change(any(), any(), any());

    assertThat(lifecycle.change(request(saying())).messageThread().id()).isEqualTo(closed.id());

    verify(threads, times(2))
        .change(
            eq(new Wanted(CALLER, new ThreadLocator.ById(numbered(2)), Mentions.none())),
            any(),
            any());
  }

  @Test
  void a_message_stays_where_the_follow_up_is_gone() {
    var closed = followedUpBy(numbered(1));
    doReturn(new Transition.Forwarded(numbered(1)))
        .doThrow(new ThreadException.UnknownThread())
        .doAnswer(decidingOn(() -> new Loaded(closed, List.of(), ground)))
        .when(threads)
        .change(any(), any(), any());

    assertThat(lifecycle.change(request(saying())).messageThread().id()).isEqualTo(closed.id());
  }

  private static ThreadId numbered(int number) {
    return new ThreadId(new UUID(1, number));
  }

  private ThreadCommand saying() {
    return new ThreadCommand.RecordMessage(message(MessageKind.INBOUND, new Actor.Contact(null)));
  }

  /** A closed thread that is carried on in another. */
  private static ConversationThread followedUpBy(ThreadId followUp) {
    var closed = ((Transition.Moved) anOpenThread().decide(CLOSE, context())).thread();
    return closed.evolve(
        new RecordedEvent(
            closed.version() + 1,
            TEN,
            CALLER.actor(),
            Through.CANONICAL,
            "r-0",
            new ThreadEvent.FollowUpOpened(followUp)));
  }

  @Test
  void the_answer_to_be_kept_is_made_of_what_comes_of_the_request() {
    var answered =
        new Keeping<Outcome>(claim("k"), it -> new KeptAnswer(it.thread().id().toString()));

    lifecycle.change(
        new Request(CALLER, ORIGIN, locator(), Precondition.none(), List.of(CLOSE), answered));

    ArgumentCaptor<Keeping<Transition.Moved>> kept = ArgumentCaptor.captor();
    verify(threads).change(any(), kept.capture(), any());
    var moved = Outcomes.moved(stored.decide(List.of(CLOSE), context()));
    assertThat(kept.getValue().claim()).isEqualTo(claim("k"));
    assertThat(kept.getValue().answer().apply(moved))
        .isEqualTo(new KeptAnswer(stored.id().toString()));
  }

  @Test
  void opening_draws_another_number_each_time_it_is_decided() {
    when(threads.open(any(), any(), any(), any()))
        .thenAnswer(
            call -> {
              Function<Ground, Transition> decision = call.getArgument(3);
              var collided = ((Transition.Moved) decision.apply(ground)).thread();
              var opened = decision.apply(ground);
              assertThat(((Transition.Moved) opened).thread().number())
                  .isNotEqualTo(collided.number());
              return opened;
            });

    var outcome = lifecycle.open(CALLER, ORIGIN, new Opening(ThreadLifecycleTest::bare, List.of()));

    assertThat(outcome.thread().openedBy()).isEqualTo(CALLER.actor());
  }

  private static NewThread bare(SpareIdentity identity) {
    return NewThread.bare(identity.id(), ACME, identity.number());
  }

  private static Answer<Transition> decidingOn(Supplier<Loaded> loaded) {
    return call -> {
      Function<Loaded, Transition> decision = call.getArgument(2);
      return decision.apply(loaded.get());
    };
  }

  private static Ground ground(Assignee... teammates) {
    return ground(
        Arrays.stream(teammates)
            .collect(
                Collectors.toMap(
                    teammate -> Mention.of(teammate.id()),
                    teammate ->
                        new Found(
                            EntryId.of(teammate.id().value()),
                            teammate instanceof Assignee.User
                                ? Teammate.Type.USER
                                : Teammate.Type.AGENT))));
  }

  private static Ground ground(Map<? extends Mention, Found> found) {
    return new Ground(LifecyclePolicy.standard(), new Known(Map.copyOf(found)));
  }

  private Request request(ThreadCommand... commands) {
    return new Request(CALLER, ORIGIN, locator(), commands);
  }

  private ThreadLocator locator() {
    return new ThreadLocator.ById(stored.id());
  }

  private static Message message(MessageKind kind, Actor author) {
    return new Message(
        new MessageId(new UUID(0, 5)),
        kind,
        author,
        new MessageText("Hi"),
        TEN,
        Message.initialDelivery(kind),
        Map.of());
  }

  private static ConversationThread anOpenThread() {
    return ((Transition.Moved) ConversationThread.open(bare(IDENTITY), List.of(), context()))
        .thread();
  }

  private static ChangeContext context() {
    return new ChangeContext(
        CALLER.actor(),
        Through.CANONICAL,
        "r-0",
        TEN,
        LifecyclePolicy.standard(),
        List.of(),
        IDENTITY);
  }
}
