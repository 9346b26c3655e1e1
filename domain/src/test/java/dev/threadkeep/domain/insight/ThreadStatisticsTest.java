package dev.threadkeep.domain.insight;

import static dev.threadkeep.domain.thread.fixture.Cast.ALICE;
import static dev.threadkeep.domain.thread.fixture.Cast.BOB;
import static dev.threadkeep.domain.thread.fixture.Cast.CUSTOMER;
import static dev.threadkeep.domain.thread.fixture.Cast.NINE;
import static dev.threadkeep.domain.thread.fixture.Cast.SALES;
import static dev.threadkeep.domain.thread.fixture.Cast.SUPPORT;
import static dev.threadkeep.domain.thread.fixture.Cast.TO_ALICE;
import static dev.threadkeep.domain.thread.fixture.Cast.TO_BOB;
import static dev.threadkeep.domain.thread.fixture.Threads.aThread;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.thread.ReasonChoice;
import dev.threadkeep.domain.thread.SnoozeEnd;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.domain.thread.fixture.Messages;
import dev.threadkeep.domain.thread.fixture.Story;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThreadStatisticsTest {
  private static final ThreadCommand CLOSE =
      new ThreadCommand.Close(new ReasonChoice.Unnamed(), null, false);
  private static final ThreadCommand REOPEN = new ThreadCommand.Reopen(null);
  private static final ThreadCommand ASKS = Messages.inbound().recorded();
  private static final ThreadCommand ANSWERS = Messages.outbound().recorded();

  @Test
  void a_thread_that_was_only_opened_has_no_figures() {
    assertThat(of(aThread().story()))
        .isEqualTo(
            new ThreadStatistics(
                0, 0, 0, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null, null));
  }

  @Test
  void nothing_at_all_has_no_figures_either() {
    assertThat(ThreadStatistics.of(List.of())).isEqualTo(of(aThread().story()));
  }

  @Test
  void without_its_opening_a_history_has_no_time_since_then() {
    var story = aThread().story();
    tell(story, 5, ALICE, CLOSE);

    var statistics = ThreadStatistics.of(story.events().subList(1, 2));

    assertThat(statistics.firstCloseAt()).isEqualTo(minute(5));
    assertThat(statistics.timeToFirstClose()).isNull();
  }

  @Test
  void a_life_is_summed_up() {
    var story = aThread().story();
    tell(story, 1, CUSTOMER, ASKS);
    tell(story, 2, ALICE, new ThreadCommand.Assign(TO_ALICE));
    tell(story, 4, ALICE, ANSWERS);
    tell(story, 5, ALICE, CLOSE);
    tell(story, 9, CUSTOMER, ASKS);
    tell(story, 10, BOB, new ThreadCommand.AssignTeam(SALES));
    tell(story, 12, BOB, ANSWERS);
    tell(story, 13, BOB, ANSWERS);
    tell(story, 20, BOB, CLOSE);

    assertThat(of(story))
        .isEqualTo(
            new ThreadStatistics(
                1,
                2,
                8,
                minute(2),
                minute(10),
                minute(12),
                minute(4),
                minute(13),
                minute(1),
                minute(9),
                minute(5),
                minute(20),
                BOB,
                Duration.ofMinutes(2),
                Duration.ofMinutes(4),
                Duration.ofMinutes(5),
                Duration.ofMinutes(20),
                Duration.ofMinutes(3)));
  }

  @Test
  void reopens_are_counted_however_they_come_about() {
    var story = aThread().story();
    tell(story, 1, ALICE, CLOSE);
    tell(story, 2, ALICE, REOPEN);
    tell(story, 3, ALICE, CLOSE);
    tell(story, 4, CUSTOMER, ASKS);
    tell(story, 5, ALICE, CLOSE);

    assertThat(of(story).reopens()).isEqualTo(2);
    assertThat(of(story).firstCloseAt()).isEqualTo(minute(1));
    assertThat(of(story).lastCloseAt()).isEqualTo(minute(5));
  }

  @Test
  void the_first_hands_count_as_assignments() {
    var both = of(aThread().assignedTo(TO_ALICE).assignedTo(SUPPORT).story());

    assertThat(both.assignments()).isEqualTo(2);
    assertThat(both.firstAssignmentAt()).isEqualTo(NINE);
    assertThat(both.timeToFirstAssignment()).isEqualTo(Duration.ZERO);
    assertThat(both.parts()).isZero();
    assertThat(of(aThread().assignedTo(TO_ALICE).story()).assignments()).isEqualTo(1);
    assertThat(of(aThread().assignedTo(SUPPORT).story()).assignments()).isEqualTo(1);
  }

  @Test
  void taking_a_thread_from_somebody_is_a_part_but_no_assignment() {
    var story = aThread().assignedTo(TO_ALICE).assignedTo(SUPPORT).story();
    tell(story, 1, ALICE, new ThreadCommand.Unassign(), new ThreadCommand.UnassignTeam());

    assertThat(of(story).assignments()).isEqualTo(2);
    assertThat(of(story).parts()).isEqualTo(2);
    assertThat(of(story).lastAssignmentAt()).isEqualTo(NINE);
  }

  @Test
  void the_reply_after_an_assignment_is_forgotten_with_the_next_assignment() {
    var story = aThread().assignedTo(TO_ALICE).story();
    tell(story, 1, ALICE, ANSWERS);
    tell(story, 2, ALICE, ANSWERS);
    assertThat(of(story).lastAssignmentReplyAt()).isEqualTo(minute(1));

    tell(story, 3, ALICE, new ThreadCommand.Assign(TO_BOB));
    assertThat(of(story).lastAssignmentReplyAt()).isNull();

    tell(story, 4, CUSTOMER, ASKS);
    assertThat(of(story).lastAssignmentReplyAt()).isNull();

    tell(story, 5, BOB, ANSWERS);
    assertThat(of(story).lastAssignmentReplyAt()).isEqualTo(minute(5));
  }

  @Test
  void a_reply_without_an_assignment_follows_none() {
    var story = aThread().story();
    tell(story, 1, ALICE, ANSWERS);

    assertThat(of(story).lastAssignmentReplyAt()).isNull();
    assertThat(of(story).firstReplyAt()).isEqualTo(minute(1));
    assertThat(of(story).medianTimeToReply()).isNull();
  }

  @Test
  void the_first_message_is_the_source_and_not_a_part() {
    var story = aThread().story();
    tell(story, 1, CUSTOMER, ASKS);
    assertThat(of(story).parts()).isZero();

    tell(story, 2, ALICE, ANSWERS);
    tell(story, 3, CUSTOMER, ASKS);
    assertThat(of(story).parts()).isEqualTo(2);
  }

  @Test
  void a_note_is_a_part_but_neither_source_nor_reply() {
    var story = aThread().assignedTo(TO_ALICE).story();
    tell(story, 1, ALICE, Messages.internal().recorded());
    tell(story, 2, CUSTOMER, ASKS);

    assertThat(of(story).parts()).isEqualTo(1);
    assertThat(of(story).firstReplyAt()).isNull();
    assertThat(of(story).lastAssignmentReplyAt()).isNull();
  }

  @Test
  void snoozes_and_wakes_are_parts_and_all_else_is_none() {
    var story = aThread().story();
    tell(story, 1, ALICE, new ThreadCommand.Snooze(new SnoozeEnd.NextReply()));
    tell(story, 2, ALICE, new ThreadCommand.Wake(null));
    assertThat(of(story).parts()).isEqualTo(2);

    tell(story, 3, ALICE, new ThreadCommand.Escalate(null), new ThreadCommand.Archive(null));
    tell(story, 4, ALICE, new ThreadCommand.MarkUnread(), new ThreadCommand.MarkImportant(true));
    assertThat(of(story).parts()).isEqualTo(2);
  }

  @Test
  void a_reply_counts_from_the_first_unanswered_message() {
    var story = aThread().story();
    tell(story, 1, CUSTOMER, ASKS);
    tell(story, 3, CUSTOMER, ASKS);
    tell(story, 7, ALICE, ANSWERS);
    tell(story, 9, ALICE, ANSWERS);

    assertThat(of(story).medianTimeToReply()).isEqualTo(Duration.ofMinutes(6));
  }

  @Test
  void the_median_lies_between_the_two_in_the_middle() {
    var story = aThread().story();
    reply(story, 0, 9);
    reply(story, 100, 1);
    assertThat(of(story).medianTimeToReply()).isEqualTo(Duration.ofMinutes(5));

    reply(story, 200, 2);
    assertThat(of(story).medianTimeToReply()).isEqualTo(Duration.ofMinutes(2));
  }

  @Test
  void the_median_looks_at_the_last_thousand_replies() {
    var story = aThread().story();
    for (int i = 0; i < 1_000; i++) {
      reply(story, i * 100, 2);
    }
    for (int i = 1_000; i < 1_500; i++) {
      reply(story, i * 100, 4);
    }
    assertThat(of(story).medianTimeToReply()).isEqualTo(Duration.ofMinutes(3));

    reply(story, 150_000, 4);
    assertThat(of(story).medianTimeToReply()).isEqualTo(Duration.ofMinutes(4));
  }

  private static void reply(Story story, int askedAt, int minutes) {
    tell(story, askedAt, CUSTOMER, ASKS);
    tell(story, askedAt + minutes, ALICE, ANSWERS);
  }

  private static void tell(Story story, int minute, Actor actor, ThreadCommand... commands) {
    story.then(minute(minute), actor, commands);
  }

  private static Instant minute(int minute) {
    return NINE.plus(Duration.ofMinutes(minute));
  }

  private static ThreadStatistics of(Story story) {
    return ThreadStatistics.of(story.events());
  }
}
