package dev.threadkeep.persistence.embedded;

import dev.threadkeep.persistence.schema.UnusableDatabaseException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** One PostgreSQL cluster in a data folder whose lock this process holds. */
final class Cluster {
  private static final Duration RECOVERY = Duration.ofMinutes(5);
  private static final Duration STOPPING = Duration.ofMinutes(1);
  private static final Duration LAST_WORK = Duration.ofSeconds(20);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(5);
  private static final long INITDB_SECONDS = 120;
  private static final long LARGEST_LOG = 10L << 20;
  private static final int PORTS_TRIED = 5;

  private final DataFolder folder;
  private final Programs programs;
  private final Consumer<String> progress;
  private final ServerProcesses processes;

  Cluster(DataFolder folder, Programs programs, Consumer<String> progress) {
    this.folder = folder;
    this.programs = programs;
    this.progress = progress;
    this.processes = new ServerProcesses(folder.postgres());
  }

  /** Makes the cluster where there is none, whole or not at all; else checks its version. */
  Credentials ensureMade() throws IOException {
    if (folder.hasCluster()) {
      refuseOtherMajor();
      return Credentials.readFrom(folder.credentials());
    }
    progress.accept("Creating the database in " + folder.root());
    DataFolder.deleteTree(folder.beingMade());
    var credentials = Credentials.generate();
    credentials.writeTo(folder.credentials());
    var password = folder.root().resolve("password");
    try {
      DataFolder.writeWhole(password, credentials.administrator().password() + "\n");
      // The builtin locale sorts by code point on every system and never changes with it.
      programs.run(
          folder.root(),
          INITDB_SECONDS,
          "initdb",
          "--pgdata=" + folder.beingMade(),
          "--username=" + credentials.administrator().user(),
          "--pwfile=" + password,
          "--auth=scram-sha-256",
          "--encoding=UTF8",
          "--locale=C",
          "--locale-provider=builtin",
          "--builtin-locale=C.UTF-8");
    } finally {
      Files.deleteIfExists(password);
    }
    DurableMove.of(folder.beingMade(), folder.postgres());
    return credentials;
  }

  private void refuseOtherMajor() throws IOException {
    var file = folder.postgres().resolve("PG_VERSION");
    var version = Files.exists(file) ? Files.readString(file).strip() : "unknown";
    if (!version.equals(String.valueOf(programs.majorVersion()))) {
      throw new UnusableDatabaseException(
          "The data in %s is of PostgreSQL %s, and this Threadkeep brings %d: start the Threadkeep"
                  .formatted(folder.root(), version, programs.majorVersion())
              + " that wrote it, or begin anew in another folder for THREADKEEP_DATA_DIR");
    }
  }

  /** Gives the server that runs here already when it is as it should be, else starts one. */
  Server run(Credentials credentials) throws IOException {
    var left = PostmasterFile.read(folder.postgres());
    if (left.isPresent() && processes.isServer(left.get().pid())) {
      var adopted = adopt(left.get(), credentials);
      if (adopted.isPresent()) {
        return adopted.get();
      }
      progress.accept("Stopping the PostgreSQL that an earlier run left behind");
      stop();
    }
    waitForLastWork();
    // Nothing of ours runs, so the file is stale; PostgreSQL would trip over a reused process id.
    Files.deleteIfExists(PostmasterFile.in(folder.postgres()));
    return start(credentials);
  }

  /** An owner that was killed leaves its server running, and stopping it would gain nothing. */
  private Optional<Server> adopt(PostmasterFile left, Credentials credentials) throws IOException {
    if (!left.ready() || !new Configuration(left.port()).isIn(folder.postgres())) {
      return Optional.empty();
    }
    var server = new Server(left.port(), credentials);
    try {
      Furnishing.ensure(server);
      refuseUnlessRight(server);
      return Optional.of(server);
    } catch (SQLException | UnusableDatabaseException _) {
      return Optional.empty();
    }
  }

  private void refuseUnlessRight(Server server) throws SQLException {
    try (var connection = server.connect(server.credentials().application(), Server.DATABASE)) {
      Configuration.refuseUnlessInForce(folder.postgres(), connection);
    }
  }

  /** Backends finish what they are at after their postmaster was killed, and still write. */
  private void waitForLastWork() throws IOException {
    var deadline = Deadline.in(LAST_WORK);
    for (var running = processes.running(); !running.isEmpty(); running = processes.running()) {
      if (deadline.hasPassed()) {
        throw new UnusableDatabaseException(
            "Processes %s of an earlier PostgreSQL still work in %s: end them and start again"
                .formatted(running, folder.root()));
      }
      deadline.rest(LOOK_AGAIN);
    }
  }

  private Server start(Credentials credentials) throws IOException {
    for (int tried = 1; ; tried++) {
      var port = freePort();
      if (startedOn(port, tried < PORTS_TRIED)) {
        return furnished(new Server(port, credentials));
      }
    }
  }

  Path root() {
    return folder.root();
  }

  boolean isRunning() throws IOException {
    var running = PostmasterFile.read(folder.postgres());
    return running.isPresent() && processes.isServer(running.get().pid());
  }

  /** Starts a server that has ended, on the port that its users know. */
  void runAgain(Server ended) throws IOException {
    waitForLastWork();
    Files.deleteIfExists(PostmasterFile.in(folder.postgres()));
    startedOn(ended.port(), false);
    furnished(ended);
  }

  private Server furnished(Server server) {
    try {
      Furnishing.ensure(server);
      refuseUnlessRight(server);
      return server;
    } catch (SQLException failure) {
      stop();
      throw new UnusableDatabaseException(
          "PostgreSQL in %s runs but does not let us in: %s"
              .formatted(folder.root(), failure.getMessage()),
          failure);
    } catch (UnusableDatabaseException refused) {
      stop();
      throw refused;
    }
  }

  /** False when somebody else took the port meanwhile. */
  private boolean startedOn(int port, boolean mayTryAnother) throws IOException {
    keepLogSmall();
    new Configuration(port).writeTo(folder.postgres());
    var logged = Files.exists(folder.log()) ? Files.size(folder.log()) : 0;
    var starting =
        programs.start(
            folder.root(),
            "pg_ctl",
            "start",
            "--wait",
            "--timeout=" + RECOVERY.toSeconds(),
            "--silent",
            "--pgdata=" + folder.postgres(),
            "--log=" + folder.log());
    var deadline = Deadline.in(RECOVERY);
    // pg_ctl itself looks only ten times a second.
    while (!isReady(port)) {
      if (!starting.process().isAlive() && !isReady(port)) {
        var output = starting.finish();
        var log = logSince(logged);
        if (mayTryAnother && log.contains("could not create any TCP/IP sockets")) {
          return false;
        }
        throw Trouble.printed(folder.root(), "postgres", log.isBlank() ? output : log);
      }
      if (deadline.hasPassed()) {
        throw new UnusableDatabaseException(
            "PostgreSQL in %s is still recovering after %d minutes: see postgres.log there"
                .formatted(folder.root(), RECOVERY.toMinutes()));
      }
      deadline.rest(LOOK_AGAIN);
    }
    Files.deleteIfExists(starting.output());
    return true;
  }

  private boolean isReady(int port) throws IOException {
    return PostmasterFile.read(folder.postgres())
        .filter(file -> file.ready() && file.port() == port)
        .isPresent();
  }

  private String logSince(long position) throws IOException {
    if (!Files.exists(folder.log())) {
      return "";
    }
    try (var channel = Files.newByteChannel(folder.log())) {
      var bytes = ByteBuffer.allocate((int) Math.min(1 << 20, channel.size() - position));
      channel.position(position).read(bytes);
      return StandardCharsets.UTF_8.decode(bytes.flip()).toString();
    }
  }

  private void keepLogSmall() throws IOException {
    if (Files.exists(folder.log()) && Files.size(folder.log()) > LARGEST_LOG) {
      Files.move(
          folder.log(),
          folder.log().resolveSibling("postgres.log.1"),
          StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }

  /** Lets transactions roll back and disconnects everybody; nothing to do where nothing runs. */
  void stop() {
    try {
      if (!isRunning()) {
        return;
      }
      programs.run(
          folder.root(),
          STOPPING.toSeconds() + 5,
          "pg_ctl",
          "stop",
          "--mode=fast",
          "--wait",
          "--timeout=" + STOPPING.toSeconds(),
          "--silent",
          "--pgdata=" + folder.postgres());
    } catch (IOException failure) {
      throw Trouble.with(folder.root(), failure);
    }
  }

  /** What a start that was killed left beside the cluster. */
  static void sweep(Path root) throws IOException {
    try (var files = Files.newDirectoryStream(root, "{*.out,password,*.new}")) {
      for (var file : files) {
        DataFolder.deleteTree(file);
      }
    }
  }
}
