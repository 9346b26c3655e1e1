package dev.threadkeep.rest.canonical.connection;

import dev.threadkeep.application.connection.ConnectionException;
import dev.threadkeep.rest.canonical.ProblemException;
import dev.threadkeep.rest.canonical.ProblemType;
import dev.threadkeep.rest.http.failure.Field;
import java.util.function.Supplier;

/** What can go wrong with connections. */
final class ConnectionProblems {

  private ConnectionProblems() {}

  static ProblemException unknown() {
    return new ProblemException(
        ProblemType.CONNECTION_NOT_FOUND, "The organization has no connection with this id.");
  }

  static ProblemException inUse(long threads) {
    return new ProblemException(
            ProblemType.CONNECTION_IN_USE,
            "%d %s it. Set enabled to false to have its vendor called no longer."
                .formatted(threads, threads == 1 ? "thread refers to" : "threads refer to"))
        .with("threads", threads);
  }

  /** What {@code work} gives; why it could not be done becomes a problem. */
  static <T> T kept(Supplier<T> work) {
    try {
      return work.get();
    } catch (ConnectionException refused) {
      throw problem(refused);
    }
  }

  private static RuntimeException problem(ConnectionException refused) {
    return switch (refused) {
      case ConnectionException.Invalid invalid ->
          Field.invalid("#/" + invalid.place(), invalid.detail());
      case ConnectionException.VersionMismatch mismatch ->
          new ProblemException(
                  ProblemType.VERSION_MISMATCH,
                  "The connection is at version %d.".formatted(mismatch.current()))
              .with("current_version", mismatch.current())
              .at(mismatch.current());
      case ConnectionException.NoMasterKey _ ->
          new ProblemException(
              ProblemType.MASTER_KEY_MISSING,
              "Whoever runs the service has to set THREADKEEP_MASTER_KEY, or"
                  + " THREADKEEP_MASTER_KEY_FILE.");
      case ConnectionException.UnreadableSecret unreadable ->
          new ProblemException(
              ProblemType.SECRET_UNREADABLE,
              unreadable.isKeyThere()
                  ? "What is kept of a credential is not as it was. Give the credential again."
                  : ("The credentials need the master key %s, which the service was not given. Give"
                          + " it to the service, or the credentials again.")
                      .formatted(unreadable.key()));
    };
  }
}
