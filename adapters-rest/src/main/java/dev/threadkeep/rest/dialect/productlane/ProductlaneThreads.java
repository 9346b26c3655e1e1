package dev.threadkeep.rest.dialect.productlane;

import dev.threadkeep.application.json.ObjectWriter;
import dev.threadkeep.application.thread.ThreadException;
import dev.threadkeep.application.thread.ThreadLifecycle.Outcome;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.rest.http.Call;
import dev.threadkeep.rest.http.dialect.DialectThreads;
import dev.threadkeep.rest.http.dialect.IsoTimes;
import dev.threadkeep.rest.http.dialect.StoredAttributes;
import dev.threadkeep.rest.http.json.Patch;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Threads as this dialect finds and changes them: those that were deleted in it are gone. */
@Singleton
final class ProductlaneThreads {

  private final DialectThreads threads;
  private final ProductlaneEntries entries;
  private final ContactUpdates contacts;
  private final InstantSource clock;

  ProductlaneThreads(
      DialectThreads threads,
      ProductlaneEntries entries,
      ContactUpdates contacts,
      InstantSource clock) {
    this.threads = threads;
    this.entries = entries;
    this.contacts = contacts;
    this.clock = clock;
  }

  /**
   * The thread with this id.
   *
   * @throws ThreadException.UnknownThread if there is none, or none any more
   */
  ConversationThread get(Call call, String id) {
    var thread = threads.get(call, Productlane.DIALECT, id);
    if (isDeleted(thread)) {
      throw new ThreadException.UnknownThread();
    }
    return thread;
  }

  /** Changes a thread, and its contact's company where the thread gets another. */
  ConversationThread update(Call call, String id, ThreadUpdate update) {
    var commands = update.toCommands(new Naming(call, entries), clock.instant());
    var thread = change(call, id, commands).thread();
    if (!(update.companyId() instanceof Patch.Absent<String>)) {
      contacts.join(call, thread.links());
    }
    return thread;
  }

  /** Hides a thread from all lists, and from this dialect for good. */
  ConversationThread delete(Call call, String id) {
    var deletedAt =
        new ObjectWriter().putText(Stored.DELETED_AT, IsoTimes.milliseconds(clock.instant()));
    var commands = new ArrayList<ThreadCommand>();
    commands.add(new ThreadCommand.Archive(null));
    commands.addAll(StoredAttributes.merging(Productlane.DIALECT, deletedAt.toObject()));
    return change(call, id, commands).thread();
  }

  /**
   * Carries out commands. A thread that is deleted between the two steps is as if it had been
   * changed before.
   */
  Outcome change(Call call, String id, List<ThreadCommand> commands) {
    var _ = get(call, id);
    return threads.change(call, Productlane.DIALECT, id, commands);
  }

  static boolean isDeleted(ConversationThread thread) {
    return StoredAttributes.of(thread, Productlane.DIALECT).text(Stored.DELETED_AT) != null;
  }
}
