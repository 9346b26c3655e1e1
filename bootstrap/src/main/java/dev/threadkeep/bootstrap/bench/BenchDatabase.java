package dev.threadkeep.bootstrap.bench;

import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.access.KeyManagement;
import dev.threadkeep.application.access.KeyManagement.NewKey;
import dev.threadkeep.application.access.OrganizationStore.Organization;
import dev.threadkeep.application.access.Scope;
import dev.threadkeep.application.access.Signature;
import dev.threadkeep.application.thread.Origin;
import dev.threadkeep.application.thread.ThreadLifecycle;
import dev.threadkeep.application.thread.ThreadLifecycle.Opening;
import dev.threadkeep.bootstrap.wiring.MicrosecondClock;
import dev.threadkeep.bootstrap.wiring.RandomIds;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.party.Through;
import dev.threadkeep.domain.thread.NewThread;
import dev.threadkeep.persistence.PostgresStores;
import dev.threadkeep.persistence.embedded.EmbeddedPostgres;
import dev.threadkeep.persistence.schema.Database;
import dev.threadkeep.persistence.schema.DatabaseAddress;
import dev.threadkeep.persistence.schema.PoolSettings;
import dev.threadkeep.persistence.schema.Schema;
import dev.threadkeep.persistence.thread.Coalescing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A PostgreSQL cluster with an organization and its open threads, for as long as this lasts. */
final class BenchDatabase implements AutoCloseable {
  private final Path folder;
  private final EmbeddedPostgres server;
  private final String key;
  private final Pgbench pgbench;

  private BenchDatabase(Path folder, EmbeddedPostgres server, String key, Pgbench pgbench) {
    this.folder = folder;
    this.server = server;
    this.key = key;
    this.pgbench = pgbench;
  }

  /** With so many open threads, whose numbers begin at 1. */
  static BenchDatabase with(long threads, Path folder) {
    var server = EmbeddedPostgres.start(folder.resolve("data"), _ -> {});
    try {
      new Schema(server.address()).bringUpToDate();
      return filled(threads, folder, server);
    } catch (RuntimeException failure) {
      server.close();
      throw failure;
    }
  }

  private static BenchDatabase filled(long threads, Path folder, EmbeddedPostgres server) {
    var ids = RandomIds.secure();
    var clock = MicrosecondClock.SYSTEM;
    try (var database = Database.open(server.address(), PoolSettings.STANDARD.withConnections(2));
        var stores = PostgresStores.on(database, clock, Coalescing.OFF)) {
      var organization =
          stores
              .organizations()
              .findOrCreate(
                  new Organization(new OrganizationId(ids.next()), "benchmark", clock.instant()))
              .id();
      var caller = Caller.service(organization, new Actor.Policy());
      var key =
          new KeyManagement(stores.keys(), ids, clock)
              .create(
                  caller,
                  Signature.atTheCommandLine(),
                  new NewKey("benchmark", Set.of(Scope.ADMIN), null, null))
              .secret()
              .reveal();
      var template =
          new ThreadLifecycle(stores.threads(), ids, clock)
              .open(
                  caller,
                  new Origin(Through.CANONICAL, "benchmark", null),
                  new Opening(
                      identity -> NewThread.bare(identity.id(), organization, identity.number()),
                      List.of()))
              .thread();
      var pgbench =
          new Pgbench(
              server.address(),
              folder,
              Map.of(
                  "organization", organization.toString(), "template", template.id().toString()));
      pgbench.once("prepare", Map.of());
      pgbench.once("provide", Map.of("first", "1", "last", String.valueOf(threads)));
      pgbench.once("copy", Map.of());
      return new BenchDatabase(folder, server, key, pgbench);
    }
  }

  DatabaseAddress address() {
    return server.address();
  }

  /** A key that may do everything. */
  String key() {
    return key;
  }

  Pgbench pgbench() {
    return pgbench;
  }

  /** The server's process, the parent of those that work for it. */
  long pid() {
    try {
      return Long.parseLong(
          Files.readAllLines(folder.resolve("data/postgres/postmaster.pid")).getFirst().strip());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
