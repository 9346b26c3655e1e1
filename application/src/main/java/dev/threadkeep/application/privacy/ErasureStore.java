package dev.threadkeep.application.privacy;

import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.access.Signature;
import dev.threadkeep.application.directory.entry.EntryId;
import dev.threadkeep.domain.party.ContactId;
import dev.threadkeep.domain.thread.ThreadId;
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
  List<ThreadId> threadsWithWordsOf(
      Caller caller, ContactId contact, @Nullable ThreadId after, int most);

  /**
   * Threads that were taken from the contact and are nobody's since, in the order of their ids.
   *
   * @param after the thread to start behind
   */
  List<ThreadId> threadsLeftBy(
      Caller caller, ContactId contact, @Nullable ThreadId after, int most);

  /**
   * Blanks the kept answers in which somebody is.
   *
   * @param mentions whether a text has anything of whoever is erased
   * @return how many were blanked
   */
  int blankAnswers(Caller caller, Predicate<String> mentions);

  /**
   * Blanks what jobs were asked to do, and why they could not, where somebody is in what they were
   * asked to do. Those that are still at work are cancelled: whoever is at a slice of one is not
   * believed, and changes no thread for it behind this.
   *
   * @param mentions whether a text has anything of whoever is erased
   * @return how many were blanked
   */
  int blankJobs(Caller caller, Predicate<String> mentions, Instant now);

  /**
   * Blanks the contact's entry in the directory, if it is still there, and has the audit say so.
   */
  void blankEntry(Caller caller, Signature signature, EntryId contact, Erased erased, Instant now);

  /** Whether the audit says that the contact was erased. */
  boolean wasErased(Caller caller, EntryId contact);

  /**
   * What was taken elsewhere before the entry is.
   *
   * @param threads the contact's own threads that were erased
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
