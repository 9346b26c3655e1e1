package dev.threadkeep.persistence.privacy;

import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.access.Signature;
import dev.threadkeep.application.directory.entry.EntryId;
import dev.threadkeep.application.idempotency.KeptAnswer;
import dev.threadkeep.application.privacy.ErasureStore;
import dev.threadkeep.application.privacy.ErasureStore.Erased;
import dev.threadkeep.application.privacy.ErasureStore.Seen;
import dev.threadkeep.application.privacy.ErasureStore.ThreadNames;
import dev.threadkeep.application.thread.Precondition;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.party.ContactId;
import dev.threadkeep.domain.thread.ThreadId;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Lets things happen while a contact is erased. */
final class Meanwhile implements ErasureStore {
  private final ErasureStore store;
  private Runnable withWordsFound = () -> {};
  private Runnable pastThreads = () -> {};
  private Runnable beforeEntry = () -> {};
  private boolean isPastThreads;

  Meanwhile(ErasureStore store) {
    this.store = store;
  }

  /** Whenever threads with words of the contact were found. */
  Meanwhile withWordsFound(Runnable happening) {
    withWordsFound = happening;
    return this;
  }

  /** Once, when the threads are done. */
  Meanwhile pastThreads(Runnable happening) {
    pastThreads = happening;
    return this;
  }

  /** When all but the contact's entry is done. */
  Meanwhile beforeEntry(Runnable happening) {
    beforeEntry = happening;
    return this;
  }

  @Override
  public List<Seen> threadsWithWordsOf(
      Caller caller, ContactId contact, @Nullable ThreadId after, int most) {
    var found = store.threadsWithWordsOf(caller, contact, after, most);
    if (!found.isEmpty()) {
      withWordsFound.run();
    }
    return found;
  }

  @Override
  public List<ThreadId> threadsLeftBy(
      Caller caller, ContactId contact, @Nullable ThreadId after, int most) {
    return store.threadsLeftBy(caller, contact, after, most);
  }

  @Override
  public ThreadNames namesOf(Caller caller, List<ThreadId> threads) {
    return store.namesOf(caller, threads);
  }

  @Override
  public boolean isOfSomethingElse(Caller caller, EntryId id) {
    return store.isOfSomethingElse(caller, id);
  }

  @Override
  public int forgetWhatVendorsSaid(Caller caller, List<ThreadId> threads) {
    return store.forgetWhatVendorsSaid(caller, threads);
  }

  @Override
  public int blankJobs(Caller caller, Predicate<JsonObject> mentions, Instant now) {
    return store.blankJobs(caller, mentions, now);
  }

  @Override
  public int blankAnswers(Caller caller, Predicate<KeptAnswer> mentions) {
    if (!isPastThreads) {
      isPastThreads = true;
      pastThreads.run();
    }
    return store.blankAnswers(caller, mentions);
  }

  @Override
  public void blankEntry(
      Caller caller,
      Signature signature,
      EntryId contact,
      Precondition precondition,
      Erased erased,
      Instant now) {
    beforeEntry.run();
    store.blankEntry(caller, signature, contact, precondition, erased, now);
  }

  @Override
  public boolean wasErased(Caller caller, EntryId contact) {
    return store.wasErased(caller, contact);
  }
}
