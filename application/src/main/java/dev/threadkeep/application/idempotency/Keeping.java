package dev.threadkeep.application.idempotency;

import java.util.function.Function;

/**
 * That the answer to a request is to be kept by the very step that carries the request out.
 *
 * @param answer what will be answered once the step is done, told before it is. A pure function; it
 *     may be asked more than once.
 * @param <T> what comes of the step
 */
public record Keeping<T>(Claim claim, Function<? super T, KeptAnswer> answer) {

  /** The same, told by what comes of a smaller step. */
  public <S> Keeping<S> of(Function<? super S, ? extends T> outcome) {
    return new Keeping<>(claim, step -> answer.apply(outcome.apply(step)));
  }
}
