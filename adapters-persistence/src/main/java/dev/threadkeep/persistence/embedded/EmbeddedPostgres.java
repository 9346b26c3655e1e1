package dev.threadkeep.persistence.embedded;

import dev.threadkeep.persistence.embedded.FolderLock.HeldBy;
import dev.threadkeep.persistence.embedded.FolderLock.Stay;
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
 * <p>The process that holds the folder's lock owns the server; others attach to it while it runs.
 * An owner that ends stops the server unless others are still attached, and then the last of them
 * stops it. An owner that is killed leaves the server running, and the next owner takes it over.
 * Every failure is an {@link UnusableDatabaseException}.
 */
public final class EmbeddedPostgres implements AutoCloseable {
  private static final Duration OTHERS_START = Duration.ofSeconds(30);
  private static final Duration COMMANDS_END = Duration.ofSeconds(10);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

  private final Server server;
  private final Leaving leaving;
  private @Nullable Share share;
  private @Nullable Keeper keeper;

  private EmbeddedPostgres(Server server, Share share, Leaving leaving) {
    this.server = server;
    this.share = share;
    this.leaving = leaving;
  }

  /** What this process has of the server. */
  private sealed interface Share {
    record Owned(Cluster cluster, FolderLock lock) implements Share {}

    record Used(Users users) implements Share {}
  }

  /**
   * Takes the folder and starts its server, making both where there are none. A command that has
   * the folder is waited for, a service that has it is not.
   *
   * @param progress told, in lines for people, what takes time and where data is at a first start
   */
  public static EmbeddedPostgres start(Path dataFolder, Consumer<String> progress) {
    return start(dataFolder, new Origin(Bundle::ofThisMachine, progress), COMMANDS_END);
  }

  static EmbeddedPostgres start(Path dataFolder, Origin origin, Duration patience) {
    var folder = DataFolder.prepare(dataFolder);
    boolean isTold = false;
    for (var deadline = Deadline.in(patience); ; deadline.rest(LOOK_AGAIN)) {
      switch (take(folder, Stay.LONG)) {
        case Taken(var lock) -> {
          return own(folder, lock, origin);
        }
        case HeldBy(var process, var stay) -> {
          if (stay == Stay.LONG || deadline.hasPassed()) {
            throw inUse(folder, process);
          }
          if (!isTold && !process.isEmpty()) {
            isTold = true;
            origin.progress().accept("Waiting for process %s to end".formatted(process));
          }
        }
      }
    }
  }

  private static UnusableDatabaseException inUse(DataFolder folder, String process) {
    return new UnusableDatabaseException(
        "The data folder %s is in use by process %s: stop that, or choose another for"
                .formatted(folder.root(), process.isEmpty() ? "unknown" : process)
            + " THREADKEEP_DATA_DIR");
  }

  /** Finds the server that another process owns and runs; closing the result leaves it running. */
  public static EmbeddedPostgres attach(Path dataFolder) {
    var folder = DataFolder.existing(dataFolder);
    return attachIfReady(folder, new Origin(Bundle::ofThisMachine, _ -> {}))
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
   * Attaches while another process owns the folder, and starts the server otherwise. An owner that
   * is just starting is waited for.
   */
  public static EmbeddedPostgres attachOrStart(Path dataFolder, Consumer<String> progress) {
    var folder = DataFolder.prepare(dataFolder);
    var origin = new Origin(Bundle::ofThisMachine, progress);
    for (var deadline = Deadline.in(OTHERS_START); ; deadline.rest(LOOK_AGAIN)) {
      switch (take(folder, Stay.SHORT)) {
        case Taken(var lock) -> {
          return own(folder, lock, origin);
        }
        case HeldBy(var process, _) -> {
          var attached = attachIfReady(folder, origin);
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

  private static FolderLock.Outcome take(DataFolder folder, Stay stay) {
    try {
      return FolderLock.take(folder.lock(), stay);
    } catch (IOException failure) {
      throw Trouble.with(folder.lock(), failure);
    }
  }

  private static EmbeddedPostgres own(DataFolder folder, FolderLock lock, Origin origin) {
    try {
      Cluster.sweep(folder.root());
      var cluster = origin.clusterIn(folder);
      var isFirst = !folder.hasCluster();
      var server = cluster.run(cluster.ensureMade());
      if (isFirst) {
        origin.progress().accept("PostgreSQL is ready; its data is in " + folder.root());
      }
      return new EmbeddedPostgres(
          server, new Share.Owned(cluster, lock), new Leaving(folder, origin));
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

  private static Optional<EmbeddedPostgres> attachIfReady(DataFolder folder, Origin origin) {
    try {
      // Before it looks, so that the owner does not stop the server behind its back.
      var joined = Users.join(folder.users());
      if (joined.isEmpty()) {
        return Optional.empty();
      }
      var ready = ready(folder);
      if (ready.isEmpty()) {
        joined.get().close();
      }
      return ready.map(
          server ->
              new EmbeddedPostgres(
                  server, new Share.Used(joined.get()), new Leaving(folder, origin)));
    } catch (IOException failure) {
      throw Trouble.with(folder.root(), failure);
    }
  }

  private static Optional<Server> ready(DataFolder folder) throws IOException {
    var running = PostmasterFile.read(folder.postgres());
    if (running.isEmpty()
        || !running.get().ready()
        || !new ServerProcesses(folder.postgres()).isServer(running.get().pid())) {
      return Optional.empty();
    }
    var server = new Server(running.get().port(), Credentials.readFrom(folder.credentials()));
    try (var connection = server.connect(server.credentials().owner(), Server.DATABASE)) {
      return connection.isValid(1) ? Optional.of(server) : Optional.empty();
    } catch (SQLException _) {
      // Between "ready" and the end of a first start the database is still missing.
      return Optional.empty();
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
    if (share instanceof Share.Owned(var cluster, _) && keeper == null) {
      keeper = new Keeper(cluster, server).start();
    }
  }

  /** Whether this process answers for the server. */
  public synchronized boolean isOwner() {
    return share instanceof Share.Owned;
  }

  /**
   * Stops the server unless others own it or are attached to it. A second call does nothing but
   * wait for the first.
   */
  @Override
  public synchronized void close() {
    var left = share;
    share = null;
    if (keeper != null) {
      keeper.close();
    }
    try {
      switch (left) {
        case Share.Owned(_, var lock) -> leaving.asOwner(lock);
        case Share.Used(var users) -> {
          users.close();
          leaving.asUser();
        }
        case null -> {}
      }
    } catch (IOException failure) {
      throw new UnusableDatabaseException("Giving up the data folder failed", failure);
    }
  }

  /** Gives the folder up without stopping the server, as an owner that is killed does. */
  synchronized void abandon() throws IOException {
    if (share instanceof Share.Owned(_, var lock)) {
      share = null;
      lock.close();
    }
  }
}
