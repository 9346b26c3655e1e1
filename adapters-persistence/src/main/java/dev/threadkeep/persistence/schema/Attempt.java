package dev.threadkeep.persistence.schema;

/**
 * One try at a piece of work, whole: it starts its own transaction and keeps nothing of the last.
 */
@FunctionalInterface
public interface Attempt<T, E extends Exception> {
  T run() throws E;
}
