package dev.threadkeep.persistence.embedded;

import dev.threadkeep.persistence.embedded.FolderLock.HeldBy;
import dev.threadkeep.persistence.embedded.FolderLock.Taken;
import dev.threadkeep.persistence.schema.DatabaseAddress;
import dev.threadkeep.persistence.schema.UnusableDatabaseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server in a folder of ours, with durable settings, reachable from this machine
 * alone.
 *
 * <p>The process that holds the folder's lock owns the server and alone stops it; others attach to
 * it while it runs. An owner that is killed leaves the server running, and the next owner takes it
 * over. Every failure is an {@link UnusableDatabaseException}.
 */
public final class EmbeddedPostgres implements AutoCloseable {
  private static final Duration OTHERS_START = Duration.ofSeconds(30);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

  private final Server server;
  private @Nullable Ownership ownership;
  private @Nullable Keeper keeper;

  private EmbeddedPostgres(Server server, @Nullable Ownership ownership) {
    this.server = server;
    this.ownership = ownership;
  }

  /**
   * Takes the folder and starts its server, making both where there are none.
   *
   * @param progress told, in lines for people, what takes time at a first start and where data is
   */
  public static EmbeddedPostgres start(Path dataFolder, Consumer<String> progress) {
    return start(dataFolder, new Origin(Bundle::ofThisMachine, progress));
  }

  static EmbeddedPostgres start(Path dataFolder, Origin origin) {
    var folder = DataFolder.prepare(dataFolder);
    return switch (take(folder)) {
      case Taken(var lock) -> own(folder, lock, origin);
      case HeldBy(var process) ->
          throw new UnusableDatabaseException(
              "The data folder %s is in use by process %s: stop that, or choose another for"
                      .formatted(folder.root(), process.isEmpty() ? "unknown" : process)
                  + " THREADKEEP_DATA_DIR");
    };
  }

  /** Finds the server that another process owns and runs; closing the result leaves it running. */
  public static EmbeddedPostgres attach(Path dataFolder) {
    var folder = DataFolder.existing(dataFolder);
    return attachIfReady(folder)
        .orElseThrow(
            () ->
                new UnusableDatabaseException(
                    "No PostgreSQL runs in %s: start the service first".formatted(folder.root())));
  }

  /**
   * Whether a server was ever started in this folder.
   *
   * @throws UnusableDatabaseException when that cannot be told, say for want of permission
   */
  public static boolean hasData(Path dataFolder) {
    try {
      Files.readAttributes(new DataFolder(dataFolder).postgres(), BasicFileAttributes.class);
      return true;
    } catch (NoSuchFileException _) {
      return false;
    } catch (IOException failure) {
      throw Trouble.looking(dataFolder, failure);
    }
  }

  /**
   * Attaches while another process owns the folder, and starts the server otherwise; closing the
   * result stops only what was started. An owner that is just starting is waited for.
   */
  public static EmbeddedPostgres attachOrStart(Path dataFolder, Consumer<String> progress) {
    var folder = DataFolder.prepare(dataFolder);
    var origin = new Origin(Bundle::ofThisMachine, progress);
    for (var deadline = Deadline.in(OTHERS_START); ; deadline.rest(LOOK_AGAIN)) {
      switch (take(folder)) {
        case Taken(var lock) -> {
          return own(folder, lock, origin);
        }
        case HeldBy(var process) -> {
          var attached = attachIfReady(folder);
          if (attached.isPresent()) {
            return attached.get();
          }
          if (deadline.hasPassed()) {
            throw new UnusableDatabaseException(
                "Process %s holds the data folder %s but its PostgreSQL does not answer: stop it"
                    .formatted(process, folder.root()));
          }
        }
      }
    }
  }

  private static FolderLock.Outcome take(DataFolder folder) {
    try {
      return FolderLock.take(folder.lock());
    } catch (IOException failure) {
      throw Trouble.with(folder.lock(), failure);
    }
  }

  private static EmbeddedPostgres own(DataFolder folder, FolderLock lock, Origin origin) {
    try {
      Cluster.sweep(folder.root());
      var programs = origin.bundle().get().unpackedIn(origin.cache(folder), origin.progress());
      var cluster = new Cluster(folder, programs, origin.progress());
      var isFirst = !folder.hasCluster();
      var server = cluster.run(cluster.ensureMade());
      if (isFirst) {
        origin.progress().accept("PostgreSQL is ready; its data is in " + folder.root());
      }
      return new EmbeddedPostgres(server, new Ownership(cluster, lock));
    } catch (IOException failure) {
      release(folder, lock);
      throw Trouble.with(folder.root(), failure);
    } catch (RuntimeException | Error failure) {
      release(folder, lock);
      throw failure;
    }
  }

  private static void release(DataFolder folder, FolderLock lock) {
    try {
      lock.close();
    } catch (IOException failure) {
      throw Trouble.with(folder.lock(), failure);
    }
  }

  private static Optional<EmbeddedPostgres> attachIfReady(DataFolder folder) {
    try {
      var running = PostmasterFile.read(folder.postgres());
      if (running.isEmpty()
          || !running.get().ready()
          || !new ServerProcesses(folder.postgres()).isServer(running.get().pid())) {
        return Optional.empty();
      }
      var server = new Server(running.get().port(), Credentials.readFrom(folder.credentials()));
      try (var connection = server.connect(server.credentials().owner(), Server.DATABASE)) {
        return connection.isValid(1)
            ? Optional.of(new EmbeddedPostgres(server, null))
            : Optional.empty();
      }
    } catch (SQLException _) {
      // Between "ready" and the end of a first start the database is still missing.
      return Optional.empty();
    } catch (IOException failure) {
      throw Trouble.with(folder.root(), failure);
    }
  }

  public DatabaseAddress address() {
    return server.address();
  }

  /** With the superuser's login; for tests, which make databases of their own. */
  Server server() {
    return server;
  }

  /**
   * From now on an owner's server is started again when it ends unasked. Meanwhile it cannot be
   * reached; afterwards its address is the same.
   */
  public synchronized void keepRunning() {
    var owned = ownership;
    if (owned != null && keeper == null) {
      keeper = new Keeper(owned.cluster(), server).start();
    }
  }

  /** Whether closing this will stop the server. */
  public synchronized boolean isOwner() {
    return ownership != null;
  }

  /** Stops the server when it is ours. A second call does nothing but wait for the first. */
  @Override
  public synchronized void close() {
    var owned = ownership;
    if (owned == null) {
      return;
    }
    ownership = null;
    if (keeper != null) {
      keeper.close();
    }
    owned.end();
  }

  /** Gives the folder up without stopping the server, as an owner that is killed does. */
  synchronized void abandon() throws IOException {
    var owned = ownership;
    if (owned != null) {
      ownership = null;
      owned.lock().close();
    }
  }

  private record Ownership(Cluster cluster, FolderLock lock) {
    void end() {
      try (lock) {
        cluster.stop();
      } catch (IOException failure) {
        throw new UnusableDatabaseException("Giving up the data folder failed", failure);
      }
    }
  }
}
