package dev.threadkeep.persistence.importing;

import dev.threadkeep.application.transfer.Fate;
import dev.threadkeep.application.transfer.OnError;
import dev.threadkeep.persistence.session.ConstraintException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Adds many things at once, and finds those that cannot be beside what is there: where the whole
 * breaks a constraint, its halves are tried one after the other.
 *
 * @param <T> what they are
 */
public final class InHalves<T> {
  /** How often somebody else may add the very same thing at the very same time. */
  private static final int ATTEMPTS = 3;

  private final Function<List<T>, List<Fate>> together;
  private final Explanation<T> explanation;
  private final String identity;
  private final OnError onError;

  /**
   * @param together adds all that it does not refuse by itself, or throws and adds nothing
   * @param explanation why one thing broke a constraint
   * @param identity the constraint that a thing breaks which is there
   */
  public InHalves(
      Function<List<T>, List<Fate>> together,
      Explanation<T> explanation,
      String identity,
      OnError onError) {
    this.together = together;
    this.explanation = explanation;
    this.identity = identity;
    this.onError = onError;
  }

  /** Says what is the matter with a thing, as the end of a sentence that begins with it. */
  public interface Explanation<T> {
    String of(T thing, String constraint);
  }

  /** What became of each, in order; with {@link OnError#STOP} until the first that is refused. */
  public List<Fate> add(List<T> things) {
    if (things.size() == 1) {
      return List.of(one(things.getFirst()));
    }
    try {
      return together.apply(things);
    } catch (ConstraintException _) {
      int middle = things.size() / 2;
      var fates = new ArrayList<>(add(things.subList(0, middle)));
      if (onError == OnError.SKIP || !(fates.getLast() instanceof Fate.Refused)) {
        fates.addAll(add(things.subList(middle, things.size())));
      }
      return fates;
    }
  }

  private Fate one(T thing) {
    for (int attempt = 1; ; attempt++) {
      try {
        return together.apply(List.of(thing)).getFirst();
      } catch (ConstraintException broken) {
        if (!broken.constraint().equals(identity) || attempt == ATTEMPTS) {
          return new Fate.Refused(explanation.of(thing, broken.constraint()));
        }
      }
    }
  }
}
