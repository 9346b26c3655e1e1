package dev.threadkeep.persistence.schema;

import java.sql.SQLException;
import java.util.Set;

/**
 * Changes to the catalogue that several nodes, and databases of one server, may make at once. They
 * take no locks that would queue them, so who loses looks again at what is left to do.
 */
final class Race {
  private static final int TRIES = 20;

  /** Made by another meanwhile, or "tuple concurrently updated", which has no state of its own. */
  private static final Set<String> LOST = Set.of("42710", "23505", "XX000", "40001", "40P01");

  private Race() {}

  static void run(Step step) throws SQLException {
    for (int tried = 1; ; tried++) {
      try {
        step.run();
        return;
      } catch (SQLException failure) {
        if (tried == TRIES || !LOST.contains(String.valueOf(failure.getSQLState()))) {
          throw failure;
        }
      }
    }
  }

  /** Looks what is missing and makes it; it may be run any number of times. */
  @FunctionalInterface
  interface Step {
    void run() throws SQLException;
  }
}
