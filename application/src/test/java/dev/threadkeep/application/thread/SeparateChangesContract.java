package dev.threadkeep.application.thread;

import static dev.threadkeep.application.thread.ThreadStoreContract.CLOSE;
import static dev.threadkeep.application.thread.ThreadStoreContract.REOPEN;
import static dev.threadkeep.domain.thread.fixture.Cast.TEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadkeep.application.StoresUnderTest;
import dev.threadkeep.application.World;
import dev.threadkeep.application.access.KeyInvalidException;
import dev.threadkeep.application.directory.entry.Mentions;
import dev.threadkeep.application.thread.ThreadException.UnknownThread;
import dev.threadkeep.application.thread.ThreadStore.Wanted;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.thread.Title;
import dev.threadkeep.domain.thread.Transition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link ThreadStore} does with many changes that do not depend on each other. */
public interface SeparateChangesContract {
  StoresUnderTest stores();

  private List<Attempt<Transition>> change(
      World world, List<ThreadId> threads, List<? extends ThreadCommand> commands) {
    return stores()
        .threads()
        .changeSeparately(
            threads.stream().map(world::wanted).toList(),
            (position, loaded) ->
                loaded.thread().decide(commands.get(position), world.context(TEN)));
  }

  @Test
  default void changes_each_and_says_so_in_the_order_named() {
    var world = World.in(stores());
    var one = world.open(world.nextThread());
    var other = world.open(world.nextThread());

    var attempts = change(world, List.of(other.id(), one.id()), List.of(CLOSE, CLOSE));

    assertThat(attempts)
        .extracting(attempt -> moved(attempt).id())
        .containsExactly(other.id(), one.id());
    assertThat(attempts)
        .allSatisfy(
            attempt -> {
              var thread = moved(attempt);
              assertThat(thread.isClosed()).isTrue();
              assertThat(world.stored(thread.id())).isEqualTo(thread);
            });
  }

  private static ConversationThread moved(Attempt<Transition> attempt) {
    if (attempt instanceof Attempt.Done(Transition.Moved moved)) {
      return moved.thread();
    }
    throw new AssertionError("did not move: " + attempt);
  }

  @Test
  default void one_that_cannot_be_made_keeps_no_other_from_being_made() {
    var world = World.in(stores());
    var closed = world.open(world.nextThread(), CLOSE);
    var open = world.open(world.nextThread());
    var nowhere = new ThreadId(UUID.randomUUID());

    var attempts =
        change(world, List.of(nowhere, closed.id(), open.id()), Collections.nCopies(3, CLOSE));

    assertThat(attempts.get(0))
        .isInstanceOfSatisfying(
            Attempt.Failed.class,
            failed -> assertThat(failed.failure()).isInstanceOf(UnknownThread.class));
    assertThat(attempts.get(1))
        .isInstanceOfSatisfying(
            Attempt.Done.class,
            done -> assertThat(done.outcome()).isInstanceOf(Transition.Refused.class));
    assertThat(world.stored(closed.id())).isEqualTo(closed);
    assertThat(world.stored(open.id()).isClosed()).isTrue();
  }

  @Test
  default void a_decision_that_throws_leaves_its_thread_alone() {
    var world = World.in(stores());
    var first = world.open(world.nextThread());
    var second = world.open(world.nextThread());

    var attempts =
        stores()
            .threads()
            .changeSeparately(
                List.of(world.wanted(first.id()), world.wanted(second.id())),
                (position, loaded) -> {
                  if (position == 0) {
                    throw new UnknownThread();
                  }
                  return loaded.thread().decide(CLOSE, world.context(TEN));
                });

    assertThat(attempts.getFirst()).isInstanceOf(Attempt.Failed.class);
    assertThat(world.stored(first.id())).isEqualTo(first);
    assertThat(world.stored(second.id()).isClosed()).isTrue();
  }

  @Test
  default void a_thread_named_twice_is_changed_twice_in_turn() {
    var world = World.in(stores());
    var thread = world.open(world.nextThread());

    change(world, List.of(thread.id(), thread.id(), thread.id()), List.of(CLOSE, REOPEN, CLOSE));

    assertThat(world.stored(thread.id()).isClosed()).isTrue();
    assertThat(world.stored(thread.id()).version()).isEqualTo(4);
  }

  @Test
  default void a_thousand_are_changed() {
    var world = World.in(stores());
    var threads = Stream.generate(() -> world.open(world.nextThread()).id()).limit(20).toList();
    var ids = new ArrayList<ThreadId>();
    var commands = new ArrayList<ThreadCommand>();
    for (int number = 0; number < 1_000; number++) {
      ids.add(threads.get(number % threads.size()));
      commands.add(new ThreadCommand.Retitle(new Title("Title " + number)));
    }

    var attempts = change(world, ids, commands);

    assertThat(attempts).hasSize(1_000).allMatch(Attempt.Done.class::isInstance);
    assertThat(threads)
        .allSatisfy(id -> assertThat(world.stored(id).version()).isEqualTo(1 + 1_000 / 20));
  }

  @Test
  default void whose_key_no_longer_works_changes_nothing() {
    var world = World.in(stores());
    var thread = world.open(world.nextThread());
    var revoked = world.key();
    stores().keys().revoke(world.caller(), world.signature(), revoked.key().id(), TEN);
    var wanted =
        new Wanted(world.holding(revoked), new ThreadLocator.ById(thread.id()), Mentions.none());

    assertThatThrownBy(
            () ->
                stores()
                    .threads()
                    .changeSeparately(
                        List.of(wanted),
                        (_, loaded) -> loaded.thread().decide(CLOSE, world.context(TEN))))
        .isInstanceOf(KeyInvalidException.class);
    assertThat(world.stored(thread.id())).isEqualTo(thread);
  }

  @Test
  default void none_is_lost_to_others_who_change_the_same_threads() {
    var world = World.in(stores());
    var threads = Stream.generate(() -> world.open(world.nextThread()).id()).limit(8).toList();

    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var done = new ArrayList<CompletableFuture<List<Attempt<Transition>>>>();
      for (int caller = 0; caller < 8; caller++) {
        var order = new ArrayList<>(threads);
        Collections.rotate(order, caller);
        var title = new ThreadCommand.Retitle(new Title("By " + caller));
        done.add(
            CompletableFuture.supplyAsync(
                () -> change(world, order, Collections.nCopies(order.size(), title)), callers));
      }
      assertThat(done)
          .allSatisfy(
              attempts ->
                  assertThat(attempts.join()).hasSize(8).allMatch(Attempt.Done.class::isInstance));
    }

    assertThat(threads).allSatisfy(id -> assertThat(world.stored(id).version()).isEqualTo(9));
  }
}
