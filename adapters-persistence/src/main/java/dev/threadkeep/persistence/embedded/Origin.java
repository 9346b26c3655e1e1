package dev.threadkeep.persistence.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where a server's programs come from, and who hears about it. */
record Origin(Supplier<Bundle> bundle, Consumer<String> progress) {
  /** The cluster of a folder, to be run by these programs. */
  Cluster clusterIn(DataFolder folder) throws IOException {
    return new Cluster(folder, bundle.get().unpackedIn(cache(folder), progress), progress);
  }

  /** One per user, since they are 60 MB and the same for every folder; else beside the data. */
  Path cache(DataFolder folder) {
    return cache(folder, System.getenv(), Path.of(System.getProperty("user.home", "")));
  }

  static Path cache(DataFolder folder, Map<String, String> environment, Path userHome) {
    var home = given(environment.get("HOME"), userHome);
    var cache = given(environment.get("XDG_CACHE_HOME"), home.resolve(".cache"));
    return cache.isAbsolute() && Platform.mayWriteBelow(cache)
        ? cache.resolve("threadkeep")
        : folder.root().resolve("programs");
  }

  private static Path given(@Nullable String folder, Path otherwise) {
    return folder == null || folder.isBlank() ? otherwise : Path.of(folder);
  }
}
