package dev.threadkeep.persistence.thread;

import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.directory.entry.Mentions;
import dev.threadkeep.application.holding.Postroom;
import dev.threadkeep.application.idempotency.Keeping;
import dev.threadkeep.application.idempotency.RepeatedRequestException;
import dev.threadkeep.application.thread.Attempt;
import dev.threadkeep.application.thread.ThreadException;
import dev.threadkeep.application.thread.ThreadStore;
import dev.threadkeep.domain.thread.Transition;
import dev.threadkeep.persistence.idempotency.KeptRecord;
import dev.threadkeep.persistence.session.ConstraintException;
import dev.threadkeep.persistence.session.LockTimeoutException;
import dev.threadkeep.persistence.session.Session;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A change in two trips, each a transaction by itself: nothing is locked while the domain decides,
 * and a change that came between the two is noticed by the version and decided upon again.
 */
public final class PostgresThreadStore implements ThreadStore, AutoCloseable {
  /** How often a lost race is run again before the thread is locked for it. */
  private static final int FREE_TRIES = 3;

  private static final int TRIES = 8;

  private final Session session;
  private final InstantSource clock;
  private final Grounds grounds;
  private final TakenReferences taken;
  private final @Nullable CoalescingWriter writer;

  /**
   * @param clock by which keys expire and answers grow old
   */
  public PostgresThreadStore(
      Session session, InstantSource clock, Coalescing coalescing, Postroom postroom) {
    this(
        session,
        clock,
        coalescing.loops() == 0
            ? null
            : new CoalescingWriter(session, clock, new Grounds(postroom), coalescing),
        postroom);
  }

  PostgresThreadStore(
      Session session, InstantSource clock, @Nullable CoalescingWriter writer, Postroom postroom) {
    this.session = session;
    this.clock = clock;
    this.grounds = new Grounds(postroom);
    this.taken = new TakenReferences(session, clock);
    this.writer = writer;
  }

  @Override
  public Transition change(
      Wanted wanted,
      @Nullable Keeping<Transition.Moved> keeping,
      Function<Loaded, Transition> decision) {
    var change = new Change(wanted, keeping, decision);
    if (writer == null || !isForItself(wanted.caller())) {
      return changeAlone(change, 0);
    }
    return switch (writer.make(change)) {
      case Job.Answer.Decided(var transition) -> transition;
      case Job.Answer.Alone(int clashes) -> changeAlone(change, clashes);
    };
  }

  /** What belongs to more cannot go together with what others ask. */
  private static boolean isForItself(Caller caller) {
    return caller.work() == null && caller.job() == null;
  }

  private Transition changeAlone(Change change, int clashes) {
    for (int tried = clashes; tried < TRIES; tried++) {
      var done = tried < FREE_TRIES ? changeFreely(change) : changeLocked(change);
      if (done.isPresent()) {
        return done.get();
      }
    }
    throw new ThreadException.TooBusy();
  }

  /** Nothing if another change came between. */
  private Optional<Transition> changeFreely(Change change) {
    var caller = change.wanted().caller();
    var now = clock.instant();
    var reading = new ChangeReading(change, grounds, now);
    var loaded =
        session
            .ask(caller, reading.sql(), reading::bind, reading::read)
            .orElseThrow(ThreadException.UnknownThread::new);
    var transition = change.decision().apply(loaded);
    if (!(transition instanceof Transition.Moved moved)) {
      return Optional.of(transition);
    }
    return isWritten(caller, write(change, loaded, moved, now))
        ? Optional.of(moved)
        : Optional.empty();
  }

  /** Holds the thread from the first trip on, so that no other change can come between. */
  private Optional<Transition> changeLocked(Change change) {
    var caller = change.wanted().caller();
    var now = clock.instant();
    var reading = new ChangeReading(change, grounds, now);
    var attempt = new Attempted();
    try {
      Optional<Transition> done =
          session.inTransaction(
              caller,
              transaction -> {
                var loaded =
                    transaction
                        .ask(
                            caller,
                            reading.sql() + " FOR UPDATE OF t",
                            reading::bind,
                            reading::read)
                        .orElseThrow(ThreadException.UnknownThread::new);
                var transition = change.decision().apply(loaded);
                if (!(transition instanceof Transition.Moved moved)) {
                  return Optional.of(transition);
                }
                var write = write(change, loaded, moved, now);
                attempt.write = write;
                return transaction.ask(
                        caller.organization(), write.sql(), write::bind, write::isDone)
                    ? Optional.of(moved)
                    : Optional.<Transition>empty();
              });
      if (done.isEmpty()) {
        taken.explainNothing(caller, attempt.write);
      } else {
        grounds.announce(attempt.write);
      }
      return done;
    } catch (ConstraintException failure) {
      taken.explain(caller, attempt.write, failure);
      return Optional.empty();
    } catch (LockTimeoutException busy) {
      throw held(busy);
    }
  }

  /** What a transaction came to write before it failed. */
  private static final class Attempted {
    private @Nullable ThreadWrite write;
  }

  private static ThreadWrite write(
      Change change, Loaded loaded, Transition.Moved moved, Instant now) {
    var wanted = change.wanted();
    return new ThreadWrite(wanted.caller().organization(), loaded.ground(), wanted.mentions())
        .change(loaded.thread(), moved)
        .keep(change.keeping(), moved, now);
  }

  private boolean isWritten(Caller caller, ThreadWrite write) {
    try {
      boolean isDone = session.askAgain(caller, write.sql(), write::bind, write::isDone);
      if (isDone) {
        grounds.announce(write);
      } else {
        taken.explainNothing(caller, write);
      }
      return isDone;
    } catch (ConstraintException failure) {
      taken.explain(caller, write, failure);
      return false;
    } catch (LockTimeoutException busy) {
      throw held(busy);
    }
  }

  private static RuntimeException held(LockTimeoutException busy) {
    return busy.isAbout(KeptRecord.TABLE)
        ? new RepeatedRequestException.KeyInUse()
        : new ThreadException.TooBusy();
  }

  @Override
  public Transition open(
      Caller caller,
      Mentions mentions,
      @Nullable Keeping<Transition.Moved> keeping,
      Function<Ground, Transition> decision) {
    for (int tried = 0; tried < TRIES; tried++) {
      var now = clock.instant();
      var ground = ground(caller, mentions, keeping, now);
      var transition = decision.apply(ground);
      if (!(transition instanceof Transition.Moved moved)) {
        return transition;
      }
      var write =
          new ThreadWrite(caller.organization(), ground, mentions)
              .open(moved)
              .keep(keeping, moved, now);
      if (isWritten(caller, write)) {
        return moved;
      }
    }
    throw new ThreadException.TooBusy();
  }

  private Ground ground(
      Caller caller, Mentions mentions, @Nullable Keeping<Transition.Moved> keeping, Instant now) {
    return session
        .ask(
            caller,
            "SELECT %s%s FROM policy p %s WHERE p.organization_id = ?"
                .formatted(
                    Grounds.columns(mentions),
                    keeping == null ? "" : ", " + KeptRecord.COLUMNS,
                    keeping == null ? "" : KeptRecord.joined("p.organization_id")),
            parameters -> {
              Grounds.bind(parameters, mentions);
              if (keeping != null) {
                KeptRecord.bind(parameters, keeping.claim(), now);
              }
              parameters.uuid(caller.organization().value());
            },
            answer ->
                answer.first(
                    row -> {
                      if (keeping != null) {
                        KeptRecord.refuseRepeated(keeping.claim(), row);
                      }
                      return grounds.read(caller.organization(), mentions, row);
                    }))
        .orElseThrow(() -> new IllegalStateException("an organization without a policy"));
  }

  @Override
  public List<Transition> changeTogether(List<Wanted> wanted, PositionedDecision decision) {
    if (wanted.isEmpty()) {
      return List.of();
    }
    for (int tried = 0; tried < TRIES; tried++) {
      var together = new TogetherChange(wanted, decision, grounds);
      try {
        var done = session.inTransaction(wanted.getFirst().caller(), together::run);
        if (done.isPresent()) {
          grounds.announce(together.write());
          return done.get();
        }
        taken.explainNothing(wanted.getFirst().caller(), together.write());
      } catch (ConstraintException failure) {
        taken.explain(wanted.getFirst().caller(), together.write(), failure);
      }
    }
    throw new ThreadException.TooBusy();
  }

  @Override
  public List<Attempt<Transition>> changeSeparately(
      List<Wanted> wanted, PositionedDecision decision) {
    return new SeparateChanges(session, grounds, clock, this::changeAlone).make(wanted, decision);
  }

  /** Makes the changes that wait together; those that come later go by themselves. */
  @Override
  public void close() {
    if (writer != null) {
      writer.close();
    }
  }
}
