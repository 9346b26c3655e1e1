package dev.threadkeep.application.privacy;

import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.access.Signature;
import dev.threadkeep.application.directory.entry.Contact;
import dev.threadkeep.application.directory.entry.Entry;
import dev.threadkeep.application.directory.entry.EntryId;
import dev.threadkeep.application.idempotency.KeptAnswer;
import dev.threadkeep.application.thread.Precondition;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.party.ContactId;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.thread.ThreadNumber;
import dev.threadkeep.domain.vendor.ExternalReference;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Out-port: what is kept of a contact outside of the contact's own threads.
 *
 * <p>Every method throws {@code KeyInvalidException} if the caller's key no longer works, and
 * {@code StoreUnavailableException} if the store cannot be reached.
 */
public interface ErasureStore {
  /**
   * Threads in which there are texts of messages that the contact wrote, in the order of their ids.
   *
   * @param after the thread to start behind
   */
  List<Seen> threadsWithWordsOf(
      Caller caller, ContactId contact, @Nullable ThreadId after, int most);

  /**
   * Threads that were taken from the contact and are nobody's since, in the order of their ids.
   *
   * @param after the thread to start behind
   */
  List<ThreadId> threadsLeftBy(
      Caller caller, ContactId contact, @Nullable ThreadId after, int most);

  /** By what else than their ids these threads are known, and by what they once were. */
  ThreadNames namesOf(Caller caller, List<ThreadId> threads);

  /** Whether this is the id of something, and of no contact. */
  boolean isOfSomethingElse(Caller caller, EntryId id);

  /**
   * Forgets what vendors have said about these threads.
   *
   * @return of how many they had said anything
   */
  int forgetWhatVendorsSaid(Caller caller, List<ThreadId> threads);

  /**
   * Blanks the kept answers in which somebody is.
   *
   * @param mentions whether an answer has anything of whoever is erased
   * @return how many were blanked
   */
  int blankAnswers(Caller caller, Predicate<KeptAnswer> mentions);

  /**
   * Blanks what jobs were asked to do, and why they could not, where somebody is in what they were
   * asked to do. Those that are still at work are cancelled: whoever is at a slice of one is not
   * believed, and changes no thread for it behind this.
   *
   * @param mentions whether a request has anything of whoever is erased
   * @return how many were blanked
   */
  int blankJobs(Caller caller, Predicate<JsonObject> mentions, Instant now);

  /**
   * Blanks the contact's entry in the directory, if it is still there, and has the audit say so.
   * Neither where nothing was taken elsewhere and somebody else has blanked the entry by now.
   *
   * @throws dev.threadkeep.application.directory.DirectoryException if the entry is not as expected
   */
  void blankEntry(
      Caller caller,
      Signature signature,
      EntryId contact,
      Precondition precondition,
      Erased erased,
      Instant now);

  /** Whether the entry was erased, and nobody has described the contact anew since. */
  static boolean isErased(Entry<Contact> entry) {
    return entry.details().erasedAt() != null
        && entry.details().isBlank()
        && entry.externalIds().all().isEmpty();
  }

  /** Whether the audit says that the contact was erased. */
  boolean wasErased(Caller caller, EntryId contact);

  /**
   * A thread as it was when it was looked at.
   *
   * @param version of the thread; at another one it may have to be looked at again
   */
  record Seen(ThreadId thread, long version) {}

  /**
   * By what threads are known, whichever of them.
   *
   * @param references those that were replaced among them
   */
  record ThreadNames(List<ThreadNumber> numbers, List<ExternalReference> references) {
    public ThreadNames {
      numbers = List.copyOf(numbers);
      references = List.copyOf(references);
    }
  }

  /**
   * What was taken elsewhere before the entry is.
   *
   * @param threads the contact's own threads of which something was erased
   * @param otherThreads those in which messages of the contact were
   * @param answers kept answers that were blanked
   * @param jobs jobs that were blanked
   */
  record Erased(int threads, int otherThreads, int answers, int jobs) {
    /** Whether there was anything to erase. */
    public boolean isSomething() {
      return threads > 0 || otherThreads > 0 || answers > 0 || jobs > 0;
    }
  }
}
