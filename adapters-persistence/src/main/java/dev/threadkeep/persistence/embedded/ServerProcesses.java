package dev.threadkeep.persistence.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The running processes of the server of one folder. */
final class ServerProcesses {
  private static final Path PROCESSES = Path.of("/proc");

  private final Path cluster;

  ServerProcesses(Path cluster) {
    this.cluster = cluster;
  }

  /**
   * Whether that process is a server of this folder. Where {@code /proc} is missing it only says
   * that the process is some PostgreSQL, and the server itself must be asked for its folder.
   */
  boolean isServer(long pid) {
    if (pid <= 0) {
      return false;
    }
    if (Platform.tellsAboutProcesses()) {
      return worksHere(PROCESSES.resolve(String.valueOf(pid)));
    }
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().command())
        .map(Path::of)
        .filter(ServerProcesses::isPostgres)
        .isPresent();
  }

  /** All of them, backends that outlived their postmaster too; empty where there is no /proc. */
  List<Long> running() throws IOException {
    if (!Platform.tellsAboutProcesses()) {
      return List.of();
    }
    try (var processes = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
      var running = new ArrayList<Long>();
      for (var process : processes) {
        if (worksHere(process)) {
          running.add(Long.parseLong(process.getFileName().toString()));
        }
      }
      return List.copyOf(running);
    }
  }

  private boolean worksHere(Path process) {
    return link(process, "exe").filter(ServerProcesses::isPostgres).isPresent()
        && link(process, "cwd").filter(cluster::equals).isPresent();
  }

  private static boolean isPostgres(Path program) {
    var name = String.valueOf(program.getFileName());
    // The kernel says so when the bundle it runs was removed meanwhile.
    return name.equals("postgres") || name.equals("postgres (deleted)");
  }

  /** Nothing for a zombie, for one that just ended, and for those of other users. */
  private static Optional<Path> link(Path process, String name) {
    try {
      return Optional.of(Files.readSymbolicLink(process.resolve(name)));
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
