package dev.threadkeep.application.privacy;

import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.access.Signature;
import dev.threadkeep.application.directory.Directory;
import dev.threadkeep.application.directory.DirectoryStore;
import dev.threadkeep.application.directory.entry.Contact;
import dev.threadkeep.application.directory.entry.Entry;
import dev.threadkeep.application.directory.entry.EntryId;
import dev.threadkeep.application.idempotency.AnswerLanguage;
import dev.threadkeep.application.privacy.ErasureStore.Erased;
import dev.threadkeep.application.privacy.ErasureStore.Seen;
import dev.threadkeep.application.thread.ChangeTogetherException;
import dev.threadkeep.application.thread.Origin;
import dev.threadkeep.application.thread.Precondition;
import dev.threadkeep.application.thread.ThreadException;
import dev.threadkeep.application.thread.ThreadLifecycle;
import dev.threadkeep.application.thread.ThreadLifecycle.Outcome;
import dev.threadkeep.application.thread.ThreadLifecycle.Request;
import dev.threadkeep.application.thread.ThreadLocator;
import dev.threadkeep.application.thread.ThreadReader;
import dev.threadkeep.domain.party.ContactId;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.domain.thread.ThreadId;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
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
  private static final int MOST_LOOKS = 20;

  private final DirectoryStore directory;
  private final ThreadReader reader;
  private final ThreadLifecycle threads;
  private final ErasureStore store;
  private final AnswerLanguage answers;
  private final InstantSource clock;

  public ContactErasure(
      DirectoryStore directory,
      ThreadReader reader,
      ThreadLifecycle threads,
      ErasureStore store,
      AnswerLanguage answers,
      InstantSource clock) {
    this.directory = directory;
    this.reader = reader;
    this.threads = threads;
    this.store = store;
    this.answers = answers;
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
   * @param precondition of the contact's entry, before anything is erased and again when it is the
   *     entry's turn; what was done between the two stays done
   * @throws dev.threadkeep.application.directory.DirectoryException if the entry is not as expected
   * @throws dev.threadkeep.application.thread.ThreadException.TooBusy if a thread changed under
   *     every attempt; what was done by then stays done
   */
  public Optional<Erasure> erase(
      Caller caller,
      Signature signature,
      Origin origin,
      EntryId contact,
      Precondition precondition) {
    var found = directory.find(caller, Contact.class, contact);
    found.ifPresent(entry -> Directory.check(precondition, entry));
    var work = new Work(caller, origin, new ContactId(contact.value()), Traces.of(contact, found));
    boolean hasThreads = work.look();
    if (found.isEmpty() && !isGone(caller, contact, precondition, hasThreads)) {
      return Optional.empty();
    }
    var erased = work.run();
    if (erased.isSomething() || found.filter(entry -> !ErasureStore.isErased(entry)).isPresent()) {
      store.blankEntry(caller, signature, contact, precondition, erased, clock.instant());
      // Until then answers told of the contact, also behind where the first look had come to.
      work.blankAnswers();
    } else if (found.isEmpty() && !store.wasErased(caller, contact)) {
      return Optional.empty();
    }
    return Optional.of(
        new Erasure(directory.find(caller, Contact.class, contact).orElse(null), erased));
  }

  /**
   * Whether somebody whom the directory does not have may have been in it. Of some there is nothing
   * left but what names them.
   */
  private boolean isGone(
      Caller caller, EntryId contact, Precondition precondition, boolean hasThreads) {
    if (hasThreads || store.wasErased(caller, contact)) {
      Directory.checkGone(precondition);
      return true;
    }
    return !precondition.asksForSomething() && !store.isOfSomethingElse(caller, contact);
  }

  /** One run. */
  private final class Work {
    private final Caller caller;
    private final Origin origin;
    private final ContactId contact;
    private final ContactThreads found;
    private final Traces traces;
    private boolean isToLookAgain;

    private Work(Caller caller, Origin origin, ContactId contact, Traces traces) {
      this.caller = caller;
      this.origin = origin;
      this.contact = contact;
      this.found = new ContactThreads(reader, store, caller, contact);
      this.traces = traces;
    }

    /** Notes what names the threads, while it can be known; whether there are any. */
    private boolean look() {
      var any = new AtomicBoolean();
      Consumer<List<ThreadId>> note =
          batch -> {
            if (!batch.isEmpty()) {
              any.set(true);
              traces.add(batch, store.namesOf(caller, batch));
            }
          };
      found.own(note);
      found.withWords(batch -> note.accept(batch.stream().map(Seen::thread).toList()));
      return any.get();
    }

    /** Jobs end before anything is erased, so that none writes it down again. */
    private Erased run() {
      int jobs = store.blankJobs(caller, traces::areIn, clock.instant());
      int own = eraseOwnThreads();
      int others = eraseWordsElsewhere();
      return new Erased(own, others, blankAnswers(), jobs);
    }

    private int blankAnswers() {
      return store.blankAnswers(caller, answer -> traces.areIn(answers.told(answer)));
    }

    private int eraseOwnThreads() {
      var erased = new AtomicInteger();
      found.own(
          batch -> {
            if (!batch.isEmpty()) {
              erased.addAndGet(erase(batch.stream().map(this::ofThread).toList()));
              // Threads that stay erased may have been tried again since at a vendor.
              erased.addAndGet(store.forgetWhatVendorsSaid(caller, batch));
            }
          });
      return erased.get();
    }

    /**
     * Whether there are words in a thread the thread itself does not know: each is changed as it
     * was when they were found, lest two who erase at once both do so.
     */
    private int eraseWordsElsewhere() {
      var erased = new AtomicInteger();
      for (int look = 0; look < MOST_LOOKS; look++) {
        isToLookAgain = false;
        found.withWords(
            batch -> erased.addAndGet(erase(batch.stream().map(this::ofWords).toList())));
        if (!isToLookAgain) {
          return erased.get();
        }
      }
      throw new ThreadException.TooBusy();
    }

    private int erase(List<Request> batch) {
      try {
        return (int) threads.changeTogether(batch).stream().filter(Outcome::changed).count();
      } catch (ChangeTogetherException failure) {
        if (batch.size() > 1) {
          // Some are gone or have changed by now; the others are still to be erased.
          return batch.stream().mapToInt(request -> erase(List.of(request))).sum();
        }
        failure.failures().values().forEach(this::passOver);
        return 0;
      }
    }

    private void passOver(ThreadException failure) {
      if (failure instanceof ThreadException.VersionMismatch) {
        isToLookAgain = true;
      } else if (!(failure instanceof ThreadException.UnknownThread)) {
        throw failure;
      }
    }

    private Request ofThread(ThreadId thread) {
      return new Request(
          caller, origin, new ThreadLocator.ById(thread), new ThreadCommand.Erase(null));
    }

    private Request ofWords(Seen seen) {
      return new Request(
          caller,
          origin,
          new ThreadLocator.ById(seen.thread()),
          new Precondition.VersionIn(Set.of(seen.version())),
          List.of(new ThreadCommand.Erase(contact)));
    }
  }
}
