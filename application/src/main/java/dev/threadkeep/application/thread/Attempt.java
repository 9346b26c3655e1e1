package dev.threadkeep.application.thread;

import dev.threadkeep.application.StoreUnavailableException;

/**
 * What became of one of several changes that do not depend on each other.
 *
 * @param <T> what a change gives
 */
public sealed interface Attempt<T> {

  /** It was made. */
  record Done<T>(T outcome) implements Attempt<T> {}

  /** It cannot be made, and nothing of it was. */
  record Failed<T>(ThreadException failure) implements Attempt<T> {}

  /** The store could not be reached for it; whether it was made is not known. */
  record Unavailable<T>(StoreUnavailableException failure) implements Attempt<T> {}
}
