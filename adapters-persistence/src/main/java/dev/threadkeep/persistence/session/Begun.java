package dev.threadkeep.persistence.session;

import dev.threadkeep.application.access.Caller;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A transaction that whatever is asked on behalf of a caller belongs to, over one connection. One
 * thread at a time uses it.
 */
public final class Begun implements Caller.Work, AutoCloseable {
  private final Connection connection;
  private boolean hasStep;
  private boolean isOver;

  Begun(Connection connection) {
    this.connection = connection;
  }

  /** What the caller is within, if anything. */
  static @Nullable Begun of(Caller caller) {
    return switch (caller.work()) {
      case null -> null;
      case Begun begun -> begun;
      default -> throw new IllegalStateException("work that another store has begun");
    };
  }

  Connection connection() {
    if (isOver) {
      throw new IllegalStateException("what was begun is over");
    }
    return connection;
  }

  /**
   * Runs a step that leaves nothing behind if it fails, as a transaction of its own would. A failed
   * statement would otherwise have the database refuse all that follow.
   */
  <T> T step(Step<T> step) throws SQLException {
    var start = hasStep ? "RELEASE SAVEPOINT step;\nSAVEPOINT step;\n" : "SAVEPOINT step;\n";
    boolean isDone = false;
    try {
      var result = step.run(start);
      isDone = true;
      hasStep = true;
      return result;
    } finally {
      if (!isDone) {
        undoStep();
      }
    }
  }

  /** Where its first trip failed before there was a savepoint, nothing can be saved. */
  private void undoStep() {
    try {
      Session.execute(connection, "ROLLBACK TO SAVEPOINT step");
      hasStep = true;
    } catch (SQLException _) {
      // The failure that led here says more; the transaction can only be given up now.
    }
  }

  /** Part of the transaction; {@code start} goes before the first of its statements. */
  @FunctionalInterface
  interface Step<T> {
    T run(String start) throws SQLException;
  }

  /** Undoes it all, unless it was ended. */
  @Override
  public void close() {
    if (isOver) {
      return;
    }
    isOver = true;
    // Does nothing behind the end of the transaction.
    Session.rollBack(connection);
    try {
      connection.close();
    } catch (SQLException _) {
      // The pool has it back, or has given it up.
    }
  }
}
