package dev.threadkeep.application.thread;

import dev.threadkeep.application.StoreUnavailableException;
import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.access.JobOverException;
import dev.threadkeep.application.access.KeyInvalidException;
import dev.threadkeep.application.directory.entry.Known;
import dev.threadkeep.application.directory.entry.Mentions;
import dev.threadkeep.application.holding.Holdings;
import dev.threadkeep.application.idempotency.Keeping;
import dev.threadkeep.application.idempotency.RepeatedRequestException;
import dev.threadkeep.domain.policy.LifecyclePolicy;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.Transition;
import dev.threadkeep.domain.vendor.Holder;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Out-port: reading a thread, deciding, and writing what was decided, as one.
 *
 * <p>A decision must be a pure function: it is asked again where another change came first, and
 * never more often than that is needed. What it throws leaves everything as it was and reaches the
 * caller. All that a {@link Transition.Moved} carries is written together or not at all: the thread
 * and its events, messages, references and tags, the follow-up thread with its own, and those
 * newcomers to the directory that the thread comes to refer to, and what the connections that hold
 * the thread have to be told ({@link dev.threadkeep.application.holding.NewDelivery}). Any other
 * transition writes nothing. What a decision found in the directory, and a connection that a
 * reference names, is still there when the thread comes to refer to it.
 *
 * <p>Where a thread is {@link dev.threadkeep.domain.thread.ThreadEvent.Erased erased}, what came
 * before is blanked with it: its events, and the texts of its messages or of those of one contact.
 * Only {@link #changeTogether} can do that; any other method throws {@link IllegalStateException}
 * before anything is written.
 *
 * <p>Every method throws {@link KeyInvalidException} if the caller's key no longer works, {@link
 * JobOverException} if the caller works off a job that is over, and {@link
 * StoreUnavailableException} if the store cannot be reached. What is changed for a job is changed
 * before it is over, whoever ends it.
 */
public interface ThreadStore {

  /**
   * Changes one thread.
   *
   * @return what {@code decision} last said, written if it moved
   * @throws ThreadException.UnknownThread if the organization has no such thread
   * @throws ThreadException.ReferenceTaken if a new reference names another thread
   * @throws ThreadException.UnknownConnection if a new reference names a connection that the
   *     organization does not have to its vendor
   * @throws ThreadException.TooBusy if the thread changed under every attempt
   */
  default Transition change(Wanted wanted, Function<Loaded, Transition> decision) {
    return change(wanted, null, decision);
  }

  /**
   * Changes one thread, and keeps the answer together with the change. Where nothing moves, no
   * answer is kept.
   *
   * @param keeping what will be answered; absent where nobody asks for the change again
   * @throws RepeatedRequestException if the request was answered before, or its key is another's
   */
  Transition change(
      Wanted wanted,
      @Nullable Keeping<Transition.Moved> keeping,
      Function<Loaded, Transition> decision);

  /**
   * Changes several threads of one organization, all or none. A thread named twice is decided
   * twice, the second time as the first left it. Threads are locked in the order of their ids, so
   * that two such changes never wait for each other.
   *
   * @param wanted all by the same caller
   * @return what {@code decision} said, in the order named
   * @throws ChangeTogetherException if threads are not there (all of those are named), or the
   *     decision on one refuses or throws a {@link ThreadException} (that one is named)
   */
  List<Transition> changeTogether(List<Wanted> wanted, PositionedDecision decision);

  /**
   * Changes several threads of one organization, each by itself: what cannot be done to one keeps
   * no other from being changed. A thread named twice is decided twice, the second time as the
   * first left it.
   *
   * @param wanted all by the same caller
   * @return what {@code decision} said of each, in the order named; written if it moved
   */
  List<Attempt<Transition>> changeSeparately(List<Wanted> wanted, PositionedDecision decision);

  /**
   * Opens a thread.
   *
   * @param mentions the entries whose existence the decision needs to know
   * @param decision is asked again where the number it chose is taken
   * @throws ThreadException.ReferenceTaken if a reference names another thread
   * @throws ThreadException.UnknownConnection if a reference names a connection that the
   *     organization does not have to its vendor
   */
  default Transition open(Caller caller, Mentions mentions, Function<Ground, Transition> decision) {
    return open(caller, mentions, null, decision);
  }

  /**
   * Opens a thread, and keeps the answer together with it.
   *
   * @param keeping what will be answered; absent where nobody asks for the thread again
   * @throws RepeatedRequestException if the request was answered before, or its key is another's
   */
  Transition open(
      Caller caller,
      Mentions mentions,
      @Nullable Keeping<Transition.Moved> keeping,
      Function<Ground, Transition> decision);

  /** Decides on one of several threads, by its position among those wanted. */
  interface PositionedDecision {
    Transition decide(int position, Loaded loaded);
  }

  /**
   * What to read.
   *
   * @param mentions the entries whose existence the decision needs to know
   */
  record Wanted(Caller caller, ThreadLocator thread, Mentions mentions) {}

  /**
   * What deciding stands on besides the thread.
   *
   * @param known those of the entries mentioned that there are
   * @param holdings the organization's connections to vendors
   */
  record Ground(LifecyclePolicy policy, Known known, Holdings holdings) {
    /** The same in an organization without connections. */
    public Ground(LifecyclePolicy policy, Known known) {
      this(policy, known, Holdings.none());
    }
  }

  /** A thread as it was read, with what deciding stands on. */
  record Loaded(ConversationThread thread, List<Holder> holders, Ground ground) {
    public Loaded {
      holders = List.copyOf(holders);
    }

    /** A thread with those of the organization's connections that hold it. */
    public Loaded(ConversationThread thread, Ground ground) {
      this(thread, ground.holdings().holders(thread.references()), ground);
    }
  }
}
