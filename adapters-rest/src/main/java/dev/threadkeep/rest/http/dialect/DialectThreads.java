package dev.threadkeep.rest.http.dialect;

import dev.threadkeep.application.Page;
import dev.threadkeep.application.Scan;
import dev.threadkeep.application.thread.AccountQuery;
import dev.threadkeep.application.thread.MessageLocator;
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
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The use cases as dialects ask for them: by a thread's id in the dialect, on behalf of a call,
 * through the dialect's door.
 */
@Singleton
public final class DialectThreads {

  /** Each but the last is lost to a change of somebody else's. */
  private static final int MOST_TRIES = 100;

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
   * Carries out what {@code choice} makes of the thread as it is at that moment: where another
   * change comes first, it is asked again.
   *
   * @throws ThreadException if it cannot be carried out; nothing was changed
   */
  public Outcome changeAsFound(
      Call call,
      Dialect dialect,
      ThreadLocator thread,
      Function<ConversationThread, List<ThreadCommand>> choice) {
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      var found =
          threads.find(call.caller(), thread).orElseThrow(ThreadException.UnknownThread::new);
      try {
        return lifecycle.change(
            new Request(
                call.caller(),
                call.origin(dialect.door()),
                thread,
                new Precondition.VersionIn(Set.of(found.version())),
                choice.apply(found)));
      } catch (ThreadException.VersionMismatch _) {
        // Somebody else was faster; what is to be done depends on what they did.
      }
    }
    throw new ThreadException.TooBusy();
  }

  /** What is asked of one of several threads that are changed together. */
  public record Part(ThreadLocator thread, List<ThreadCommand> commands) {
    public Part {
      commands = List.copyOf(commands);
    }
  }

  /**
   * Carries out what is asked of several threads, all or none; a thread may be named by several
   * parts, which are applied in turn.
   *
   * @return an outcome for each part, in their order
   * @throws dev.threadkeep.application.thread.ChangeTogetherException naming the parts that cannot
   *     be carried out; nothing was changed
   */
  public List<Outcome> changeTogether(Call call, Dialect dialect, List<Part> parts) {
    var origin = call.origin(dialect.door());
    return lifecycle.changeTogether(
        parts.stream()
            .map(
                part ->
                    new Request(
                        call.caller(), origin, part.thread(), Precondition.none(), part.commands()))
            .toList());
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

  /** A page of the threads that the dialect's vendor knows in one account, with their count. */
  public ThreadReader.Counted ofAccount(
      Call call,
      Dialect dialect,
      String account,
      AccountQuery.Filter filter,
      long skip,
      int limit) {
    return threads.listAccount(
        call.caller(), new AccountQuery(dialect.vendor(), account, filter, skip, limit));
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

  /** A thread's message with this id of our own, if any. */
  public Optional<StoredMessage> message(Call call, ThreadId thread, String id) {
    return IdPrefix.NONE
        .read(id, MessageId::parse)
        .flatMap(own -> threads.message(call.caller(), new MessageLocator.ById(own)))
        .filter(stored -> stored.thread().equals(thread));
  }

  /**
   * The message that the dialect's vendor knows by {@code id}, else the one whose own id it is, of
   * whatever thread.
   */
  public Optional<StoredMessage> message(Call call, Dialect dialect, String id, IdPrefix prefix) {
    var own = prefix.read(id, MessageId::parse).orElse(null);
    return threads.message(
        call.caller(),
        new MessageLocator.InDialect(dialect.vendor(), id, prefix.otherForm(id), own));
  }
}
