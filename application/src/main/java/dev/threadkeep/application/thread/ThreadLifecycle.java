package dev.threadkeep.application.thread;

import dev.threadkeep.application.Ids;
import dev.threadkeep.application.StoreUnavailableException;
import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.directory.entry.EntryId;
import dev.threadkeep.application.directory.entry.Known;
import dev.threadkeep.application.directory.entry.Mentions;
import dev.threadkeep.application.directory.entry.Newcomer;
import dev.threadkeep.application.idempotency.Keeping;
import dev.threadkeep.application.idempotency.RepeatedRequestException;
import dev.threadkeep.application.thread.ThreadStore.Ground;
import dev.threadkeep.application.thread.ThreadStore.Loaded;
import dev.threadkeep.application.thread.ThreadStore.Wanted;
import dev.threadkeep.domain.message.Message;
import dev.threadkeep.domain.party.ContactId;
import dev.threadkeep.domain.thread.ChangeContext;
import dev.threadkeep.domain.thread.ChangeContext.SpareIdentity;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.NewThread;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.thread.Transition;
import dev.threadkeep.domain.vendor.Holder;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Use case: opening and changing threads. Every API, timer and import changes threads through here,
 * so that all of them obey the same rules and leave the same history.
 */
public final class ThreadLifecycle {
  private final ThreadStore threads;
  private final Ids ids;
  private final InstantSource clock;

  public ThreadLifecycle(ThreadStore threads, Ids ids, InstantSource clock) {
    this.threads = threads;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Commands for one thread, carried out all together or not at all.
   *
   * @param precondition what version the thread must have
   * @param keeping what will be answered, to be kept together with a change of the thread; absent
   *     where nobody asks again
   */
  public record Request(
      Caller caller,
      Origin origin,
      ThreadLocator thread,
      Precondition precondition,
      List<ThreadCommand> commands,
      @Nullable Keeping<Outcome> keeping) {
    public Request {
      commands = List.copyOf(commands);
    }

    public Request(
        Caller caller,
        Origin origin,
        ThreadLocator thread,
        Precondition precondition,
        List<ThreadCommand> commands) {
      this(caller, origin, thread, precondition, commands, null);
    }

    public Request(Caller caller, Origin origin, ThreadLocator thread, ThreadCommand... commands) {
      this(caller, origin, thread, Precondition.none(), List.of(commands));
    }

    /** The same asked of another thread, about whose version the client knows nothing. */
    private Request sentOnTo(ThreadId other) {
      return new Request(
          caller, origin, new ThreadLocator.ById(other), Precondition.none(), commands, keeping);
    }
  }

  /**
   * How a thread begins.
   *
   * @param thread what it starts with, given its identity; asked again with another where the
   *     number drawn is taken
   * @param newcomers entries that the thread's links name by their ids: made together with it,
   *     unless there is already one that the newcomer's mention names, which then takes their place
   * @param commands applied to it at once
   */
  public record Opening(
      Function<SpareIdentity, NewThread> thread,
      List<Newcomer> newcomers,
      List<ThreadCommand> commands) {
    public Opening {
      newcomers = List.copyOf(newcomers);
      commands = List.copyOf(commands);
    }

    public Opening(Function<SpareIdentity, NewThread> thread, List<ThreadCommand> commands) {
      this(thread, List.of(), commands);
    }

    /** The thread, with contacts that there are already in the place of newcomers. */
    private NewThread thread(SpareIdentity identity, Known known) {
      var beginning = thread.apply(identity);
      for (var newcomer : newcomers) {
        var there = known.id(newcomer.mention());
        var contact = beginning.links().contact();
        if (there.isPresent()
            && contact != null
            && contact.value().equals(newcomer.entry().id().value())) {
          beginning =
              beginning.linked(beginning.links().withContact(new ContactId(there.get().value())));
        }
      }
      return beginning;
    }
  }

  /** A request and what it names. */
  private record Asked(Request request, NamedEntries named, Mentions mentions) {
    Wanted wanted() {
      return new Wanted(request.caller(), request.thread(), mentions);
    }

    Asked sentOnTo(ThreadId other) {
      return new Asked(request.sentOnTo(other), named, mentions);
    }
  }

  /**
   * What came of a request.
   *
   * @param thread the thread afterwards, whether it changed or not; where a message was sent on to
   *     a follow-up, that
   * @param messages what was said, as it was recorded, in the thread or its follow-up
   * @param followUp the thread that was opened to carry it on, where one was
   */
  public record Outcome(
      ConversationThread thread,
      boolean changed,
      List<Message> messages,
      @Nullable ConversationThread followUp) {
    public Outcome {
      messages = List.copyOf(messages);
    }

    private static Outcome of(Transition.Moved moved) {
      var followUp = moved.followUp();
      return followUp == null
          ? new Outcome(moved.thread(), true, moved.messages(), null)
          : new Outcome(
              moved.thread(),
              true,
              Stream.concat(moved.messages().stream(), followUp.messages().stream()).toList(),
              followUp.thread());
    }

    /** Where a message that was given ended up: the follow-up, else the thread itself. */
    public ConversationThread messageThread() {
      return followUp == null ? thread : followUp;
    }
  }

  /**
   * Opens a thread.
   *
   * @throws ThreadException if it cannot be opened like that; nothing was kept
   */
  public Outcome open(Caller caller, Origin origin, Opening opening) {
    return open(caller, origin, opening, null);
  }

  /**
   * Opens a thread.
   *
   * @param keeping what will be answered, to be kept together with the thread; absent where nobody
   *     asks again
   * @throws ThreadException if it cannot be opened like that; nothing was kept
   * @throws RepeatedRequestException if the request was answered before, or its key is another's
   */
  public Outcome open(
      Caller caller, Origin origin, Opening opening, @Nullable Keeping<Outcome> keeping) {
    // Drawn to see what the thread begins with; the decision draws its own each time.
    var beginning = opening.thread().apply(spareIdentity());
    var named = NamedEntries.in(origin, beginning, opening.newcomers(), opening.commands());
    return outcome(
        threads.open(
            caller,
            mentions(named),
            kept(keeping),
            ground -> {
              named.requireIn(ground.known());
              var thread = opening.thread(spareIdentity(), ground.known());
              var holders = ground.holdings().holders(thread.references());
              return ConversationThread.open(
                  thread, opening.commands(), context(caller, origin, ground, holders));
            }));
  }

  private Mentions mentions(NamedEntries named) {
    return named.mentions(() -> EntryId.of(ids.next()), clock.instant());
  }

  private Asked asked(Request request) {
    var named = NamedEntries.in(request.origin(), request.commands());
    return new Asked(request, named, mentions(named));
  }

  /**
   * Carries out a request.
   *
   * @throws ThreadException if it cannot be carried out; nothing was changed
   * @throws RepeatedRequestException if it was answered before, or its key is another's
   */
  public Outcome change(Request request) {
    var asked = asked(request);
    var transition = decided(asked, ConversationThread::decide);
    return transition instanceof Transition.Forwarded(var followUp)
        ? sentOn(asked, followUp)
        : outcome(transition);
  }

  /**
   * From follow-up to follow-up. Where the next is gone, as by retention, or was passed before, as
   * an import may have it, the last one that is there keeps the message.
   */
  private Outcome sentOn(Asked from, ThreadId first) {
    var passed = new HashSet<ThreadId>();
    var last = from;
    var next = first;
    while (passed.add(next)) {
      var there = last.sentOnTo(next);
      Transition transition;
      try {
        transition = decided(there, ConversationThread::decide);
      } catch (ThreadException.UnknownThread _) {
        break;
      }
      if (!(transition instanceof Transition.Forwarded(var further))) {
        return outcome(transition);
      }
      last = there;
      next = further;
    }
    return outcome(decided(last, ConversationThread::decideInPlace));
  }

  private Transition decided(Asked asked, Deciding deciding) {
    return threads.change(
        asked.wanted(), kept(asked.request().keeping()), loaded -> decide(asked, loaded, deciding));
  }

  /**
   * Carries out several requests of one caller, all or none. A thread may be named by several,
   * which are applied in turn. None of them may be a lone inbound message, which might have to be
   * sent on to another thread, and none may have an answer kept by itself.
   *
   * @return an outcome for each, in their order
   * @throws ChangeTogetherException if one of them cannot be carried out; nothing was changed
   */
  public List<Outcome> changeTogether(List<Request> requests) {
    var asked = requests.stream().map(this::asked).toList();
    return threads
        .changeTogether(
            asked.stream().map(Asked::wanted).toList(),
            (position, loaded) -> decide(asked.get(position), loaded))
        .stream()
        .map(ThreadLifecycle::outcome)
        .toList();
  }

  /**
   * Carries out several requests of one caller, each by itself. A thread may be named by several,
   * which are applied in turn.
   *
   * @return what became of each, in their order
   */
  public List<Attempt<Outcome>> changeSeparately(List<Request> requests) {
    var asked = requests.stream().map(this::asked).toList();
    var done =
        threads.changeSeparately(
            asked.stream().map(Asked::wanted).toList(),
            (position, loaded) -> decide(asked.get(position), loaded));
    return IntStream.range(0, done.size())
        .mapToObj(position -> attempt(requests.get(position), done.get(position)))
        .toList();
  }

  private Attempt<Outcome> attempt(Request request, Attempt<Transition> done) {
    return switch (done) {
      case Attempt.Done(Transition.Forwarded _) -> sentOn(request);
      case Attempt.Done(Transition.Refused(var rejection)) ->
          new Attempt.Failed<>(new ThreadException.Refused(rejection));
      case Attempt.Done(var transition) -> new Attempt.Done<>(outcome(transition));
      case Attempt.Failed(var failure) -> new Attempt.Failed<>(failure);
      case Attempt.Unavailable(var failure) -> new Attempt.Unavailable<>(failure);
    };
  }

  /** An inbound message that goes on to a follow-up, which is another thread. */
  private Attempt<Outcome> sentOn(Request request) {
    try {
      return new Attempt.Done<>(change(request));
    } catch (ThreadException failure) {
      return new Attempt.Failed<>(failure);
    } catch (StoreUnavailableException failure) {
      return new Attempt.Unavailable<>(failure);
    }
  }

  private static @Nullable Keeping<Transition.Moved> kept(@Nullable Keeping<Outcome> keeping) {
    return keeping == null ? null : keeping.of(ThreadLifecycle::outcome);
  }

  private interface Deciding {
    Transition decide(
        ConversationThread thread, List<ThreadCommand> commands, ChangeContext context);
  }

  private Transition decide(Asked asked, Loaded loaded) {
    return decide(asked, loaded, ConversationThread::decide);
  }

  private Transition decide(Asked asked, Loaded loaded, Deciding deciding) {
    var request = asked.request();
    request.precondition().check(loaded.thread());
    asked.named().requireIn(loaded.ground().known());
    return deciding.decide(
        loaded.thread(),
        request.commands(),
        context(request.caller(), request.origin(), loaded.ground(), loaded.holders()));
  }

  private ChangeContext context(Caller caller, Origin origin, Ground ground, List<Holder> holders) {
    return new ChangeContext(
        origin.actor(caller),
        origin.through(),
        origin.requestId(),
        clock.instant(),
        ground.policy(),
        holders,
        spareIdentity());
  }

  private SpareIdentity spareIdentity() {
    return new SpareIdentity(new ThreadId(ids.next()), ids.nextThreadNumber());
  }

  private static Outcome outcome(Transition transition) {
    return switch (transition) {
      case Transition.Moved moved -> Outcome.of(moved);
      case Transition.Unchanged(var thread) -> new Outcome(thread, false, List.of(), null);
      case Transition.Refused(var rejection) -> throw new ThreadException.Refused(rejection);
      case Transition.Forwarded(var followUp) ->
          throw new IllegalStateException("a message was to be sent on to " + followUp);
    };
  }
}
