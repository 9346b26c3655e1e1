package dev.threadkeep.application.transfer;

import static dev.threadkeep.application.transfer.WholeThreads.whole;
import static dev.threadkeep.domain.thread.fixture.Cast.ALICE;
import static dev.threadkeep.domain.thread.fixture.Cast.NINE;
import static dev.threadkeep.domain.thread.fixture.Cast.NOON;
import static dev.threadkeep.domain.thread.fixture.Cast.ORGANIZATION;
import static dev.threadkeep.domain.thread.fixture.Threads.aThread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.directory.DirectoryStore;
import dev.threadkeep.application.directory.entry.Contact;
import dev.threadkeep.application.directory.entry.Entry;
import dev.threadkeep.application.directory.entry.EntryId;
import dev.threadkeep.application.directory.entry.ExternalIds;
import dev.threadkeep.domain.party.ContactId;
import dev.threadkeep.domain.thread.Links;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Of an export that was begun at noon. */
class LatecomersTest {
  private final DirectoryStore directory = mock();
  private final Latecomers latecomers =
      new Latecomers(directory, Caller.service(ORGANIZATION, ALICE), NOON);

  private Entry<Contact> contactSince(Instant created) {
    var contact = Entry.begun(new EntryId("c"), null, Contact.UNKNOWN, ExternalIds.none(), created);
    when(directory.findAll(any(), eq(Contact.class), any())).thenReturn(List.of(contact));
    return contact;
  }

  private List<Entry<?>> aheadOfItsThread(Instant changed) {
    var thread = aThread().at(changed).linked(Links.none().withContact(new ContactId("c")));
    return latecomers.aheadOfThreads(List.of(whole(thread.story())));
  }

  @Test
  void what_a_thread_refers_to_that_came_after_the_directory_was_read_is_found() {
    var contact = contactSince(NOON);

    assertThat(aheadOfItsThread(NOON)).containsExactly(contact);
  }

  @Test
  void it_is_found_where_clocks_of_nodes_differ() {
    var contact = contactSince(NOON.minus(Latecomers.MARGIN));

    assertThat(aheadOfItsThread(NOON.minus(Latecomers.MARGIN.multipliedBy(2))))
        .containsExactly(contact);
  }

  @Test
  void for_a_thread_that_was_last_changed_long_before_nothing_is_looked_up() {
    assertThat(aheadOfItsThread(NINE)).isEmpty();

    verifyNoInteractions(directory);
  }

  @Test
  void an_entry_from_long_before_is_known_to_have_been_written() {
    contactSince(NINE);

    assertThat(aheadOfItsThread(NOON)).isEmpty();
  }

  @Test
  void an_entry_that_was_written_with_the_directory_is_not_looked_up() {
    latecomers.note(
        List.of(Entry.begun(new EntryId("c"), null, Contact.UNKNOWN, ExternalIds.none(), NOON)));

    assertThat(aheadOfItsThread(NOON)).isEmpty();

    verifyNoInteractions(directory);
  }

  @Test
  void an_entry_that_came_late_is_written_once() {
    contactSince(NOON);

    assertThat(aheadOfItsThread(NOON)).hasSize(1);
    assertThat(aheadOfItsThread(NOON)).isEmpty();
  }
}
