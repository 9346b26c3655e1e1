package dev.threadkeep.rest.http.json;

import java.util.function.Function;

/**
 * A field of a merge patch: left out, set to null, or set to a value. As a component of a request
 * record it needs no annotation, and a field that is left out arrives as {@link Absent}.
 */
public sealed interface Patch<T> {

  /** The field was not there: leave what is. */
  record Absent<T>() implements Patch<T> {}

  /** The field was {@code null}: clear what is. */
  record Null<T>() implements Patch<T> {}

  record Value<T>(T value) implements Patch<T> {}

  static <T> Patch<T> absent() {
    return new Absent<>();
  }

  /** The same patch of what {@code change} makes of the value. */
  default <R> Patch<R> map(Function<? super T, ? extends R> change) {
    return switch (this) {
      case Absent<T>() -> new Absent<>();
      case Null<T>() -> new Null<>();
      case Value<T>(var value) -> new Value<>(change.apply(value));
    };
  }
}
