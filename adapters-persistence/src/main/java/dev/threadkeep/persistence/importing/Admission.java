package dev.threadkeep.persistence.importing;

import dev.threadkeep.application.transfer.Fate;
import dev.threadkeep.application.transfer.OnError;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Which of several things may be added.
 *
 * @param <T> what they are
 * @param fates what becomes of each, in order; with {@link OnError#STOP} until the first that is
 *     refused
 * @param admitted those to be added, in order
 */
public record Admission<T>(List<Fate> fates, List<T> admitted) {
  public Admission {
    fates = List.copyOf(fates);
    admitted = List.copyOf(admitted);
  }

  /**
   * @param fate what is to become of one, beside what is there
   */
  public static <T> Admission<T> of(List<T> things, OnError onError, Function<T, Fate> fate) {
    var fates = new ArrayList<Fate>();
    var admitted = new ArrayList<T>();
    for (var thing : things) {
      var its = fate.apply(thing);
      fates.add(its);
      switch (its) {
        case Fate.Added() -> admitted.add(thing);
        case Fate.AlreadyThere() -> {}
        case Fate.Refused _ -> {
          if (onError == OnError.STOP) {
            return new Admission<>(fates, admitted);
          }
        }
      }
    }
    return new Admission<>(fates, admitted);
  }
}
