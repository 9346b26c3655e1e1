package dev.threadkeep.bootstrap.end2end;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What is built, in a folder of its own with the launcher: there it prepares quicker starts, and
 * takes its lock, whatever goes on in the original.
 */
final class BuiltCopy {
  private static final Path BUILT = Path.of("target", "app").toAbsolutePath();
  private static final String LIBRARIES = "lib";
  private static final String JAR = "threadkeep.jar";

  private BuiltCopy() {}

  /** Copies into an empty folder; gives where the application is there. */
  static Path in(Path root) throws IOException {
    var app = Files.createDirectories(root.resolve("bootstrap/target/app"));
    Files.copy(Launcher.SOURCES.resolve("threadkeep"), root.resolve("threadkeep"));
    Files.copy(BUILT.resolve(JAR), app.resolve(JAR));
    Files.createDirectory(app.resolve(LIBRARIES));
    try (var libraries = Files.list(BUILT.resolve(LIBRARIES))) {
      for (var library : libraries.toList()) {
        Files.copy(library, app.resolve(LIBRARIES).resolve(library.getFileName().toString()));
      }
    }
    Files.createFile(app.resolve(".built"));
    return app;
  }

  /** Tells one build from another. */
  static String fingerprint() throws IOException {
    var fingerprint = new StringBuilder();
    try (var libraries = Files.list(BUILT.resolve(LIBRARIES))) {
      var files =
          Stream.concat(
                  Stream.of(Launcher.SOURCES.resolve("threadkeep"), BUILT.resolve(JAR)),
                  libraries.sorted())
              .toList();
      for (var file : files) {
        fingerprint.append(
            "%s %d %s%n"
                .formatted(file.getFileName(), Files.size(file), Files.getLastModifiedTime(file)));
      }
    }
    return fingerprint.toString();
  }
}
