package dev.threadkeep.application.privacy;

import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.access.Signature;
import dev.threadkeep.application.directory.DirectoryStore;
import dev.threadkeep.application.directory.entry.Contact;
import dev.threadkeep.application.directory.entry.Entry;
import dev.threadkeep.application.directory.entry.EntryId;
import dev.threadkeep.application.privacy.ErasureStore.Erased;
import dev.threadkeep.application.thread.ChangeTogetherException;
import dev.threadkeep.application.thread.Origin;
import dev.threadkeep.application.thread.ThreadException;
import dev.threadkeep.application.thread.ThreadLifecycle;
import dev.threadkeep.application.thread.ThreadLifecycle.Outcome;
import dev.threadkeep.application.thread.ThreadLifecycle.Request;
import dev.threadkeep.application.thread.ThreadLocator;
import dev.threadkeep.application.thread.ThreadReader;
import dev.threadkeep.domain.party.ContactId;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.domain.thread.ThreadId;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Use case: erasing a contact. Words, names and addresses go; the entry in the directory stays
 * without them, so that what refers to it still finds it. Of a contact who is no longer in the
 * directory all else goes.
 *
 * <p>Done in batches, each a transaction of its own, and the entry last: whoever is cut off in the
 * middle asks again, and what is left is done then.
 */
public final class ContactErasure {
  private final DirectoryStore directory;
  private final ThreadReader reader;
  private final ThreadLifecycle threads;
  private final ErasureStore store;
  private final InstantSource clock;

  public ContactErasure(
      DirectoryStore directory,
      ThreadReader reader,
      ThreadLifecycle threads,
      ErasureStore store,
      InstantSource clock) {
    this.directory = directory;
    this.reader = reader;
    this.threads = threads;
    this.store = store;
    this.clock = clock;
  }

  /**
   * What came of it.
   *
   * @param contact the contact's entry as it is now, if the directory has it still
   * @param erased what was taken elsewhere
   */
  public record Erasure(@Nullable Entry<Contact> contact, Erased erased) {}

  /**
   * Erases a contact; a second time only what has come since. Nothing if the directory has no such
   * contact, and nothing is or was left of one.
   *
   * @throws dev.threadkeep.application.thread.ThreadException.TooBusy if a thread changed under
   *     every attempt; what was done by then stays done
   */
  public Optional<Erasure> erase(
      Caller caller, Signature signature, Origin origin, EntryId contact) {
    var found = directory.find(caller, Contact.class, contact);
    var work = new Work(caller, origin, new ContactId(contact.value()), Traces.of(contact, found));
    var erased = work.run();
    if (erased.isSomething() || found.filter(entry -> !isBlank(entry)).isPresent()) {
      store.blankEntry(caller, signature, contact, erased, clock.instant());
    } else if (found.isEmpty() && !store.wasErased(caller, contact)) {
      return Optional.empty();
    }
    return Optional.of(
        new Erasure(directory.find(caller, Contact.class, contact).orElse(null), erased));
  }

  private static boolean isBlank(Entry<Contact> entry) {
    return entry.details().erasedAt() != null
        && entry.details().isBlank()
        && entry.externalIds().all().isEmpty();
  }

  /** One run. */
  private final class Work {
    private final Caller caller;
    private final Origin origin;
    private final ContactId contact;
    private final ContactThreads found;
    private final Traces traces;

    private Work(Caller caller, Origin origin, ContactId contact, Traces traces) {
      this.caller = caller;
      this.origin = origin;
      this.contact = contact;
      this.found = new ContactThreads(reader, store, caller, contact);
      this.traces = traces;
    }

    /** Jobs end before anything is erased, so that none writes it down again. */
    private Erased run() {
      found.own(threads -> threads.forEach(traces::add));
      found.withWords(threads -> threads.forEach(traces::add));
      int jobs = store.blankJobs(caller, traces::areIn, clock.instant());
      int own = eraseOwnThreads();
      int others = eraseWordsElsewhere();
      return new Erased(own, others, store.blankAnswers(caller, traces::areIn), jobs);
    }

    private int eraseOwnThreads() {
      var erased = new AtomicInteger();
      found.own(
          batch ->
              erased.addAndGet(
                  erase(
                      batch.stream().filter(thread -> !thread.flags().erased()),
                      new ThreadCommand.Erase(null))));
      return erased.get();
    }

    private int eraseWordsElsewhere() {
      var erased = new AtomicInteger();
      found.withWords(
          batch -> erased.addAndGet(erase(batch.stream(), new ThreadCommand.Erase(contact))));
      return erased.get();
    }

    private int erase(Stream<ConversationThread> batch, ThreadCommand erase) {
      return erase(batch.map(ConversationThread::id).toList(), erase);
    }

    private int erase(List<ThreadId> batch, ThreadCommand erase) {
      if (batch.isEmpty()) {
        return 0;
      }
      try {
        return (int)
            threads
                .changeTogether(batch.stream().map(thread -> request(thread, erase)).toList())
                .stream()
                .filter(Outcome::changed)
                .count();
      } catch (ChangeTogetherException failure) {
        if (batch.size() > 1) {
          // Some are gone by now; the others are still to be erased.
          return batch.stream().mapToInt(thread -> erase(List.of(thread), erase)).sum();
        }
        return goneFrom(failure);
      }
    }

    private Request request(ThreadId thread, ThreadCommand erase) {
      return new Request(caller, origin, new ThreadLocator.ById(thread), erase);
    }
  }

  private static int goneFrom(ChangeTogetherException failure) {
    for (var cause : failure.failures().values()) {
      if (!(cause instanceof ThreadException.UnknownThread)) {
        throw cause;
      }
    }
    return 0;
  }
}
