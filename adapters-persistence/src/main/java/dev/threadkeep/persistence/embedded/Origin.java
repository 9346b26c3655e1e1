package dev.threadkeep.persistence.embedded;

import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Where a server's programs come from, and who hears about it. */
record Origin(Supplier<Bundle> bundle, Consumer<String> progress) {
  /** One per user, since they are 60 MB and the same for every folder; else beside the data. */
  Path cache(DataFolder folder) {
    var configured = System.getenv("XDG_CACHE_HOME");
    var home = Path.of(System.getProperty("user.home", ""));
    var cache =
        configured == null || configured.isBlank() ? home.resolve(".cache") : Path.of(configured);
    return cache.isAbsolute() && Platform.mayWriteBelow(cache)
        ? cache.resolve("threadkeep")
        : folder.root().resolve("programs");
  }
}
