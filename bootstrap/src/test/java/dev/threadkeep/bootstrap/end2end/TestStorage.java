package dev.threadkeep.bootstrap.end2end;

import dev.threadkeep.bootstrap.config.Flags;
import dev.threadkeep.bootstrap.config.Settings;
import dev.threadkeep.persistence.TestDatabase;
import dev.threadkeep.persistence.schema.DatabaseAddress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Storage with nothing in it, as the environment variables that name it: on the embedded server or
 * on an external one, as this run of the tests wants.
 */
record TestStorage(Map<String, String> environment) {
  private static final String PROPERTY = "threadkeep.test.storage";

  /** With the embedded server one is drawn. */
  private static final String MASTER_KEY = "THREADKEEP_MASTER_KEY";

  TestStorage {
    environment = Map.copyOf(environment);
  }

  static TestStorage fresh(Path folder) {
    var wanted = System.getProperty(PROPERTY, "embedded");
    return switch (wanted) {
      case "embedded" -> embedded(folder);
      case "external" -> external();
      default -> throw new IllegalArgumentException("-D%s=%s".formatted(PROPERTY, wanted));
    };
  }

  static TestStorage embedded(Path folder) {
    return new TestStorage(Map.of("THREADKEEP_DATA_DIR", folder.resolve("data").toString()));
  }

  static TestStorage external() {
    ExternalPostgres.ensureRunning();
    return on(TestDatabase.bare());
  }

  static TestStorage on(DatabaseAddress address) {
    var environment = new HashMap<String, String>();
    environment.put("THREADKEEP_DATABASE_URL", address.url());
    environment.put(MASTER_KEY, "VGhpcyBrZXkgb3BlbnMgbm90aGluZyBvZiBhbnlvbmU=");
    environment.put("THREADKEEP_DATABASE_USER", address.application().user());
    environment.put("THREADKEEP_DATABASE_PASSWORD", address.application().password());
    if (!address.hasOneLogin()) {
      environment.put("THREADKEEP_DATABASE_OWNER_USER", address.owner().user());
      environment.put("THREADKEEP_DATABASE_OWNER_PASSWORD", address.owner().password());
    }
    return new TestStorage(environment);
  }

  /** What the service reads of the variables. */
  Settings settings() {
    return Settings.read(environment, Flags.none());
  }

  TestStorage with(String variable, String value) {
    var more = new HashMap<>(environment);
    more.put(variable, value);
    return new TestStorage(more);
  }
}
