package dev.threadkeep.application.thread;

import static dev.threadkeep.domain.thread.fixture.Cast.ALICE_ID;
import static dev.threadkeep.domain.thread.fixture.Cast.BOT_ID;
import static dev.threadkeep.domain.thread.fixture.Cast.ELEVEN;
import static dev.threadkeep.domain.thread.fixture.Cast.INTERCOM_VENDOR;
import static dev.threadkeep.domain.thread.fixture.Cast.NINE;
import static dev.threadkeep.domain.thread.fixture.Cast.RESOLVED;
import static dev.threadkeep.domain.thread.fixture.Cast.TEN;
import static dev.threadkeep.domain.thread.fixture.Cast.TO_ALICE;
import static dev.threadkeep.domain.thread.fixture.Cast.TO_BOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadkeep.application.StoresUnderTest;
import dev.threadkeep.application.World;
import dev.threadkeep.application.access.KeyInvalidException;
import dev.threadkeep.application.connection.Connections;
import dev.threadkeep.application.directory.entry.Mention;
import dev.threadkeep.application.directory.entry.Mentions;
import dev.threadkeep.application.thread.ThreadException.UnknownThread;
import dev.threadkeep.application.thread.ThreadStore.Wanted;
import dev.threadkeep.domain.party.Assignee;
import dev.threadkeep.domain.party.TeammateId;
import dev.threadkeep.domain.policy.InboundPolicy.WithinWindow;
import dev.threadkeep.domain.policy.LifecyclePolicy;
import dev.threadkeep.domain.thread.ChangeContext;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.ReasonChoice;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.thread.Title;
import dev.threadkeep.domain.thread.Transition;
import dev.threadkeep.domain.thread.fixture.Messages;
import dev.threadkeep.domain.thread.fixture.Policies;
import dev.threadkeep.domain.vendor.ConnectionId;
import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.domain.vendor.Holder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What every {@link ThreadStore} must do; each implementation's test implements this. */
public interface ThreadStoreContract
    extends AnswersOfChangesContract,
        ReferencesOfThreadsContract,
        ChangesTogetherContract,
        EntriesOfThreadsContract {
  ThreadCommand CLOSE = new ThreadCommand.Close(new ReasonChoice.Named(RESOLVED), null, false);
  ThreadCommand REOPEN = new ThreadCommand.Reopen(null);

  @Override
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

    var transitions = AtOnce.call(16, _ -> world.decide(thread.id(), world.context(TEN), CLOSE));

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

    AtOnce.call(
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
}
