package dev.threadkeep.domain.thread;

import static dev.threadkeep.domain.thread.fixture.Cast.ORGANIZATION;
import static dev.threadkeep.domain.thread.fixture.Threads.THREAD;
import static dev.threadkeep.domain.thread.fixture.Threads.aThread;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.domain.message.Message;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The laws that hold whatever is asked of a thread, by whom, when and under which policy. A failure
 * names the seed of its walk, and the same seed walks the same way again.
 */
class LifecycleLawsTest {
  private static final int WALKS = 200;
  private static final int STEPS = 60;

  /** Every case that a walk has come by. */
  private final Set<Class<?>> reached = new HashSet<>();

  static LongStream seeds() {
    return LongStream.rangeClosed(1, WALKS);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void the_laws_hold_on_every_walk(long seed) {
    walk(seed);
  }

  @Test
  void every_case_is_reached_by_some_walk() {
    seeds().forEach(this::walk);

    assertThat(reached)
        .containsAll(leaves(ThreadStatus.class).toList())
        .containsAll(leaves(ThreadCommand.class).toList())
        .containsAll(leaves(Transition.class).toList())
        .containsAll(leaves(ThreadEvent.class).toList())
        .containsAll(leaves(Rejection.class).toList());
  }

  private void walk(long seed) {
    var walk = new RandomWalk(seed);
    var story = aThread().story();
    var thread = story.thread();
    var history = new ArrayList<>(story.events());
    history.forEach(recorded -> reached.add(recorded.event().getClass()));

    for (int step = 0; step < STEPS; step++) {
      var commands = walk.commands(thread);
      var context = walk.context();

      var transition = thread.decide(commands, context);

      reached(commands, transition);
      assertThat(thread.decide(commands, context))
          .as("the same question has the same answer")
          .isEqualTo(transition);
      switch (transition) {
        case Transition.Moved moved -> {
          history.addAll(moved.events());
          holdsTogether(thread, moved, commands, context);
          if (moved.followUp() != null) {
            holdsTogether(moved.followUp());
          }
          thread = moved.thread();
        }
        case Transition.Unchanged unchanged -> assertThat(unchanged.thread()).isEqualTo(thread);
        case Transition.Refused refused ->
            assertThat(refused.rejection().situation().status())
                .as("a refusal changes nothing")
                .isEqualTo(thread.status());
        case Transition.Forwarded forwarded ->
            assertThat(forwarded.followUp()).isEqualTo(thread.followUp());
      }
      staleTimersDoNothing(thread, context);
      ensuringTwiceIsEnsuringOnce(thread, walk.ensure(), context);
    }

    assertThat(ConversationThread.replay(THREAD, ORGANIZATION, history))
        .as("folding the emitted events gives the returned state")
        .isEqualTo(thread);
  }

  private void reached(List<ThreadCommand> commands, Transition transition) {
    commands.forEach(command -> reached.add(command.getClass()));
    reached.add(transition.getClass());
    switch (transition) {
      case Transition.Moved moved -> {
        reached.add(moved.thread().status().getClass());
        moved.events().forEach(recorded -> reached.add(recorded.event().getClass()));
      }
      case Transition.Refused refused -> reached.add(refused.rejection().getClass());
      case Transition.Unchanged unchanged -> {}
      case Transition.Forwarded forwarded -> {}
    }
  }

  private static void holdsTogether(
      ConversationThread before,
      Transition.Moved moved,
      List<ThreadCommand> commands,
      ChangeContext context) {
    var folded = before;
    for (var recorded : moved.events()) {
      assertThat(recorded.at())
          .as("event times never go backwards")
          .isAfterOrEqualTo(folded.updatedAt())
          .isAfterOrEqualTo(context.now());
      folded = folded.evolve(recorded);
    }
    assertThat(moved.thread())
        .as("folding the emitted events gives the returned state")
        .isEqualTo(folded);
    assertThat(moved.thread().version())
        .as("version counts events")
        .isEqualTo(before.version() + moved.events().size());
    assertThat(moved.messages().size() + followedUp(moved).size())
        .as("every message is kept exactly once")
        .isEqualTo(
            (int) commands.stream().filter(ThreadCommand.RecordMessage.class::isInstance).count());
    closedHasItsFacts(moved);
  }

  private static List<Message> followedUp(Transition.Moved moved) {
    return moved.followUp() == null ? List.of() : moved.followUp().messages();
  }

  private static void holdsTogether(Transition.Moved opened) {
    assertThat(ConversationThread.replay(opened.thread().id(), ORGANIZATION, opened.events()))
        .as("folding the emitted events gives the returned state")
        .isEqualTo(opened.thread());
    assertThat(opened.thread().version()).isEqualTo(opened.events().size());
  }

  /** Closed always has reason, time and actor, and they are those of the last close. */
  private static void closedHasItsFacts(Transition.Moved moved) {
    if (moved.thread().status() instanceof ThreadStatus.Closed closed) {
      assertThat(closed.reason()).isNotNull();
      assertThat(closed.by()).isNotNull();
      assertThat(closed.at()).isBetween(moved.thread().createdAt(), moved.thread().updatedAt());
      moved.events().reversed().stream()
          .filter(recorded -> recorded.event() instanceof ThreadEvent.Closed)
          .findFirst()
          .ifPresent(
              last -> {
                assertThat(closed.at()).isEqualTo(last.at());
                assertThat(closed.by()).isEqualTo(last.by());
                assertThat(closed.reason()).isEqualTo(((ThreadEvent.Closed) last.event()).reason());
              });
    }
  }

  private static void staleTimersDoNothing(ConversationThread thread, ChangeContext context) {
    var stale = thread.createdAt().minusSeconds(1);

    assertThat(thread.decide(new ThreadCommand.WakeDue(stale), context))
        .as("a stale timer does nothing")
        .isEqualTo(new Transition.Unchanged(thread));
  }

  private static void ensuringTwiceIsEnsuringOnce(
      ConversationThread thread, ThreadCommand ensure, ChangeContext context) {
    if (thread.decide(ensure, context) instanceof Transition.Moved once) {
      assertThat(once.thread().decide(ensure, context))
          .as("%s twice is the same as once", ensure)
          .isEqualTo(new Transition.Unchanged(once.thread()));
    }
  }

  private static Stream<Class<?>> leaves(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(LifecycleLawsTest::leaves)
        : Stream.of(type);
  }
}
