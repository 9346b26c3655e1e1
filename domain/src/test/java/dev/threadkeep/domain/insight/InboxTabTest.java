package dev.threadkeep.domain.insight;

import static dev.threadkeep.domain.thread.fixture.Cast.ALICE;
import static dev.threadkeep.domain.thread.fixture.Cast.ALICE_ID;
import static dev.threadkeep.domain.thread.fixture.Cast.BOB_ID;
import static dev.threadkeep.domain.thread.fixture.Cast.BOT_ID;
import static dev.threadkeep.domain.thread.fixture.Cast.CUSTOMER;
import static dev.threadkeep.domain.thread.fixture.Cast.ELEVEN;
import static dev.threadkeep.domain.thread.fixture.Cast.SUPPORT;
import static dev.threadkeep.domain.thread.fixture.Cast.TEN;
import static dev.threadkeep.domain.thread.fixture.Cast.TO_ALICE;
import static dev.threadkeep.domain.thread.fixture.Cast.TO_BOT;
import static dev.threadkeep.domain.thread.fixture.Threads.aThread;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.domain.thread.fixture.Messages;
import dev.threadkeep.domain.thread.fixture.Threads;
import org.junit.jupiter.api.Test;

class InboxTabTest {

  @Test
  void a_closed_thread_is_done_whoever_holds_it() {
    assertThat(InboxTab.of(aThread().assignedTo(TO_ALICE).closed(), ALICE_ID))
        .isEqualTo(InboxTab.DONE);
  }

  @Test
  void a_snoozed_thread_is_snoozed_whoever_holds_it() {
    assertThat(InboxTab.of(aThread().assignedTo(TO_ALICE).snoozed(), ALICE_ID))
        .isEqualTo(InboxTab.SNOOZED);
    assertThat(InboxTab.of(aThread().snoozedUntilReply(), null)).isEqualTo(InboxTab.SNOOZED);
  }

  @Test
  void an_open_thread_is_mine_if_i_hold_it() {
    assertThat(InboxTab.of(aThread().assignedTo(TO_ALICE).open(), ALICE_ID)).isEqualTo(InboxTab.MY);
    assertThat(InboxTab.of(aThread().assignedTo(TO_BOT).open(), BOT_ID)).isEqualTo(InboxTab.MY);
    assertThat(InboxTab.of(aThread().assignedTo(TO_ALICE).open(), BOB_ID)).isEqualTo(InboxTab.OPEN);
    assertThat(InboxTab.of(aThread().assignedTo(TO_ALICE).open(), null)).isEqualTo(InboxTab.OPEN);
  }

  @Test
  void a_thread_is_new_until_somebody_answers_or_gets_it() {
    assertThat(InboxTab.of(aThread().open(), ALICE_ID)).isEqualTo(InboxTab.NEW);
    assertThat(InboxTab.of(aThread().with(Messages.inbound()).open(), null))
        .isEqualTo(InboxTab.NEW);
    assertThat(InboxTab.of(aThread().with(Messages.internal()).open(), null))
        .isEqualTo(InboxTab.NEW);
    assertThat(InboxTab.of(aThread().with(Messages.outbound()).open(), null))
        .isEqualTo(InboxTab.OPEN);
    assertThat(InboxTab.of(aThread().assignedTo(SUPPORT).open(), null)).isEqualTo(InboxTab.OPEN);
  }

  @Test
  void a_thread_needs_a_response_when_the_contact_wrote_last() {
    var asked =
        aThread()
            .with(Messages.outbound())
            .story()
            .then(TEN, CUSTOMER, Messages.inbound().at(TEN).recorded());
    assertThat(InboxTab.of(asked.thread(), null)).isEqualTo(InboxTab.NEEDS_RESPONSE);

    var answered = asked.then(ELEVEN, ALICE, Messages.outbound().at(ELEVEN).recorded());
    assertThat(InboxTab.of(answered.thread(), null)).isEqualTo(InboxTab.OPEN);
  }

  @Test
  void a_thread_in_other_hands_needs_a_response_even_to_its_first_message() {
    assertThat(InboxTab.of(aThread().assignedTo(TO_ALICE).with(Messages.inbound()).open(), BOB_ID))
        .isEqualTo(InboxTab.NEEDS_RESPONSE);
  }

  @Test
  void a_question_and_its_answer_at_the_same_moment_need_no_response() {
    Threads both = aThread().with(Messages.inbound()).with(Messages.outbound());

    assertThat(InboxTab.of(both.open(), null)).isEqualTo(InboxTab.OPEN);
  }
}
