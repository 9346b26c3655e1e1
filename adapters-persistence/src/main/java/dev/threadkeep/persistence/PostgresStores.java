package dev.threadkeep.persistence;

import dev.threadkeep.application.access.KeyStore;
import dev.threadkeep.application.access.OrganizationStore;
import dev.threadkeep.application.directory.TeammateStore;
import dev.threadkeep.application.thread.ThreadReader;
import dev.threadkeep.application.thread.ThreadStore;
import dev.threadkeep.persistence.access.PostgresKeyStore;
import dev.threadkeep.persistence.access.PostgresOrganizationStore;
import dev.threadkeep.persistence.directory.PostgresTeammateStore;
import dev.threadkeep.persistence.schema.Database;
import dev.threadkeep.persistence.session.Session;
import dev.threadkeep.persistence.thread.PostgresThreadReader;
import dev.threadkeep.persistence.thread.PostgresThreadStore;
import java.time.InstantSource;

/** The application's stores on one database. */
public record PostgresStores(
    ThreadStore threads,
    ThreadReader reader,
    KeyStore keys,
    OrganizationStore organizations,
    TeammateStore teammates) {

  /**
   * The stores on {@code database}, which stays the caller's to close.
   *
   * @param clock by which keys expire
   */
  public static PostgresStores on(Database database, InstantSource clock) {
    var session = new Session(database, clock);
    return new PostgresStores(
        new PostgresThreadStore(session),
        new PostgresThreadReader(session),
        new PostgresKeyStore(session),
        new PostgresOrganizationStore(session),
        new PostgresTeammateStore(session, clock));
  }
}
