package dev.threadkeep.rest.http.dialect;

import dev.threadkeep.application.Page;
import dev.threadkeep.application.Scan;
import dev.threadkeep.application.thread.NewestThreads;
import dev.threadkeep.application.thread.Precondition;
import dev.threadkeep.application.thread.ThreadException;
import dev.threadkeep.application.thread.ThreadLifecycle;
import dev.threadkeep.application.thread.ThreadLifecycle.Opening;
import dev.threadkeep.application.thread.ThreadLifecycle.Outcome;
import dev.threadkeep.application.thread.ThreadLifecycle.Request;
import dev.threadkeep.application.thread.ThreadLocator;
import dev.threadkeep.application.thread.ThreadReader;
import dev.threadkeep.application.thread.ThreadReader.StoredMessage;
import dev.threadkeep.domain.message.MessageId;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.rest.http.Call;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The use cases as dialects ask for them: by a thread's id in the dialect, on behalf of a call,
 * through the dialect's door.
 */
@Singleton
public final class DialectThreads {

  private final ThreadLifecycle lifecycle;
  private final ThreadReader threads;
  private final NewestThreads newest;

  DialectThreads(ThreadLifecycle lifecycle, ThreadReader threads) {
    this.lifecycle = lifecycle;
    this.threads = threads;
    this.newest = new NewestThreads(threads);
  }

  /** The thread that {@code id} names in the dialect, if any. */
  public Optional<ConversationThread> find(Call call, Dialect dialect, String id) {
    return threads.find(call.caller(), dialect.locate(id));
  }

  /**
   * The same where there must be one.
   *
   * @throws ThreadException.UnknownThread if there is none
   */
  public ConversationThread get(Call call, Dialect dialect, String id) {
    return find(call, dialect, id).orElseThrow(ThreadException.UnknownThread::new);
  }

  /**
   * The thread with this id of our own.
   *
   * @throws ThreadException.UnknownThread if there is none
   */
  public ConversationThread get(Call call, ThreadId id) {
    return threads
        .find(call.caller(), new ThreadLocator.ById(id))
        .orElseThrow(ThreadException.UnknownThread::new);
  }

  /**
   * Carries out a command.
   *
   * @throws ThreadException if it cannot be carried out; nothing was changed
   */
  public Outcome change(Call call, Dialect dialect, String id, ThreadCommand command) {
    return change(call, dialect, id, List.of(command));
  }

  /**
   * Carries out commands, all or none.
   *
   * @throws ThreadException if they cannot be carried out; nothing was changed
   */
  public Outcome change(Call call, Dialect dialect, String id, List<ThreadCommand> commands) {
    return lifecycle.change(
        new Request(
            call.caller(),
            call.origin(dialect.door()),
            dialect.locate(id),
            Precondition.none(),
            commands));
  }

  /**
   * Opens a thread.
   *
   * @throws ThreadException if it cannot be opened like that; nothing was kept
   */
  public ConversationThread open(Call call, Dialect dialect, Opening opening) {
    return lifecycle.open(call.caller(), call.origin(dialect.door()), opening).thread();
  }

  /** A page of threads, newest created first, with the one that the next page starts behind. */
  public Page<ConversationThread, ConversationThread> newest(
      Call call, NewestThreads.Filter filter, @Nullable ConversationThread after, int limit) {
    return newest.page(call.caller(), filter, after, limit);
  }

  /**
   * A page of those messages of a thread that are wanted, oldest first, with the one that the next
   * page starts behind.
   *
   * @throws ThreadException.UnknownThread if there is no such thread
   */
  public Page<StoredMessage, StoredMessage> messages(
      Call call,
      ThreadId thread,
      Predicate<StoredMessage> wanted,
      @Nullable StoredMessage after,
      int limit) {
    var locator = new ThreadLocator.ById(thread);
    return Scan.page(
        (from, most) ->
            threads.messages(call.caller(), locator, from == null ? 0 : from.sequence(), most),
        wanted,
        after,
        limit);
  }

  /** A thread's message with this id, if any. */
  public Optional<StoredMessage> message(Call call, ThreadId thread, String id) {
    return message(call, id, IdPrefix.NONE).filter(stored -> stored.thread().equals(thread));
  }

  /** The message with this id, of whatever thread, if any. */
  public Optional<StoredMessage> message(Call call, String id, IdPrefix prefix) {
    return prefix
        .read(id, MessageId::parse)
        .flatMap(message -> threads.message(call.caller(), message));
  }
}
