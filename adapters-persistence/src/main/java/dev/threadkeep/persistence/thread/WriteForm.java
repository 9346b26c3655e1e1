package dev.threadkeep.persistence.thread;

import java.util.Set;

/**
 * Which parts a {@link WriteStatement} has.
 *
 * @param moves whether it changes threads that are there
 * @param opens whether it opens threads
 * @param holds whether it makes sure of what threads come to refer to
 * @param enters whether it has newcomers enter the directory
 */
record WriteForm(
    boolean moves, boolean opens, boolean holds, boolean enters, Set<ThreadRows.Part> parts) {
  WriteForm {
    parts = Set.copyOf(parts);
  }

  /** Whether it records by what ids vendors know threads. */
  boolean refers() {
    return parts.contains(ThreadRows.Part.REFERRED);
  }

  /** Whether a statement of this form can do without what the other has not. */
  boolean covers(WriteForm other) {
    return (moves || !other.moves)
        && opens == other.opens
        && (holds || !other.holds)
        && (enters || !other.enters)
        && parts.containsAll(other.parts);
  }
}
