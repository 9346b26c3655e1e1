package dev.threadkeep.bootstrap.config;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** The environment variables there are. */
enum Variable {
  PORT,
  HOST,
  DATA_DIR,
  DATABASE_URL(true),
  DATABASE_USER,
  DATABASE_PASSWORD(true),
  DATABASE_OWNER_USER,
  DATABASE_OWNER_PASSWORD(true),
  DATABASE_CONNECTIONS,
  DATABASE_WRITERS,
  TIMERS,
  RATE_LIMIT,
  DIALECT_SETTINGS,
  ALLOWED_NETWORKS,
  MASTER_KEY(true),
  LOG_FORMAT,
  LOG_LEVEL;

  static final String PREFIX = "THREADKEEP_";

  /** Variables of tests and of the launcher share the prefix and are nobody's settings. */
  static final String TEST_PREFIX = PREFIX + "TEST_";

  private static final String FILE = "_FILE";

  private final boolean secret;

  Variable() {
    this(false);
  }

  /**
   * @param secret whether it may be given as a file; a URL may hold a password
   */
  Variable(boolean secret) {
    this.secret = secret;
  }

  String variable() {
    return PREFIX + name();
  }

  /** The variable that names a file to read the value from. */
  Optional<String> fileVariable() {
    return secret ? Optional.of(variable() + FILE) : Optional.empty();
  }

  static boolean isKnown(String variable) {
    return Arrays.stream(values())
        .flatMap(known -> Stream.concat(Stream.of(known.variable()), known.fileVariable().stream()))
        .anyMatch(variable::equals);
  }
}
