package dev.threadkeep.application.delivery;

/** What came of asking a vendor for something. */
public sealed interface Reading<T> {

  /** Here it is. */
  record Seen<T>(T value) implements Reading<T> {}

  /** The vendor says that there is no such thread, or no longer. */
  record Absent<T>() implements Reading<T> {}

  /** Nobody knows; asking again is harmless. */
  record Failed<T>(Outcome.Failure failure) implements Reading<T> {}
}
