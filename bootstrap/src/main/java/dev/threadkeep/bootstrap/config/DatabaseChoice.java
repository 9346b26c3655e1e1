package dev.threadkeep.bootstrap.config;

import dev.threadkeep.persistence.schema.DatabaseAddress;
import java.nio.file.Path;

/** Which PostgreSQL holds the data. */
public sealed interface DatabaseChoice {
  /** One that we start ourselves, with its data in a folder. */
  record Embedded(Path folder) implements DatabaseChoice {}

  /** One that somebody else runs. */
  record External(DatabaseAddress address) implements DatabaseChoice {}
}
