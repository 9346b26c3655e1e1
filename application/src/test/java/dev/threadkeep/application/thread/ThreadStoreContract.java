package dev.threadkeep.application.thread;

import static dev.threadkeep.application.idempotency.Claims.asking;
import static dev.threadkeep.application.idempotency.Claims.claim;
import static dev.threadkeep.domain.thread.fixture.Cast.ALICE_ID;
import static dev.threadkeep.domain.thread.fixture.Cast.BOT_ID;
import static dev.threadkeep.domain.thread.fixture.Cast.ELEVEN;
import static dev.threadkeep.domain.thread.fixture.Cast.FEATHER_VENDOR;
import static dev.threadkeep.domain.thread.fixture.Cast.INTERCOM_VENDOR;
import static dev.threadkeep.domain.thread.fixture.Cast.NINE;
import static dev.threadkeep.domain.thread.fixture.Cast.NOON;
import static dev.threadkeep.domain.thread.fixture.Cast.RESOLVED;
import static dev.threadkeep.domain.thread.fixture.Cast.TEN;
import static dev.threadkeep.domain.thread.fixture.Cast.TO_ALICE;
import static dev.threadkeep.domain.thread.fixture.Cast.TO_BOB;
import static dev.threadkeep.domain.thread.fixture.Cast.TO_BOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.threadkeep.application.StoresUnderTest;
import dev.threadkeep.application.World;
import dev.threadkeep.application.access.KeyInvalidException;
import dev.threadkeep.application.connection.Connections;
import dev.threadkeep.application.directory.entry.Company;
import dev.threadkeep.application.directory.entry.Contact;
import dev.threadkeep.application.directory.entry.Entry;
import dev.threadkeep.application.directory.entry.EntryId;
import dev.threadkeep.application.directory.entry.ExternalIds;
import dev.threadkeep.application.directory.entry.Mention;
import dev.threadkeep.application.directory.entry.Mentions;
import dev.threadkeep.application.directory.entry.Newcomer;
import dev.threadkeep.application.directory.entry.Project;
import dev.threadkeep.application.directory.entry.TagLook;
import dev.threadkeep.application.directory.entry.Teammate;
import dev.threadkeep.application.idempotency.Claim;
import dev.threadkeep.application.idempotency.Keeping;
import dev.threadkeep.application.idempotency.KeptAnswer;
import dev.threadkeep.application.idempotency.RepeatedRequestException.AnsweredBefore;
import dev.threadkeep.application.idempotency.RepeatedRequestException.KeyReused;
import dev.threadkeep.application.thread.ThreadException.ReferenceTaken;
import dev.threadkeep.application.thread.ThreadException.Refused;
import dev.threadkeep.application.thread.ThreadException.UnknownConnection;
import dev.threadkeep.application.thread.ThreadException.UnknownThread;
import dev.threadkeep.application.thread.ThreadStore.Wanted;
import dev.threadkeep.domain.party.Assignee;
import dev.threadkeep.domain.party.CompanyId;
import dev.threadkeep.domain.party.ContactId;
import dev.threadkeep.domain.party.TeammateId;
import dev.threadkeep.domain.policy.InboundPolicy.WithinWindow;
import dev.threadkeep.domain.policy.LifecyclePolicy;
import dev.threadkeep.domain.thread.ChangeContext;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.Links;
import dev.threadkeep.domain.thread.NewThread;
import dev.threadkeep.domain.thread.ProjectId;
import dev.threadkeep.domain.thread.ReasonChoice;
import dev.threadkeep.domain.thread.SnoozeEnd;
import dev.threadkeep.domain.thread.Tag;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.domain.thread.ThreadEvent;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.thread.ThreadNumber;
import dev.threadkeep.domain.thread.Title;
import dev.threadkeep.domain.thread.Transition;
import dev.threadkeep.domain.thread.fixture.Messages;
import dev.threadkeep.domain.thread.fixture.Outcomes;
import dev.threadkeep.domain.thread.fixture.Policies;
import dev.threadkeep.domain.vendor.ConnectionId;
import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.domain.vendor.Holder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link ThreadStore} must do; each implementation's test implements this. */
public interface ThreadStoreContract {
  ThreadCommand CLOSE = new ThreadCommand.Close(new ReasonChoice.Named(RESOLVED), null, false);
  ThreadCommand REOPEN = new ThreadCommand.Reopen(null);

  StoresUnderTest stores();

  private ThreadStore threads() {
    return stores().threads();
  }

  private ThreadReader.History history(World world, ThreadId id) {
    return stores().reader().history(world.caller(), new ThreadLocator.ById(id));
  }

  @Test
  default void keeps_a_thread_that_is_opened_with_all_that_was_done_to_it_at_once() {
    var world = World.in(stores());
    var opening = world.nextThread().titled("Parcel").tagged("a", "B").assignedTo(TO_ALICE);

    var moved = world.open(opening.opening(), NINE, Messages.inbound().recorded(), CLOSE);

    assertThat(world.stored(moved.thread().id())).isEqualTo(moved.thread());
    assertThat(history(world, moved.thread().id()).events()).isEqualTo(moved.events());
  }

  private static Keeping<Transition.Moved> versionOf(Claim claim) {
    return new Keeping<>(claim, moved -> new KeptAnswer("version " + moved.thread().version()));
  }

  private Transition changeOnce(World world, ThreadId id, Claim claim, ThreadCommand... commands) {
    return threads()
        .change(
            world.wanted(id),
            versionOf(claim),
            loaded -> loaded.thread().decide(List.of(commands), world.context(TEN)));
  }

  private void assertAnswered(World world, Claim claim, String answer) {
    assertThatThrownBy(
            () -> stores().answers().keep(world.caller(), claim, new KeptAnswer("later")))
        .isInstanceOfSatisfying(
            AnsweredBefore.class,
            before -> assertThat(before.answer()).isEqualTo(new KeptAnswer(answer)));
  }

  @Test
  default void keeps_the_answer_together_with_the_change() {
    var world = World.in(stores());
    var thread = world.open(world.nextThread());

    var moved = changeOnce(world, thread.id(), claim("k"), CLOSE);

    assertThat(world.stored(thread.id())).isEqualTo(Outcomes.thread(moved));
    assertAnswered(world, claim("k"), "version 2");
  }

  @Test
  default void gives_the_answer_again_and_changes_nothing_again() {
    var world = World.in(stores());
    var thread = world.open(world.nextThread());
    changeOnce(world, thread.id(), claim("k"), CLOSE);
    var reopened = world.change(thread.id(), TEN, REOPEN);

    assertThatThrownBy(() -> changeOnce(world, thread.id(), claim("k"), CLOSE))
        .isInstanceOfSatisfying(
            AnsweredBefore.class,
            before -> assertThat(before.answer()).isEqualTo(new KeptAnswer("version 2")));
    assertThat(world.stored(thread.id())).isEqualTo(reopened);
  }

  @Test
  default void refuses_a_change_whose_key_another_request_has() {
    var world = World.in(stores());
    var thread = world.open(world.nextThread());
    var other = world.open(world.nextThread());
    changeOnce(world, other.id(), asking("k", 2), CLOSE);

    assertThatThrownBy(() -> changeOnce(world, thread.id(), claim("k"), CLOSE))
        .isInstanceOf(KeyReused.class);
    assertThat(world.stored(thread.id())).isEqualTo(thread);
  }

  @Test
  default void a_key_of_another_organization_is_free() {
    var world = World.in(stores());
    var others = World.in(stores());
    changeOnce(world, world.open(world.nextThread()).id(), claim("k"), CLOSE);
    var thread = others.open(others.nextThread());

    assertThat(changeOnce(others, thread.id(), asking("k", 2), CLOSE))
        .isInstanceOf(Transition.Moved.class);
  }

  @Test
  default void keeps_no_answer_where_nothing_moves() {
    var world = World.in(stores());
    var thread = world.open(world.nextThread());

    assertThat(changeOnce(world, thread.id(), claim("refused"), REOPEN))
        .isInstanceOf(Transition.Refused.class);
    assertThat(changeOnce(world, thread.id(), claim("same"), new ThreadCommand.EnsureOpen()))
        .isInstanceOf(Transition.Unchanged.class);

    stores().answers().keep(world.caller(), asking("refused", 2), new KeptAnswer("free"));
    stores().answers().keep(world.caller(), asking("same", 2), new KeptAnswer("free"));
  }

  @Test
  default void keeps_the_answer_to_what_was_decided_last_where_another_change_came_first() {
    var world = World.in(stores());
    var thread = world.open(world.nextThread());
    var asked = new AtomicInteger();

    threads()
        .change(
            world.wanted(thread.id()),
            versionOf(claim("k")),
            loaded -> {
              if (asked.incrementAndGet() == 1) {
                world.change(thread.id(), TEN, new ThreadCommand.MarkImportant(true));
              }
              return loaded.thread().decide(List.of(CLOSE), world.context(TEN));
            });

    assertAnswered(world, claim("k"), "version 3");
  }

  @Test
  default void an_opening_keeps_its_answer_and_is_not_repeated() {
    var world = World.in(stores());
    var opening = world.nextThread().opening();
    var repeated = world.nextThread().opening();

    threads()
        .open(
            world.caller(),
            Mentions.none(),
            versionOf(claim("k")),
            _ -> ConversationThread.open(opening, List.of(), world.context(NINE)));

    assertThatThrownBy(
            () ->
                threads()
                    .open(
                        world.caller(),
                        Mentions.none(),
                        versionOf(claim("k")),
                        _ -> ConversationThread.open(repeated, List.of(), world.context(NINE))))
        .isInstanceOfSatisfying(
            AnsweredBefore.class,
            before -> assertThat(before.answer()).isEqualTo(new KeptAnswer("version 1")));
    assertThat(stores().reader().find(world.caller(), new ThreadLocator.ById(repeated.id())))
        .isEmpty();
  }

  @Test
  default void of_many_changes_with_one_key_at_once_one_is_made() throws Exception {
    var world = World.in(stores());
    var thread = world.open(world.nextThread());
    var messages = new AtomicInteger();
    var attempts =
        Collections.nCopies(
            16,
            (Callable<Transition>)
                () ->
                    threads()
                        .change(
                            world.wanted(thread.id()),
                            versionOf(claim("k")),
                            loaded ->
                                loaded
                                    .thread()
                                    .decide(
                                        List.of(
                                            Messages.outbound()
                                                .numbered(messages.incrementAndGet())
                                                .recorded()),
                                        world.context(TEN))));

    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      int made = 0;
      for (var attempt : executor.invokeAll(attempts)) {
        try {
          assertThat(attempt.get()).isInstanceOf(Transition.Moved.class);
          made++;
        } catch (ExecutionException failed) {
          assertThat(failed).hasCauseInstanceOf(AnsweredBefore.class);
        }
      }
      assertThat(made).isEqualTo(1);
    }
    assertThat(world.stored(thread.id()).version()).isEqualTo(2);
  }

  @Test
  default void keeps_a_change_with_its_events() {
    var world = World.in(stores());
    var thread = world.open(world.nextThread());

    var closed = world.change(thread.id(), TEN, CLOSE);

    var history = history(world, thread.id());
    assertThat(history.thread()).isEqualTo(closed);
    assertThat(history.events())
        .extracting(event -> event.event().type())
        .containsExactly("thread.opened", "thread.closed");
    assertThat(ConversationThread.replay(thread.id(), world.organization(), history.events()))
        .isEqualTo(closed);
  }

  @Test
  default void writes_nothing_where_nothing_moved() {
    var world = World.in(stores());
    var thread = world.open(world.nextThread());

    assertThat(world.decide(thread.id(), world.context(TEN), REOPEN))
        .isInstanceOf(Transition.Refused.class);
    assertThat(world.decide(thread.id(), world.context(TEN), new ThreadCommand.EnsureOpen()))
        .isEqualTo(new Transition.Unchanged(thread));

    assertThat(history(world, thread.id()).events()).hasSize(1);
    assertThat(world.stored(thread.id())).isEqualTo(thread);
  }

  @Test
  default void leaves_everything_as_it_was_when_a_decision_throws() {
    var world = World.in(stores());
    var thread = world.open(world.nextThread());

    assertThatThrownBy(
            () ->
                threads()
                    .change(
                        world.wanted(thread.id()),
                        loaded -> {
                          throw new ThreadException.VersionMismatch(
                              loaded.thread().id(), loaded.thread().version());
                        }))
        .isInstanceOf(ThreadException.VersionMismatch.class);

    assertThat(world.stored(thread.id())).isEqualTo(thread);
  }

  @Test
  default void does_not_know_a_thread_that_is_not_there_or_belongs_to_others() {
    var world = World.in(stores());
    var others = World.in(stores());
    var foreign = others.open(others.nextThread());

    for (var id : List.of(new ThreadId(UUID.randomUUID()), foreign.id())) {
      assertThatThrownBy(() -> world.change(id, TEN, CLOSE)).isInstanceOf(UnknownThread.class);
    }
    assertThat(others.stored(foreign.id())).isEqualTo(foreign);
  }

  @Test
  default void decides_with_the_policy_and_the_teammates_asked_for_that_exist() {
    var world = World.in(stores());
    var thread = world.open(world.nextThread());
    var unknown = new TeammateId(UUID.randomUUID());
    var wanted =
        new Wanted(
            world.caller(),
            new ThreadLocator.ById(thread.id()),
            Mentions.of(ALICE_ID, BOT_ID, unknown));

    threads()
        .change(
            wanted,
            loaded -> {
              assertThat(loaded.ground().policy()).isEqualTo(LifecyclePolicy.standard());
              assertThat(loaded.ground().known().has(TO_ALICE)).isTrue();
              assertThat(loaded.ground().known().has(TO_BOT)).isTrue();
              assertThat(loaded.ground().known().has(new Assignee.User(BOT_ID))).isFalse();
              assertThat(loaded.ground().known().has(Mention.of(unknown))).isFalse();
              assertThat(loaded.holders()).isEmpty();
              return new Transition.Unchanged(loaded.thread());
            });
  }

  /** In each way of changing: the decision is what refuses that which a vendor cannot follow. */
  @Test
  default void decides_with_the_connections_that_hold_the_thread() {
    var world = World.in(stores());
    var connection = Connections.connection();
    stores().connections().add(world.caller(), world.signature(), connection);
    var reference = new ExternalReference(INTERCOM_VENDOR, "", "1911149811", connection.id());
    var held = world.open(world.nextThread().knownAs(reference)).id();
    var free = world.open(world.nextThread()).id();
    var wanted = List.of(world.wanted(held), world.wanted(free));
    var seen =
        Collections.synchronizedList(new ArrayList<Map.Entry<ThreadId, List<ConnectionId>>>());
    ThreadStore.PositionedDecision decision =
        (_, loaded) -> {
          var holders = loaded.holders().stream().map(Holder::connection).toList();
          seen.add(Map.entry(loaded.thread().id(), holders));
          return new Transition.Unchanged(loaded.thread());
        };

    wanted.forEach(alone -> threads().change(alone, loaded -> decision.decide(0, loaded)));
    threads().changeTogether(wanted, decision);
    threads().changeSeparately(wanted, decision);

    assertThat(seen)
        .hasSize(6)
        .containsOnly(
            Map.entry(held, List.of(connection.id())), Map.entry(free, List.<ConnectionId>of()));
  }

  @Test
  default void decides_again_when_another_change_came_first() {
    var world = World.in(stores());
    var thread = world.open(world.nextThread());
    var asked = new AtomicInteger();

    var transition =
        threads()
            .change(
                world.wanted(thread.id()),
                loaded -> {
                  if (asked.incrementAndGet() == 1) {
                    world.change(thread.id(), TEN, new ThreadCommand.MarkImportant(true));
                  }
                  return loaded.thread().decide(CLOSE, world.context(ELEVEN));
                });

    assertThat(asked).hasValue(2);
    assertThat(transition).isInstanceOf(Transition.Moved.class);
    assertThat(world.stored(thread.id()).flags().important()).isTrue();
    assertThat(world.stored(thread.id()).isClosed()).isTrue();
    assertThat(history(world, thread.id()).events()).hasSize(3);
  }

  @Test
  default void gets_through_in_the_end_when_other_changes_come_first_every_time() {
    var world = World.in(stores());
    var thread = world.open(world.nextThread());
    var asked = new AtomicInteger();

    threads()
        .change(
            world.wanted(thread.id()),
            loaded -> {
              // From the fourth time on the thread is locked: others would wait for us for ever.
              int time = asked.incrementAndGet();
              if (time <= 3) {
                world.change(thread.id(), TEN, new ThreadCommand.MarkImportant(time % 2 == 1));
              }
              return loaded.thread().decide(CLOSE, world.context(ELEVEN));
            });

    assertThat(asked).hasValue(4);
    assertThat(world.stored(thread.id()).isClosed()).isTrue();
  }

  @Test
  default void lets_one_of_many_close_a_thread() throws Exception {
    var world = World.in(stores());
    var thread = world.open(world.nextThread());

    var transitions = atOnce(16, _ -> world.decide(thread.id(), world.context(TEN), CLOSE));

    assertThat(transitions).filteredOn(Transition.Moved.class::isInstance).hasSize(1);
    assertThat(transitions).filteredOn(Transition.Refused.class::isInstance).hasSize(15);
    assertThat(history(world, thread.id()).events())
        .extracting(event -> event.event().type())
        .containsExactly("thread.opened", "thread.closed");
  }

  @Test
  default void keeps_every_change_of_many_at_once() throws Exception {
    var world = World.in(stores());
    var thread = world.open(world.nextThread());

    atOnce(
        16,
        number ->
            world.change(
                thread.id(), TEN, new ThreadCommand.Retitle(new Title("Title " + number))));

    var history = history(world, thread.id());
    assertThat(history.thread().version()).isEqualTo(17);
    assertThat(history.events()).extracting(event -> event.sequence()).doesNotHaveDuplicates();
    assertThat(ConversationThread.replay(thread.id(), world.organization(), history.events()))
        .isEqualTo(history.thread());
  }

  private static <T> List<T> atOnce(int times, NumberedCall<T> call) throws Exception {
    try (var threads = Executors.newFixedThreadPool(times)) {
      var calls = new ArrayList<Callable<T>>();
      for (int number = 0; number < times; number++) {
        int own = number;
        calls.add(() -> call.call(own));
      }
      var results = new ArrayList<T>();
      for (var future : threads.invokeAll(calls)) {
        results.add(future.get());
      }
      return results;
    }
  }

  /** One of several calls made at once. */
  interface NumberedCall<T> {
    T call(int number) throws Exception;
  }

  @Test
  default void opens_a_follow_up_together_with_what_caused_it() {
    var world = World.in(stores());
    var thread = world.open(world.nextThread().titled("Parcel").tagged("a"));
    world.change(thread.id(), TEN, CLOSE);
    var policy = Policies.aPolicy().withinWindow(WithinWindow.FOLLOW_UP).build();
    var context = world.context(ELEVEN);
    var following =
        new ChangeContext(
            context.actor(),
            context.through(),
            context.requestId(),
            context.now(),
            policy,
            List.of(),
            context.spare());

    var moved =
        (Transition.Moved)
            world.decide(thread.id(), following, Messages.inbound().at(ELEVEN).recorded());

    var followUp = moved.followUp();
    assertThat(world.stored(thread.id()).followUp()).isEqualTo(followUp.thread().id());
    assertThat(world.stored(followUp.thread().id())).isEqualTo(followUp.thread());
    assertThat(
            stores()
                .reader()
                .messages(world.caller(), new ThreadLocator.ById(followUp.thread().id()), 0, 10)
                .items())
        .hasSize(1);
  }

  @Test
  default void refuses_a_reference_that_another_thread_has() {
    var world = World.in(stores());
    var reference = new ExternalReference(INTERCOM_VENDOR, "1911149811");
    var first = world.open(world.nextThread().knownAs(reference));
    var second = world.open(world.nextThread());

    var opened =
        catchThrowableOfType(
            ReferenceTaken.class, () -> world.open(world.nextThread().knownAs(reference)));
    var referred =
        catchThrowableOfType(
            ReferenceTaken.class,
            () -> world.change(second.id(), TEN, new ThreadCommand.Refer(reference)));

    assertThat(opened.reference()).isEqualTo(reference);
    assertThat(referred.reference()).isEqualTo(reference);
    assertThat(world.stored(second.id())).isEqualTo(second);
    assertThat(world.stored(first.id())).isEqualTo(first);
  }

  @ParameterizedTest
  @EnumSource(Wrong.class)
  default void refuses_a_reference_that_names_no_connection_to_its_vendor(Wrong wrong) {
    var world = World.in(stores());
    var reference = wrong.reference(world, stores());
    var commands = List.<ThreadCommand>of(new ThreadCommand.Refer(reference));
    var thread = world.open(world.nextThread());
    var opening = world.nextThread().knownAs(reference).opening();

    var opened =
        catchThrowableOfType(
            UnknownConnection.class,
            () ->
                threads()
                    .open(
                        world.caller(),
                        Mentions.none(),
                        _ -> ConversationThread.open(opening, List.of(), world.context(NINE))));
    var referred =
        catchThrowableOfType(
            UnknownConnection.class,
            () ->
                threads()
                    .change(
                        world.wanted(thread.id()),
                        loaded -> loaded.thread().decide(commands, world.context(TEN))));
    var together =
        catchThrowableOfType(
            UnknownConnection.class,
            () ->
                threads()
                    .changeTogether(
                        List.of(world.wanted(thread.id())),
                        (_, loaded) -> loaded.thread().decide(commands, world.context(TEN))));

    assertThat(List.of(opened, referred, together))
        .extracting(UnknownConnection::reference)
        .containsOnly(reference);
    assertThat(world.stored(thread.id())).isEqualTo(thread);
  }

  /** How a reference names no connection to its vendor. */
  enum Wrong {
    NOBODYS,
    OF_ANOTHER_ORGANIZATION,
    TO_ANOTHER_VENDOR;

    private ExternalReference reference(World world, StoresUnderTest stores) {
      var connection = Connections.connection();
      var owner =
          switch (this) {
            case NOBODYS -> null;
            case OF_ANOTHER_ORGANIZATION -> World.in(stores);
            case TO_ANOTHER_VENDOR -> world;
          };
      if (owner != null) {
        stores.connections().add(owner.caller(), owner.signature(), connection);
      }
      var vendor = this == TO_ANOTHER_VENDOR ? FEATHER_VENDOR : INTERCOM_VENDOR;
      return new ExternalReference(vendor, "", "1911149811", connection.id());
    }
  }

  @Test
  default void lets_another_thread_have_a_reference_that_was_forgotten_or_replaced() {
    var world = World.in(stores());
    var reference = new ExternalReference(INTERCOM_VENDOR, "7001");
    var first = world.open(world.nextThread().knownAs(reference));
    var second = world.open(world.nextThread());

    world.change(
        first.id(), TEN, new ThreadCommand.Refer(new ExternalReference(INTERCOM_VENDOR, "7002")));
    world.change(second.id(), TEN, new ThreadCommand.Refer(reference));
    world.change(second.id(), ELEVEN, new ThreadCommand.ForgetReference(INTERCOM_VENDOR));
    world.change(first.id(), ELEVEN, new ThreadCommand.Refer(reference));

    assertThat(world.stored(first.id()).references().to(INTERCOM_VENDOR)).contains(reference);
    assertThat(world.stored(second.id()).references().all()).isEmpty();
  }

  @Test
  default void lets_other_organizations_accounts_and_vendors_have_the_same_external_id() {
    var world = World.in(stores());
    var others = World.in(stores());

    world.open(world.nextThread().knownAs(new ExternalReference(INTERCOM_VENDOR, "7001")));
    world.open(world.nextThread().knownAs(new ExternalReference(FEATHER_VENDOR, "7001")));
    world.open(
        world.nextThread().knownAs(new ExternalReference(INTERCOM_VENDOR, "bot", "7001", null)));
    others.open(others.nextThread().knownAs(new ExternalReference(INTERCOM_VENDOR, "7001")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "48213907",
        "01992f7e-8b1c-7d3e-9a55-0000000000aa",
        "01992F7E-8B1C-7D3E-9A55-0000000000AA",
        "thr-01992f7e-8b1c-7d3e-9a55-0000000000aa"
      })
  default void refuses_a_reference_by_which_an_api_shows_another_thread(String own) {
    var world = World.in(stores());
    world.open(
        world
            .nextThread()
            .numbered(48_213_907)
            .identified(ThreadId.parse("01992f7e-8b1c-7d3e-9a55-0000000000aa")));
    var reference = new ExternalReference(INTERCOM_VENDOR, own);
    var thread = world.open(world.nextThread());
    var commands = List.<ThreadCommand>of(new ThreadCommand.Refer(reference));

    var opened =
        catchThrowableOfType(
            ReferenceTaken.class, () -> world.open(world.nextThread().knownAs(reference)));
    var referred =
        catchThrowableOfType(
            ReferenceTaken.class, () -> world.change(thread.id(), TEN, commands.getFirst()));
    var together =
        catchThrowableOfType(
            ReferenceTaken.class,
            () ->
                threads()
                    .changeTogether(
                        List.of(world.wanted(thread.id())),
                        (_, loaded) -> loaded.thread().decide(commands, world.context(TEN))));
    var separately =
        threads()
            .changeSeparately(
                List.of(world.wanted(thread.id())),
                (_, loaded) -> loaded.thread().decide(commands, world.context(TEN)));

    assertThat(List.of(opened, referred, together))
        .extracting(ReferenceTaken::reference)
        .containsOnly(reference);
    assertThat(separately)
        .singleElement()
        .isInstanceOfSatisfying(
            Attempt.Failed.class,
            failed -> assertThat(failed.failure()).isInstanceOf(ReferenceTaken.class));
    assertThat(world.stored(thread.id())).isEqualTo(thread);
  }

  @Test
  default void a_thread_may_be_known_by_its_own_number_and_id() {
    var world = World.in(stores());
    var thread = world.open(world.nextThread().numbered(48_213_907));
    var number = new ExternalReference(INTERCOM_VENDOR, "48213907");
    var id = new ExternalReference(FEATHER_VENDOR, thread.id().toString());

    world.change(thread.id(), TEN, new ThreadCommand.Refer(number), new ThreadCommand.Refer(id));

    assertThat(world.stored(thread.id()).references().all()).containsExactlyInAnyOrder(number, id);
  }

  @Test
  default void a_thread_may_be_known_by_the_number_of_another_organizations() {
    var others = World.in(stores());
    others.open(others.nextThread().numbered(48_213_907));
    var world = World.in(stores());
    var reference = new ExternalReference(INTERCOM_VENDOR, "48213907");

    var thread = world.open(world.nextThread().knownAs(reference));

    assertThat(world.stored(thread.id()).references().all()).containsExactly(reference);
  }

  @Test
  default void asks_again_when_the_number_drawn_is_taken_or_what_a_vendor_calls_a_thread() {
    var world = World.in(stores());
    var taken =
        world.open(
            world.nextThread().knownAs(new ExternalReference(INTERCOM_VENDOR, "1911149811")));
    var numbers =
        new ArrayList<>(
            List.of(
                taken.number(), new ThreadNumber(1_911_149_811L), new ThreadNumber(77_000_001)));
    var opening = world.nextThread().opening();

    var moved =
        threads()
            .open(
                world.caller(),
                Mentions.none(),
                _ ->
                    ConversationThread.open(
                        NewThread.bare(opening.id(), opening.organization(), numbers.removeFirst()),
                        List.of(),
                        world.context(NINE)));

    assertThat(moved).isInstanceOf(Transition.Moved.class);
    assertThat(world.stored(opening.id()).number()).isEqualTo(new ThreadNumber(77_000_001));
  }

  @Test
  default void lets_nobody_in_whose_key_was_revoked_or_has_expired() {
    var world = World.in(stores());
    var thread = world.open(world.nextThread());
    var works = world.key();
    var revoked = world.key();
    var expired = world.key(NINE.plusSeconds(1));
    stores().keys().revoke(world.caller(), world.signature(), revoked.key().id(), TEN);

    for (var key : List.of(revoked, expired)) {
      var caller = world.holding(key);
      assertThatThrownBy(
              () ->
                  threads()
                      .change(
                          new Wanted(caller, new ThreadLocator.ById(thread.id()), Mentions.none()),
                          loaded -> loaded.thread().decide(CLOSE, world.context(TEN))))
          .isInstanceOf(KeyInvalidException.class);
      assertThatThrownBy(
              () ->
                  threads()
                      .open(
                          caller,
                          Mentions.none(),
                          _ -> {
                            throw new AssertionError("was let in");
                          }))
          .isInstanceOf(KeyInvalidException.class);
    }
    threads()
        .change(
            new Wanted(world.holding(works), new ThreadLocator.ById(thread.id()), Mentions.none()),
            loaded -> loaded.thread().decide(CLOSE, world.context(TEN)));
    assertThat(world.stored(thread.id()).isClosed()).isTrue();
  }

  @Test
  default void changes_several_together_each_in_turn() {
    var world = World.in(stores());
    var one = world.open(world.nextThread());
    var other =
        world.open(
            world.nextThread().knownAs(new ExternalReference(INTERCOM_VENDOR, "1911149811")));
    var wanted =
        List.of(
            world.wanted(other.id()),
            world.wanted(one.id()),
            new Wanted(
                world.caller(),
                new ThreadLocator.InDialect(INTERCOM_VENDOR, null, "1911149811", null, null),
                Mentions.none()));
    var commands =
        List.<ThreadCommand>of(CLOSE, new ThreadCommand.Snooze(new SnoozeEnd.At(NOON)), REOPEN);

    var transitions =
        threads()
            .changeTogether(
                wanted,
                (position, loaded) ->
                    loaded.thread().decide(commands.get(position), world.context(TEN)));

    assertThat(transitions).hasSize(3).allMatch(Transition.Moved.class::isInstance);
    assertThat(world.stored(one.id())).isEqualTo(((Transition.Moved) transitions.get(1)).thread());
    assertThat(world.stored(other.id()))
        .isEqualTo(((Transition.Moved) transitions.get(2)).thread());
    assertThat(history(world, other.id()).events()).hasSize(3);
  }

  @Test
  default void changes_a_thread_by_either_form_of_a_vendors_id() {
    var world = World.in(stores());
    var one = world.open(world.nextThread().knownAs(new ExternalReference(INTERCOM_VENDOR, "t-1")));
    var other =
        world.open(world.nextThread().knownAs(new ExternalReference(INTERCOM_VENDOR, "7002")));
    var wanted =
        List.of(
            new Wanted(world.caller(), either("1", "t-1"), Mentions.none()),
            new Wanted(world.caller(), either("t-2", "7002"), Mentions.none()));

    threads()
        .changeTogether(wanted, (_, loaded) -> loaded.thread().decide(CLOSE, world.context(TEN)));
    threads()
        .change(wanted.getFirst(), loaded -> loaded.thread().decide(REOPEN, world.context(TEN)));

    assertThat(world.stored(one.id()).isClosed()).isFalse();
    assertThat(world.stored(one.id()).version()).isEqualTo(3);
    assertThat(world.stored(other.id()).isClosed()).isTrue();
  }

  private static ThreadLocator either(String id, String otherForm) {
    return new ThreadLocator.InDialect(INTERCOM_VENDOR, null, id, otherForm, null, null);
  }

  @Test
  default void changes_no_thread_of_another_account_by_its_own_id() {
    var world = World.in(stores());
    var thread =
        world.open(
            world.nextThread().knownAs(new ExternalReference(INTERCOM_VENDOR, "a", "7", null)));
    var elsewhere = new Wanted(world.caller(), in("b", thread), Mentions.none());
    var here = new Wanted(world.caller(), in("a", thread), Mentions.none());

    assertThatThrownBy(
            () ->
                threads()
                    .change(elsewhere, loaded -> loaded.thread().decide(CLOSE, world.context(TEN))))
        .isInstanceOf(UnknownThread.class);
    assertThatThrownBy(
            () ->
                threads()
                    .changeTogether(
                        List.of(here, elsewhere),
                        (_, loaded) -> loaded.thread().decide(CLOSE, world.context(TEN))))
        .isInstanceOf(ChangeTogetherException.class);
    assertThat(world.stored(thread.id())).isEqualTo(thread);

    threads().change(here, loaded -> loaded.thread().decide(CLOSE, world.context(TEN)));

    assertThat(world.stored(thread.id()).isClosed()).isTrue();
  }

  private static ThreadLocator in(String account, ConversationThread thread) {
    return new ThreadLocator.InDialect(INTERCOM_VENDOR, account, "none", thread.id(), null);
  }

  @Test
  default void changes_none_of_several_when_some_are_unknown_and_names_all_of_those() {
    var world = World.in(stores());
    var thread = world.open(world.nextThread());
    var wanted =
        List.of(
            world.wanted(new ThreadId(UUID.randomUUID())),
            world.wanted(thread.id()),
            world.wanted(new ThreadId(UUID.randomUUID())));

    var failure =
        catchThrowableOfType(
            ChangeTogetherException.class,
            () ->
                threads()
                    .changeTogether(
                        wanted, (_, loaded) -> loaded.thread().decide(CLOSE, world.context(TEN))));

    assertThat(failure.failures()).containsOnlyKeys(0, 2);
    assertThat(failure.failures().values()).allMatch(UnknownThread.class::isInstance);
    assertThat(world.stored(thread.id())).isEqualTo(thread);
  }

  @Test
  default void changes_none_of_several_when_one_refuses_and_names_it() {
    var world = World.in(stores());
    var open = world.open(world.nextThread());
    var closed = world.open(world.nextThread(), CLOSE);

    var failure =
        catchThrowableOfType(
            ChangeTogetherException.class,
            () ->
                threads()
                    .changeTogether(
                        List.of(world.wanted(open.id()), world.wanted(closed.id())),
                        (_, loaded) -> loaded.thread().decide(CLOSE, world.context(TEN))));

    assertThat(failure.failures()).containsOnlyKeys(1);
    assertThat(failure.failures().get(1)).isInstanceOf(Refused.class);
    assertThat(world.stored(open.id())).isEqualTo(open);
  }

  @Test
  default void never_lets_two_changes_of_several_wait_for_each_other() throws Exception {
    var world = World.in(stores());
    var threads = new ArrayList<ThreadId>();
    for (int number = 0; number < 8; number++) {
      threads.add(world.open(world.nextThread()).id());
    }

    atOnce(
        8,
        number -> {
          var order = new ArrayList<>(threads);
          Collections.rotate(order, number);
          return threads()
              .changeTogether(
                  order.stream().map(world::wanted).toList(),
                  (_, loaded) ->
                      loaded
                          .thread()
                          .decide(
                              new ThreadCommand.Retitle(new Title("By " + number)),
                              world.context(TEN)));
        });

    assertThat(threads).allSatisfy(id -> assertThat(world.stored(id).version()).isEqualTo(9));
  }

  @Test
  default void does_not_give_a_thread_to_a_teammate_who_was_removed_meanwhile() {
    var world = World.in(stores());
    var thread = world.open(world.nextThread());
    var asked = new AtomicInteger();

    var transition =
        threads()
            .change(
                new Wanted(
                    world.caller(), new ThreadLocator.ById(thread.id()), Mentions.of(TO_BOB.id())),
                loaded -> {
                  if (asked.incrementAndGet() == 1) {
                    stores()
                        .directory()
                        .remove(
                            world.caller(),
                            Teammate.class,
                            EntryId.of(TO_BOB.id().value()),
                            _ -> {});
                  }
                  return !loaded.ground().known().has(TO_BOB)
                      ? new Transition.Unchanged(loaded.thread())
                      : loaded
                          .thread()
                          .decide(new ThreadCommand.Assign(TO_BOB), world.context(TEN));
                });

    assertThat(transition).isInstanceOf(Transition.Unchanged.class);
    assertThat(asked).hasValue(2);
    assertThat(history(world, thread.id()).events())
        .extracting(event -> event.event())
        .allMatch(ThreadEvent.Opened.class::isInstance);
  }

  @Test
  default void does_not_link_a_thread_to_a_project_that_was_removed_meanwhile() {
    var world = World.in(stores());
    var thread = world.open(world.nextThread());
    var project = world.add(new EntryId("p"), null, new Project("Soon gone"));
    var named = Mention.of(new ProjectId("p"));
    var asked = new AtomicInteger();

    var transition =
        threads()
            .change(
                new Wanted(world.caller(), new ThreadLocator.ById(thread.id()), Mentions.of(named)),
                loaded -> {
                  if (asked.incrementAndGet() == 1) {
                    stores()
                        .directory()
                        .remove(world.caller(), Project.class, project.id(), _ -> {});
                  }
                  return loaded.ground().known().has(named)
                      ? loaded
                          .thread()
                          .decide(
                              new ThreadCommand.LinkProject(new ProjectId("p")), world.context(TEN))
                      : new Transition.Unchanged(loaded.thread());
                });

    assertThat(transition).isInstanceOf(Transition.Unchanged.class);
    assertThat(asked).hasValue(2);
  }

  private static Newcomer newTag(String name) {
    return Newcomer.tag(
        Entry.begun(
            EntryId.of(UUID.randomUUID()),
            null,
            TagLook.plain(new Tag(name)),
            ExternalIds.none(),
            TEN));
  }

  private Transition tag(World world, ThreadId thread, String name) {
    return threads()
        .change(
            new Wanted(
                world.caller(),
                new ThreadLocator.ById(thread),
                new Mentions(Set.of(), List.of(newTag(name)))),
            loaded ->
                loaded
                    .thread()
                    .decide(new ThreadCommand.AddTag(new Tag(name)), world.context(TEN)));
  }

  private List<String> tags(World world) {
    return stores().directory().list(world.caller(), TagLook.class, 50, null).items().stream()
        .map(entry -> entry.details().name())
        .toList();
  }

  @Test
  default void a_tag_enters_the_directory_with_the_first_thread_that_has_it() {
    var world = World.in(stores());
    var one = world.open(world.nextThread());
    var other = world.open(world.nextThread());

    tag(world, one.id(), "Émigré");
    tag(world, other.id(), "émigré");

    assertThat(tags(world)).containsExactly("Émigré");
    assertThat(world.stored(other.id()).tags().names()).containsExactly("émigré");
  }

  @Test
  default void a_tag_that_came_to_nothing_does_not_enter_the_directory() {
    var world = World.in(stores());
    var thread = world.open(world.nextThread());

    threads()
        .change(
            new Wanted(
                world.caller(),
                new ThreadLocator.ById(thread.id()),
                new Mentions(Set.of(), List.of(newTag("unused")))),
            loaded -> loaded.thread().decide(CLOSE, world.context(TEN)));

    assertThat(world.stored(thread.id()).isClosed()).isTrue();
    assertThat(tags(world)).isEmpty();
  }

  @Test
  default void a_tag_that_many_threads_get_at_once_enters_the_directory_once() throws Exception {
    var world = World.in(stores());
    var all = new ArrayList<ThreadId>();
    for (int number = 0; number < 8; number++) {
      all.add(world.open(world.nextThread()).id());
    }

    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var jobs =
          all.stream().<Callable<Transition>>map(id -> () -> tag(world, id, "rush")).toList();
      for (var done : callers.invokeAll(jobs)) {
        assertThat(done.get()).isInstanceOf(Transition.Moved.class);
      }
    }

    assertThat(tags(world)).containsExactly("rush");
    assertThat(all).allSatisfy(id -> assertThat(world.stored(id).tags().names()).hasSize(1));
  }

  @Test
  default void several_threads_changed_together_bring_a_tag_once() {
    var world = World.in(stores());
    var one = world.open(world.nextThread());
    var other = world.open(world.nextThread());
    var wanted =
        List.of(one, other).stream()
            .map(
                thread ->
                    new Wanted(
                        world.caller(),
                        new ThreadLocator.ById(thread.id()),
                        new Mentions(Set.of(), List.of(newTag("both")))))
            .toList();

    threads()
        .changeTogether(
            wanted,
            (_, loaded) ->
                loaded
                    .thread()
                    .decide(new ThreadCommand.AddTag(new Tag("both")), world.context(TEN)));

    assertThat(tags(world)).containsExactly("both");
  }

  @Test
  default void a_contact_known_by_a_vendors_id_enters_the_directory_with_its_first_thread() {
    var world = World.in(stores());
    var first = openFor(world, "lead-1");
    var second = openFor(world, "lead-1");
    var other = openFor(world, "lead-2");

    assertThat(second.links().contact()).isEqualTo(first.links().contact());
    assertThat(other.links().contact()).isNotEqualTo(first.links().contact());
    assertThat(
            stores()
                .directory()
                .findByExternalId(world.caller(), Contact.class, FEATHER_VENDOR, "lead-1"))
        .map(entry -> entry.id().value())
        .contains(first.links().contact().value());
    assertThat(stores().directory().list(world.caller(), Contact.class, 50, null).items())
        .hasSize(2);
  }

  @Test
  default void does_not_open_a_thread_for_a_known_contact_who_was_removed_meanwhile() {
    var world = World.in(stores());
    var lead = ExternalIds.of(FEATHER_VENDOR, "lead-1");
    var known = Entry.begun(new EntryId("known"), null, Contact.UNKNOWN, lead, TEN);
    stores().directory().add(world.caller(), known);
    var newcomer =
        Newcomer.known(Entry.begun(new EntryId("new"), null, Contact.UNKNOWN, lead, TEN));
    var found = new ArrayList<EntryId>();
    var opening = world.nextThread().opening();

    var opened =
        threads()
            .open(
                world.caller(),
                new Mentions(Set.of(), List.of(newcomer)),
                ground -> {
                  var contact = ground.known().id(newcomer.mention()).orElse(newcomer.entry().id());
                  found.add(contact);
                  if (found.size() == 1) {
                    stores().directory().remove(world.caller(), Contact.class, known.id(), _ -> {});
                  }
                  return ConversationThread.open(
                      opening.linked(Links.none().withContact(new ContactId(contact.value()))),
                      List.of(),
                      world.context(TEN));
                });

    assertThat(found).containsExactly(known.id(), newcomer.entry().id());
    assertThat(Outcomes.thread(opened).links().contact()).isEqualTo(new ContactId("new"));
    assertThat(stores().directory().list(world.caller(), Contact.class, 50, null).items())
        .extracting(Entry::id)
        .containsExactly(newcomer.entry().id());
  }

  @Test
  default void enters_a_newcomer_with_all_that_is_known_of_it() {
    var world = World.in(stores());
    world.add(new EntryId("company"), null, new Company("Company", List.of(), null, null, null));
    var contact =
        new Contact("Ann", "ann@b.example", "+1", "https://b.example/", new CompanyId("company"));
    var newcomer =
        new Newcomer(
            Mention.of(new ContactId("new")),
            Entry.begun(new EntryId("new"), null, contact, ExternalIds.none(), TEN));
    var opening = world.nextThread().opening();

    threads()
        .open(
            world.caller(),
            new Mentions(Set.of(), List.of(newcomer)),
            _ ->
                ConversationThread.open(
                    opening.linked(Links.none().withContact(new ContactId("new"))),
                    List.of(),
                    world.context(TEN)));

    assertThat(stores().directory().list(world.caller(), Contact.class, 50, null).items())
        .extracting(Entry::details)
        .containsExactly(contact);
  }

  private ConversationThread openFor(World world, String lead) {
    var contact =
        Entry.begun(
            EntryId.of(UUID.randomUUID()),
            null,
            Contact.UNKNOWN,
            ExternalIds.of(FEATHER_VENDOR, lead),
            TEN);
    var newcomer = Newcomer.known(contact);
    var opening = world.nextThread().opening();
    return Outcomes.thread(
        threads()
            .open(
                world.caller(),
                new Mentions(Set.of(), List.of(newcomer)),
                ground ->
                    ConversationThread.open(
                        opening.linked(
                            Links.none()
                                .withContact(
                                    new ContactId(
                                        ground
                                            .known()
                                            .id(newcomer.mention())
                                            .orElse(contact.id())
                                            .value()))),
                        List.of(),
                        world.context(TEN))));
  }
}
