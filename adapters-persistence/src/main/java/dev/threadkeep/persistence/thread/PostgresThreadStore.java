package dev.threadkeep.persistence.thread;

import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.directory.entry.Mentions;
import dev.threadkeep.application.thread.Attempt;
import dev.threadkeep.application.thread.ThreadException;
import dev.threadkeep.application.thread.ThreadStore;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.thread.Transition;
import dev.threadkeep.persistence.session.ConstraintException;
import dev.threadkeep.persistence.session.Rows;
import dev.threadkeep.persistence.session.Session;
import java.sql.SQLException;
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
  private final Grounds grounds = new Grounds();
  private final TakenReferences taken;
  private final InstantSource clock;
  private final @Nullable CoalescingWriter writer;

  /**
   * @param clock by which keys expire
   */
  public PostgresThreadStore(Session session, InstantSource clock, Coalescing coalescing) {
    this(
        session,
        clock,
        coalescing.loops() == 0
            ? null
            : new CoalescingWriter(session, clock, new Grounds(), coalescing));
  }

  PostgresThreadStore(Session session, InstantSource clock, @Nullable CoalescingWriter writer) {
    this.session = session;
    this.clock = clock;
    this.taken = new TakenReferences(session);
    this.writer = writer;
  }

  @Override
  public Transition change(Wanted wanted, Function<Loaded, Transition> decision) {
    if (writer == null) {
      return changeAlone(wanted, decision, 0);
    }
    return switch (writer.change(wanted, decision)) {
      case Job.Answer.Decided(var transition) -> transition;
      case Job.Answer.Alone(int clashes) -> changeAlone(wanted, decision, clashes);
    };
  }

  private Transition changeAlone(
      Wanted wanted, Function<Loaded, Transition> decision, int clashes) {
    for (int tried = clashes; tried < TRIES; tried++) {
      var done =
          tried < FREE_TRIES ? changeFreely(wanted, decision) : changeLocked(wanted, decision);
      if (done.isPresent()) {
        return done.get();
      }
    }
    throw new ThreadException.TooBusy();
  }

  /** Nothing if another change came between. */
  private Optional<Transition> changeFreely(Wanted wanted, Function<Loaded, Transition> decision) {
    var locating = new Locating(wanted.caller(), wanted.thread());
    var loaded =
        session.ask(
            wanted.caller(),
            reading(wanted, locating),
            parameters -> {
              Grounds.bind(parameters, wanted.mentions());
              locating.bind(parameters);
            },
            answer -> answer.first(row -> loaded(wanted, row)));
    var transition = decision.apply(loaded.orElseThrow(ThreadException.UnknownThread::new));
    if (!(transition instanceof Transition.Moved moved)) {
      return Optional.of(transition);
    }
    var organization = wanted.caller().organization();
    var write =
        new ThreadWrite(organization, loaded.get().ground().known(), wanted.mentions())
            .change(loaded.get().thread(), moved);
    return isWritten(organization, write) ? Optional.of(moved) : Optional.empty();
  }

  /** Holds the thread from the first trip on, so that no other change can come between. */
  private Optional<Transition> changeLocked(Wanted wanted, Function<Loaded, Transition> decision) {
    var locating = new Locating(wanted.caller(), wanted.thread());
    var attempt = new Attempted();
    try {
      return session.inTransaction(
          transaction -> {
            var loaded =
                transaction
                    .ask(
                        wanted.caller(),
                        reading(wanted, locating) + " FOR UPDATE OF t",
                        parameters -> {
                          Grounds.bind(parameters, wanted.mentions());
                          locating.bind(parameters);
                        },
                        answer -> answer.first(row -> loaded(wanted, row)))
                    .orElseThrow(ThreadException.UnknownThread::new);
            var transition = decision.apply(loaded);
            if (!(transition instanceof Transition.Moved moved)) {
              return Optional.of(transition);
            }
            var organization = wanted.caller().organization();
            var write =
                new ThreadWrite(organization, loaded.ground().known(), wanted.mentions())
                    .change(loaded.thread(), moved);
            attempt.write = write;
            return transaction.ask(organization, write.sql(), write::bind, write::isDone)
                ? Optional.of(moved)
                : Optional.<Transition>empty();
          });
    } catch (ConstraintException failure) {
      taken.explain(wanted.caller().organization(), attempt.write, failure);
      return Optional.empty();
    }
  }

  /** What a transaction came to write before it failed. */
  private static final class Attempted {
    private @Nullable ThreadWrite write;
  }

  private static String reading(Wanted wanted, Locating locating) {
    return """
    SELECT %s,
           %s
      FROM thread t
      JOIN policy p ON p.organization_id = t.organization_id
     WHERE %s\
    """
        .formatted(Grounds.columns(wanted.mentions()), ThreadRow.COLUMNS, locating.condition());
  }

  private Loaded loaded(Wanted wanted, Rows row) throws SQLException {
    return new Loaded(
        ThreadRow.read(row),
        List.of(),
        grounds.read(wanted.caller().organization(), wanted.mentions(), row));
  }

  private boolean isWritten(OrganizationId organization, ThreadWrite write) {
    try {
      return session.ask(organization, write.sql(), write::bind, write::isDone);
    } catch (ConstraintException failure) {
      taken.explain(organization, write, failure);
      return false;
    }
  }

  @Override
  public Transition open(Caller caller, Mentions mentions, Function<Ground, Transition> decision) {
    for (int tried = 0; tried < TRIES; tried++) {
      var ground = ground(caller, mentions);
      var transition = decision.apply(ground);
      if (!(transition instanceof Transition.Moved moved)) {
        return transition;
      }
      var write = new ThreadWrite(caller.organization(), ground.known(), mentions).open(moved);
      if (isWritten(caller.organization(), write)) {
        return moved;
      }
    }
    throw new ThreadException.TooBusy();
  }

  private Ground ground(Caller caller, Mentions mentions) {
    return session
        .ask(
            caller,
            "SELECT %s FROM policy p WHERE p.organization_id = ?"
                .formatted(Grounds.columns(mentions)),
            parameters -> {
              Grounds.bind(parameters, mentions);
              parameters.uuid(caller.organization().value());
            },
            answer -> answer.first(row -> grounds.read(caller.organization(), mentions, row)))
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
        var done = session.inTransaction(together::run);
        if (done.isPresent()) {
          return done.get();
        }
      } catch (ConstraintException failure) {
        taken.explain(wanted.getFirst().caller().organization(), together.write(), failure);
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
