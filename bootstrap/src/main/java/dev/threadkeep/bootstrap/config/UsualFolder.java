package dev.threadkeep.bootstrap.config;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where data is kept when nobody says where, by the custom of the operating system. */
final class UsualFolder {
  private static final String NAME = "threadkeep";

  private UsualFolder() {}

  /**
   * The folder for the data.
   *
   * @param userHome what the JDK takes for the user's home: where the environment says something
   *     else, as under {@code su} and in containers, every other program follows the environment
   */
  static Path of(String system, Path userHome, Map<String, String> environment) {
    var home = given(environment.get("HOME"), userHome);
    var name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("mac")) {
      return home.resolve("Library", "Application Support", NAME);
    }
    if (name.startsWith("windows")) {
      return given(environment.get("LOCALAPPDATA"), home.resolve("AppData", "Local")).resolve(NAME);
    }
    return given(environment.get("XDG_DATA_HOME"), home.resolve(".local", "share")).resolve(NAME);
  }

  /** The XDG specification wants a relative path ignored. */
  private static Path given(@Nullable String folder, Path otherwise) {
    if (folder == null || folder.isBlank()) {
      return otherwise;
    }
    var path = Path.of(folder);
    return path.isAbsolute() ? path : otherwise;
  }
}
