package dev.threadkeep.domain.thread;

import static dev.threadkeep.domain.thread.fixture.Cast.CUSTOMER;
import static dev.threadkeep.domain.thread.fixture.Cast.CUSTOMER_ID;
import static dev.threadkeep.domain.thread.fixture.Cast.ELEVEN;
import static dev.threadkeep.domain.thread.fixture.Cast.FEATHER;
import static dev.threadkeep.domain.thread.fixture.Cast.NINE;
import static dev.threadkeep.domain.thread.fixture.Cast.NOON;
import static dev.threadkeep.domain.thread.fixture.Cast.ORGANIZATION;
import static dev.threadkeep.domain.thread.fixture.Cast.TEN;
import static dev.threadkeep.domain.thread.fixture.Contexts.aContext;
import static dev.threadkeep.domain.thread.fixture.Outcomes.moved;
import static dev.threadkeep.domain.thread.fixture.Threads.THREAD;
import static dev.threadkeep.domain.thread.fixture.Threads.aThread;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.json.JsonValue.JsonText;
import dev.threadkeep.domain.thread.fixture.Messages;
import dev.threadkeep.domain.thread.fixture.Story;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** What is left of a thread whose contact is erased, and of its history. */
class ErasingAThreadTest {
  private static final int STEPS = 60;

  /** In each of these words, and nowhere else. */
  private static final String WORD = "Ada";

  private static final ThreadCommand ERASE = new ThreadCommand.Erase(null);

  /** A thread with words of somebody wherever it can have them. */
  private static Story talkative() {
    var channel = new Channel("sms", WORD + " id", WORD + " from", WORD + " to");
    return aThread()
        .titled(WORD + " asks")
        .linked(Links.none().withContact(CUSTOMER_ID).withChannel(channel))
        .having(new JsonObject(Map.of("feather", new JsonText(WORD))))
        .story(
            new ThreadCommand.Retitle(new Title(WORD + " asks again")),
            new ThreadCommand.WriteNotes(new Note("Call " + WORD)),
            new ThreadCommand.MergeAttributes(
                new JsonObject(Map.of("intercom", new JsonText(WORD)))),
            new ThreadCommand.LinkChannel(channel.withTo(WORD)),
            new ThreadCommand.Escalate(new Note(WORD)),
            new ThreadCommand.Deescalate(new Note(WORD)),
            new ThreadCommand.Archive(new Note(WORD)),
            new ThreadCommand.Restore(new Note(WORD)),
            new ThreadCommand.Snooze(new SnoozeEnd.NextReply()),
            new ThreadCommand.Wake(new Note(WORD)),
            new ThreadCommand.Close(new ReasonChoice.Unnamed(), new Note(WORD), false),
            new ThreadCommand.Reopen(new Note(WORD)))
        .then(
            aContext().at(TEN).through(FEATHER).build(),
            new ThreadCommand.Close(new ReasonChoice.Stated(WORD), new Note(WORD), true));
  }

  private static List<RecordedEvent> blanked(List<RecordedEvent> history) {
    return history.stream().map(RecordedEvent::blanked).toList();
  }

  @Test
  void no_word_and_no_address_of_anybody_is_left_in_a_thread() {
    var thread = talkative().thread();

    var erased = moved(thread.decide(ERASE, aContext().at(NOON).build())).thread();

    assertThat(thread.toString()).contains(WORD);
    assertThat(erased.toString()).doesNotContain(WORD);
    assertThat(erased.version()).isEqualTo(thread.version() + 1);
  }

  @Test
  void no_word_and_no_address_of_anybody_is_left_in_its_history() {
    var history = talkative().events();

    assertThat(blanked(history)).asString().doesNotContain(WORD);
    assertThat(history)
        .filteredOn(recorded -> recorded.toString().contains(WORD))
        .extracting(recorded -> recorded.event().getClass().getSimpleName())
        .contains("Opened", "Closed", "Reopened", "Woken", "Escalated", "Deescalated", "Archived")
        .contains("Restored", "Retitled", "Noted", "AttributesChanged", "Linked");
  }

  @Test
  void what_happened_and_whose_it_is_stays() {
    var closed = (ThreadStatus.Closed) talkative().thread().status();

    var erased = moved(talkative().thread().decide(ERASE, aContext().at(NOON).build())).thread();

    assertThat(erased.status())
        .isEqualTo(new ThreadStatus.Closed(closed.reason(), null, null, TEN, closed.by(), true));
    assertThat(erased.links())
        .isEqualTo(Links.none().withContact(CUSTOMER_ID).withChannel(Channel.of("sms")));
    assertThat(erased.flags()).isEqualTo(new Flags(false, false, false, true));
  }

  /** The repetition is the seed. */
  @RepeatedTest(200)
  void a_history_folds_to_the_same_whichever_of_its_events_are_blanked(RepetitionInfo repetition) {
    long seed = repetition.getCurrentRepetition();
    var random = new Random(seed);
    var walk = new RandomWalk(seed);
    var story = aThread().story();
    var thread = story.thread();
    var history = new ArrayList<>(story.events());
    for (int step = 0; step < STEPS; step++) {
      if (thread.decide(walk.commands(thread), walk.context()) instanceof Transition.Moved moved) {
        thread = moved.thread();
        history.addAll(moved.events());
      }
    }
    var context = aContext().at(thread.updatedAt()).build();
    if (!(thread.decide(ERASE, context) instanceof Transition.Moved erasure)) {
      assertThat(thread.flags().erased()).isTrue();
      return;
    }

    var whole = new ArrayList<>(blanked(history));
    whole.addAll(erasure.events());
    var half =
        new ArrayList<>(
            history.stream()
                .map(recorded -> random.nextBoolean() ? recorded.blanked() : recorded)
                .toList());
    half.addAll(erasure.events());

    assertThat(ConversationThread.replay(THREAD, ORGANIZATION, whole)).isEqualTo(erasure.thread());
    assertThat(ConversationThread.replay(THREAD, ORGANIZATION, half)).isEqualTo(erasure.thread());
    assertThat(blanked(whole)).as("blanked once is blanked for good").isEqualTo(whole);
    assertThat(erasure.thread().decide(ERASE, context))
        .isEqualTo(new Transition.Unchanged(erasure.thread()));
  }

  @Test
  void what_is_said_afterwards_can_be_erased_again() {
    var erased = moved(talkative().thread().decide(ERASE, aContext().at(TEN).build())).thread();
    var context = aContext().at(NOON).build();

    var assigned = moved(erased.decide(new ThreadCommand.MarkImportant(true), context)).thread();
    var written = moved(erased.decide(Messages.outbound().recorded(), context)).thread();
    var retitled =
        moved(erased.decide(new ThreadCommand.Retitle(new Title("New")), context)).thread();

    assertThat(assigned.flags().erased()).isTrue();
    assertThat(written.flags().erased()).isFalse();
    assertThat(retitled.flags().erased()).isFalse();
  }

  @Test
  void messages_of_somebody_else_take_nothing_else_from_a_thread() {
    var thread = talkative().thread();

    var erased =
        moved(
            thread.decide(
                new ThreadCommand.Erase(CUSTOMER_ID), aContext().by(CUSTOMER).at(NOON).build()));

    assertThat(erased.events())
        .extracting(RecordedEvent::event)
        .containsExactly(new ThreadEvent.Erased(CUSTOMER_ID));
    assertThat(erased.thread().title()).isEqualTo(thread.title());
    assertThat(erased.thread().notes()).isEqualTo(thread.notes());
    assertThat(erased.thread().status()).isEqualTo(thread.status());
  }

  @Test
  void a_thread_is_erased_by_its_age_only_while_it_is_closed() {
    var closed = aThread().titled("Refund").at(NINE).closed();
    var context = aContext().at(NOON).build();
    var old = new ThreadCommand.EraseIfClosedSince(TEN);

    assertThat(moved(closed.decide(old, context)).thread().title()).isNull();
    assertThat(closed.decide(new ThreadCommand.EraseIfClosedSince(NINE), context))
        .isEqualTo(new Transition.Unchanged(closed));
    var reopened = moved(closed.reopen(context)).thread();
    assertThat(reopened.decide(old, context)).isEqualTo(new Transition.Unchanged(reopened));
  }

  @Test
  void what_was_said_in_a_closed_thread_is_not_erased_before_its_own_time() {
    var closed = aThread().titled("Refund").at(NINE).closed();
    var answered =
        moved(
                closed.decide(
                    Messages.outbound().at(ELEVEN).recorded(), aContext().at(ELEVEN).build()))
            .thread();
    var context = aContext().at(NOON).build();

    assertThat(answered.decide(new ThreadCommand.EraseIfClosedSince(TEN), context))
        .isEqualTo(new Transition.Unchanged(answered));
    assertThat(
            moved(answered.decide(new ThreadCommand.EraseIfClosedSince(NOON), context))
                .thread()
                .title())
        .isNull();
  }
}
