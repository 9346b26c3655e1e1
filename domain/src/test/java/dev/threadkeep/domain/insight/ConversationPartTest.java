package dev.threadkeep.domain.insight;

import static dev.threadkeep.domain.thread.fixture.Cast.ALICE;
import static dev.threadkeep.domain.thread.fixture.Cast.CUSTOMER;
import static dev.threadkeep.domain.thread.fixture.Cast.NINE;
import static dev.threadkeep.domain.thread.fixture.Cast.SUPPORT;
import static dev.threadkeep.domain.thread.fixture.Cast.TO_ALICE;
import static dev.threadkeep.domain.thread.fixture.Cast.TO_BOB;
import static dev.threadkeep.domain.thread.fixture.Threads.aThread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.thread.ReasonChoice;
import dev.threadkeep.domain.thread.RecordedEvent;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.domain.thread.fixture.Messages;
import dev.threadkeep.domain.thread.fixture.Story;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConversationPartTest {
  private static final ThreadCommand CLOSE =
      new ThreadCommand.Close(new ReasonChoice.Unnamed(), null, false);
  private static final ThreadCommand ASKS = Messages.inbound().recorded();
  private static final ThreadCommand ANSWERS = Messages.outbound().recorded();

  private int minute;

  @Test
  void the_words_that_go_with_a_close_are_part_of_it() {
    var story = answered();
    tell(story, ALICE, ANSWERS, CLOSE);

    assertThat(last(story)).isEqualTo("message_recorded closed");
  }

  @Test
  void a_close_by_a_later_request_is_a_part_of_its_own() {
    var story = answered();
    tell(story, ALICE, ANSWERS);
    tell(story, ALICE, CLOSE);

    assertThat(last(story)).isEqualTo("closed");
  }

  @Test
  void the_first_message_is_no_part_even_if_the_same_request_closes() {
    var story = aThread().story();
    tell(story, ALICE, ANSWERS, CLOSE);

    assertThat(parts(story)).containsExactly("closed");
  }

  @Test
  void the_words_that_go_with_an_assignment_are_part_of_it() {
    var story = answered();
    tell(story, ALICE, new ThreadCommand.Assign(TO_ALICE), ANSWERS);

    assertThat(last(story)).isEqualTo("assigned message_recorded");
  }

  @Test
  void an_assignment_that_reopens_is_one_part_with_its_words() {
    var story = answered();
    tell(story, ALICE, CLOSE);
    tell(
        story,
        ALICE,
        new ThreadCommand.EnsureNotClosed(),
        new ThreadCommand.AssignTeam(SUPPORT),
        ANSWERS);

    assertThat(last(story)).isEqualTo("reopened team_assigned message_recorded");
  }

  @Test
  void two_assignments_are_two_parts_and_a_close_after_the_words_is_a_third() {
    var story = answered();
    int before = parts(story).size();
    tell(
        story,
        ALICE,
        new ThreadCommand.Assign(TO_BOB),
        new ThreadCommand.AssignTeam(SUPPORT),
        ANSWERS,
        CLOSE);

    assertThat(parts(story).subList(before, before + 3))
        .containsExactly("assigned", "team_assigned message_recorded", "closed");
  }

  @Test
  void the_message_by_which_the_contact_comes_back_is_one_part_with_the_reopening() {
    var story = answered();
    tell(story, ALICE, CLOSE);
    tell(story, CUSTOMER, ASKS);

    assertThat(last(story)).isEqualTo("message_recorded reopened");
  }

  @Test
  void an_erasure_is_no_part() {
    var story = answered();
    var before = parts(story);
    tell(story, ALICE, new ThreadCommand.Erase(null));

    assertThat(parts(story)).isEqualTo(before);
  }

  @Test
  void a_note_stands_alone() {
    var story = answered();
    tell(story, ALICE, Messages.internal().recorded(), CLOSE);

    assertThat(last(story)).isEqualTo("closed");
    assertThat(ThreadStatistics.of(story.events()).parts()).isEqualTo(parts(story).size());
  }

  @Test
  void what_changes_no_conversation_is_no_part() {
    var story = answered();
    int before = parts(story).size();
    tell(story, ALICE, new ThreadCommand.MarkImportant(true), new ThreadCommand.Archive(null));

    assertThat(parts(story)).hasSize(before);
  }

  @Test
  void a_part_has_an_event() {
    List<RecordedEvent> none = List.of();

    assertThatThrownBy(() -> new ConversationPart(none))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** A question and its answer, the answer being the only part. */
  private Story answered() {
    var story = aThread().story();
    tell(story, CUSTOMER, ASKS);
    tell(story, ALICE, ANSWERS);
    return story;
  }

  private void tell(Story story, Actor by, ThreadCommand... commands) {
    story.then(NINE.plus(Duration.ofMinutes(++minute)), by, commands);
  }

  private static String last(Story story) {
    return parts(story).getLast();
  }

  private static List<String> parts(Story story) {
    return ConversationPart.of(story.events()).stream()
        .map(
            part ->
                String.join(
                    " ",
                    part.events().stream()
                        .map(recorded -> recorded.event().type().substring("thread.".length()))
                        .toList()))
        .toList();
  }
}
