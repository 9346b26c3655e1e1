package dev.threadkeep.application.thread;

import static dev.threadkeep.application.idempotency.Claims.asking;
import static dev.threadkeep.application.idempotency.Claims.claim;
import static dev.threadkeep.application.thread.ThreadStoreContract.CLOSE;
import static dev.threadkeep.application.thread.ThreadStoreContract.REOPEN;
import static dev.threadkeep.domain.thread.fixture.Cast.NINE;
import static dev.threadkeep.domain.thread.fixture.Cast.TEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadkeep.application.StoresUnderTest;
import dev.threadkeep.application.World;
import dev.threadkeep.application.directory.entry.Mentions;
import dev.threadkeep.application.idempotency.Claim;
import dev.threadkeep.application.idempotency.Keeping;
import dev.threadkeep.application.idempotency.KeptAnswer;
import dev.threadkeep.application.idempotency.RepeatedRequestException.AnsweredBefore;
import dev.threadkeep.application.idempotency.RepeatedRequestException.KeyReused;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.thread.Transition;
import dev.threadkeep.domain.thread.fixture.Messages;
import dev.threadkeep.domain.thread.fixture.Outcomes;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Of a {@link ThreadStore}: what a request is answered is kept with what it changes, once. */
interface AnswersOfChangesContract {
  StoresUnderTest stores();

  private ThreadStore threads() {
    return stores().threads();
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
}
