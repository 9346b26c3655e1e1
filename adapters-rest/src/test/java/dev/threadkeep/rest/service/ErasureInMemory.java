package dev.threadkeep.rest.service;

import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.access.Signature;
import dev.threadkeep.application.directory.Directory;
import dev.threadkeep.application.directory.entry.Contact;
import dev.threadkeep.application.directory.entry.EntryId;
import dev.threadkeep.application.directory.entry.ExternalIds;
import dev.threadkeep.application.idempotency.KeptAnswer;
import dev.threadkeep.application.json.ObjectWriter;
import dev.threadkeep.application.privacy.ErasureStore;
import dev.threadkeep.application.thread.Precondition;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.party.ContactId;
import dev.threadkeep.domain.thread.ThreadId;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What the other doubles keep of a contact. */
final class ErasureInMemory implements ErasureStore {

  private final KeysInMemory keys;
  private final DirectoryInMemory directory;
  private final ThreadsInMemory threads;
  private final AnswersInMemory answers;
  private final JobsInMemory jobs;

  ErasureInMemory(
      KeysInMemory keys,
      DirectoryInMemory directory,
      ThreadsInMemory threads,
      AnswersInMemory answers,
      JobsInMemory jobs) {
    this.keys = keys;
    this.directory = directory;
    this.threads = threads;
    this.answers = answers;
    this.jobs = jobs;
  }

  @Override
  public List<Seen> threadsWithWordsOf(
      Caller caller, ContactId contact, @Nullable ThreadId after, int most) {
    return behind(after, most, threads.withWordsOf(caller, contact)).stream()
        .map(thread -> new Seen(thread, threads.versionOf(caller, thread)))
        .toList();
  }

  @Override
  public List<ThreadId> threadsLeftBy(
      Caller caller, ContactId contact, @Nullable ThreadId after, int most) {
    return behind(after, most, threads.leftBy(caller, contact));
  }

  private static List<ThreadId> behind(@Nullable ThreadId after, int most, List<ThreadId> all) {
    return all.stream()
        .filter(thread -> after == null || thread.toString().compareTo(after.toString()) > 0)
        .limit(most)
        .toList();
  }

  @Override
  public ThreadNames namesOf(Caller caller, List<ThreadId> known) {
    return threads.namesOf(caller, known);
  }

  @Override
  public boolean isOfSomethingElse(Caller caller, EntryId id) {
    return threads.has(caller, id.value())
        || directory.hasButContacts(caller, id)
        || keys.has(caller, id.value())
        || jobs.has(caller, id.value());
  }

  @Override
  public int forgetWhatVendorsSaid(Caller caller, List<ThreadId> about) {
    return 0; // these doubles tell no vendor anything
  }

  @Override
  public int blankAnswers(Caller caller, Predicate<KeptAnswer> mentions) {
    return answers.blank(caller, mentions);
  }

  @Override
  public int blankJobs(Caller caller, Predicate<JsonObject> mentions, Instant now) {
    return jobs.blank(caller, mentions, now);
  }

  @Override
  public void blankEntry(
      Caller caller,
      Signature signature,
      EntryId contact,
      Precondition precondition,
      Erased erased,
      Instant now) {
    var standing = directory.find(caller, Contact.class, contact);
    if (!erased.isSomething() && standing.filter(ErasureStore::isErased).isPresent()) {
      Directory.check(precondition, standing.get());
      return;
    }
    var blank =
        directory.replace(
            caller,
            Contact.class,
            contact,
            entry -> {
              Directory.check(precondition, entry);
              return entry.described(entry.details().erased(now), ExternalIds.none(), now);
            });
    if (blank.isEmpty()) {
      Directory.checkGone(precondition);
    }
    keys.recordAbout(
        caller,
        signature,
        now,
        "contact.erased",
        contact.value(),
        new ObjectWriter()
            .putNumber("threads", erased.threads())
            .putNumber("other_threads", erased.otherThreads())
            .putNumber("answers", erased.answers())
            .putNumber("jobs", erased.jobs())
            .toObject());
  }

  @Override
  public boolean wasErased(Caller caller, EntryId contact) {
    return keys.audited(caller)
        .anyMatch(
            entry ->
                entry.type().equals("contact.erased") && contact.value().equals(entry.subject()));
  }
}
