package dev.threadkeep.application.thread;

import static dev.threadkeep.application.thread.ThreadStoreContract.CLOSE;
import static dev.threadkeep.application.thread.ThreadStoreContract.REOPEN;
import static dev.threadkeep.domain.thread.fixture.Cast.INTERCOM_VENDOR;
import static dev.threadkeep.domain.thread.fixture.Cast.NOON;
import static dev.threadkeep.domain.thread.fixture.Cast.TEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.threadkeep.application.StoresUnderTest;
import dev.threadkeep.application.World;
import dev.threadkeep.application.directory.entry.Mentions;
import dev.threadkeep.application.thread.ThreadException.Refused;
import dev.threadkeep.application.thread.ThreadException.UnknownThread;
import dev.threadkeep.application.thread.ThreadStore.Wanted;
import dev.threadkeep.domain.thread.SnoozeEnd;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.thread.Title;
import dev.threadkeep.domain.thread.Transition;
import dev.threadkeep.domain.vendor.ExternalReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Of a {@link ThreadStore}: several changes of which all are made or none. */
interface ChangesTogetherContract {
  StoresUnderTest stores();

  private ThreadStore threads() {
    return stores().threads();
  }

  private ThreadReader.History history(World world, ThreadId id) {
    return stores().reader().history(world.caller(), new ThreadLocator.ById(id));
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

    AtOnce.call(
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
}
