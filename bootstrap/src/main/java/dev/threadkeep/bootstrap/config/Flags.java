package dev.threadkeep.bootstrap.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What the command line says; each wins over its environment variable. */
public record Flags(@Nullable Integer port, @Nullable String host, @Nullable Path dataFolder) {
  public static Flags none() {
    return new Flags(null, null, null);
  }

  public static Flags dataFolder(@Nullable Path folder) {
    return new Flags(null, null, folder);
  }
}
