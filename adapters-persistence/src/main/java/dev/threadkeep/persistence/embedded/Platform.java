package dev.threadkeep.persistence.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What differs between the systems the server runs on. */
final class Platform {
  private static final Path SELF = Path.of("/proc/self");
  private static final Integer ROOT = 0;

  private Platform() {}

  /** Whether {@code /proc} tells what each process runs and where. */
  static boolean tellsAboutProcesses() {
    return Files.exists(SELF.resolve("exe"));
  }

  /** Where {@code /proc} is missing this is not known, and PostgreSQL itself will complain. */
  static boolean isRoot() throws IOException {
    return tellsAboutProcesses() && ROOT.equals(Files.getAttribute(SELF, "unix:uid"));
  }

  static boolean ownedByThisUser(Path path) throws IOException {
    return !tellsAboutProcesses()
        || Files.getAttribute(path, "unix:uid").equals(Files.getAttribute(SELF, "unix:uid"));
  }

  /** Whether this user owns the folder, or would own it once made, and so may run from it. */
  static boolean mayWriteBelow(Path folder) {
    try {
      for (var existing = folder; existing != null; existing = existing.getParent()) {
        if (Files.exists(existing)) {
          return Files.isWritable(existing) && ownedByThisUser(existing);
        }
      }
      return false;
    } catch (IOException _) {
      return false;
    }
  }

  /** The name the PostgreSQL bundles give this machine, such as {@code linux-x86_64}. */
  static String name() {
    var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    var family =
        system.startsWith("mac") ? "darwin" : system.startsWith("windows") ? "windows" : system;
    return family + "-" + machine(System.getProperty("os.arch"));
  }

  private static String machine(String architecture) {
    return switch (architecture) {
      case "amd64", "x86_64" -> "x86_64";
      case "aarch64", "arm64" -> "arm_64";
      default -> architecture;
    };
  }
}
