package dev.threadkeep.application.transfer;

import static dev.threadkeep.application.transfer.OnError.STOP;
import static dev.threadkeep.domain.thread.fixture.Cast.ALICE;
import static dev.threadkeep.domain.thread.fixture.Cast.CUSTOMER;
import static dev.threadkeep.domain.thread.fixture.Cast.CUSTOMER_ID;
import static dev.threadkeep.domain.thread.fixture.Cast.ELEVEN;
import static dev.threadkeep.domain.thread.fixture.Cast.NOON;
import static dev.threadkeep.domain.thread.fixture.Cast.TEN;
import static dev.threadkeep.domain.thread.fixture.Threads.aThread;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.transfer.ImportSummary.Problem;
import dev.threadkeep.domain.message.Message;
import dev.threadkeep.domain.party.ContactId;
import dev.threadkeep.domain.thread.Channel;
import dev.threadkeep.domain.thread.Links;
import dev.threadkeep.domain.thread.Note;
import dev.threadkeep.domain.thread.RecordedEvent;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.domain.thread.fixture.Messages;
import dev.threadkeep.domain.thread.fixture.Story;
import dev.threadkeep.domain.thread.fixture.Threads;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ImportingErasedThreadsTest extends AnImport {
  private static final ThreadCommand SAID =
      Messages.inbound().by(CUSTOMER).saying("Where is it?").recorded();

  private static Threads opened() {
    return aThread().of(ELSEWHERE);
  }

  /** The thread after an erasure, with all its words: no store would keep them. */
  private static WholeThread erased(Story story, @Nullable ContactId messagesOf) {
    return WholeThreads.whole(story.then(ELEVEN, ALICE, new ThreadCommand.Erase(messagesOf)));
  }

  /** As a store keeps it. */
  private static WholeThread blanked(WholeThread whole) {
    return WholeThreads.whole(
        whole.thread(),
        whole.events().stream().map(RecordedEvent::blanked).toList(),
        whole.messages().stream().map(Message::blanked).toList());
  }

  static Stream<WholeThread> histories_that_have_what_they_say_was_erased() {
    return Stream.of(
            opened().titled("Ada's parcel").story(),
            opened().linked(Links.none().withChannel(Channel.of("sms").withFrom("+1999"))).story(),
            opened().story(new ThreadCommand.WriteNotes(new Note("Ada is moody"))),
            opened().story().then(TEN, CUSTOMER, SAID))
        .map(story -> erased(story, null));
  }

  @ParameterizedTest
  @MethodSource("histories_that_have_what_they_say_was_erased")
  void a_history_that_has_what_it_says_was_erased_is_refused(WholeThread whole) {
    begun().with(whole).with(end(1)).imported(STOP);

    assertThat(problems).extracting(Problem::line).containsExactly(3L);
    assertThat(problems.getFirst().detail()).endsWith("a later event erased.");
    assertThat(kept()).isEmpty();
  }

  @Test
  void what_was_erased_and_is_there_is_told_by_its_event() {
    begun().with(erased(opened().titled("Ada's parcel").story(), null)).imported(STOP);

    assertThat(problems.getFirst().detail())
        .isEqualTo(
            "The thread is not whole: event 1, thread.opened, has what a later event erased.");
  }

  @Test
  void a_message_of_somebody_whose_messages_were_erased_is_refused() {
    var whole = erased(opened().story().then(TEN, CUSTOMER, SAID), CUSTOMER_ID);

    begun().with(whole).with(end(1)).imported(STOP);

    assertThat(problems)
        .containsExactly(
            new Problem(
                3,
                "The thread is not whole: message %s has a text that a later event erased."
                    .formatted(whole.messages().getFirst().id())));
  }

  @Test
  void a_message_of_another_stays_where_somebodys_messages_were_erased() {
    var reply = Messages.outbound().numbered(2).saying("On its way").recorded();
    var story = opened().titled("Parcel").story().then(TEN, ALICE, reply);

    begun().with(erased(story, CUSTOMER_ID)).with(end(1)).imported(STOP);

    assertThat(problems).isEmpty();
    assertThat(kept()).hasSize(1);
  }

  @Test
  void an_erased_thread_is_imported_as_a_store_keeps_it() {
    var story = opened().titled("Ada's parcel").story().then(TEN, CUSTOMER, SAID);

    begun().with(blanked(erased(story, null))).with(end(1)).imported(STOP);

    assertThat(problems).isEmpty();
    assertThat(kept()).hasSize(1);
  }

  @Test
  void what_came_behind_an_erasure_is_imported() {
    var whole =
        WholeThreads.whole(
            opened()
                .titled("Ada's parcel")
                .story()
                .then(ELEVEN, ALICE, new ThreadCommand.Erase(null))
                .then(NOON, CUSTOMER, SAID));

    begun()
        .with(WholeThreads.whole(whole.thread(), blanked(whole).events(), whole.messages()))
        .with(end(1))
        .imported(STOP);

    assertThat(problems).isEmpty();
    assertThat(kept()).hasSize(1);
  }
}
