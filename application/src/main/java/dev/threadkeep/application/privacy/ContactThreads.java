package dev.threadkeep.application.privacy;

import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.privacy.ErasureStore.Seen;
import dev.threadkeep.application.thread.ThreadQuery;
import dev.threadkeep.application.thread.ThreadReader;
import dev.threadkeep.domain.party.ContactId;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.ThreadId;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The threads that have something of a contact, batch by batch, in orders that nothing changes that
 * is done to them meanwhile.
 */
final class ContactThreads {
  /** Each has its history rewritten, and is locked until all have. */
  private static final int BATCH = 50;

  private final ThreadReader reader;
  private final ErasureStore store;
  private final Caller caller;
  private final ContactId contact;

  ContactThreads(ThreadReader reader, ErasureStore store, Caller caller, ContactId contact) {
    this.reader = reader;
    this.store = store;
    this.caller = caller;
    this.contact = contact;
  }

  /** Those that are the contact's, and those that were and are nobody's now. */
  void own(Consumer<List<ThreadId>> each) {
    ThreadReader.@Nullable Position after = null;
    do {
      var page = reader.list(caller, query(after));
      each.accept(page.items().stream().map(ConversationThread::id).toList());
      after = page.next();
    } while (after != null);
    inBatches(
        behind -> store.threadsLeftBy(caller, contact, behind, BATCH), Function.identity(), each);
  }

  private ThreadQuery query(ThreadReader.@Nullable Position after) {
    return new ThreadQuery(
        null,
        new ThreadQuery.Narrowing.ByContact(contact),
        ThreadQuery.ArchiveFilter.ANY,
        null,
        ThreadQuery.Sort.CREATED_ASCENDING,
        after,
        BATCH);
  }

  /** Those of anybody in which there are words of the contact. */
  void withWords(Consumer<List<Seen>> each) {
    inBatches(
        behind -> store.threadsWithWordsOf(caller, contact, behind, BATCH), Seen::thread, each);
  }

  private interface Batches<T> {
    List<T> behind(@Nullable ThreadId last);
  }

  private static <T> void inBatches(
      Batches<T> batches, Function<T, ThreadId> id, Consumer<List<T>> each) {
    var batch = batches.behind(null);
    while (!batch.isEmpty()) {
      each.accept(batch);
      batch = batches.behind(id.apply(batch.getLast()));
    }
  }
}
