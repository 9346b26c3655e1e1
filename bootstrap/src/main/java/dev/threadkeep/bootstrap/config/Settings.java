package dev.threadkeep.bootstrap.config;

import dev.threadkeep.bootstrap.config.DatabaseChoice.Embedded;
import dev.threadkeep.bootstrap.config.DatabaseChoice.External;
import dev.threadkeep.persistence.schema.DatabaseAddress;
import dev.threadkeep.persistence.schema.PoolSettings;
import dev.threadkeep.persistence.schema.UnusableDatabaseException;
import dev.threadkeep.persistence.secret.MasterKeys;
import dev.threadkeep.vendors.http.Networks;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that can be set.
 *
 * @param writers how many connections write changes that come at once together; 0 for none
 * @param timers how many threads timers change at once; 0 leaves timers to other nodes
 * @param ratePerMinute requests per minute and key, 0 for no limit; where absent, the address
 *     listened on decides
 * @param dialects what single dialects are told, which they alone understand
 * @param allowedNetworks where connections to vendors may lead beside the public Internet
 * @param masterKeys what secrets are sealed with; none leaves it to the storage
 */
public record Settings(
    Listen listen,
    DatabaseChoice database,
    PoolSettings pool,
    int writers,
    int timers,
    @Nullable Integer ratePerMinute,
    @Nullable String dialects,
    Networks allowedNetworks,
    MasterKeys masterKeys) {
  private static final int MOST_CONNECTIONS = 1_000;

  /** The embedded database has 97, and commands beside a service need some of them. */
  private static final int MOST_CONNECTIONS_EMBEDDED = 80;

  private static final int MOST_WRITERS = 16;
  private static final int USUAL_WRITERS = 2;
  private static final int MOST_TIMERS = 256;
  private static final int USUAL_TIMERS = 32;
  private static final List<String> LEVELS = List.of("error", "warn", "info", "debug", "trace");

  /**
   * Reads them from the environment of this process and the flags.
   *
   * @throws SettingsException with everything that is wrong
   */
  public static Settings read(Flags flags) {
    return read(System.getenv(), flags);
  }

  /**
   * Reads them from variables that are given, and the flags.
   *
   * @throws SettingsException with everything that is wrong
   */
  public static Settings read(Map<String, String> variables, Flags flags) {
    var environment = new Environment(variables);
    var listen = listen(environment, flags);
    var connections =
        environment.number(
            Variable.DATABASE_CONNECTIONS,
            1,
            environment.has(Variable.DATABASE_URL) ? MOST_CONNECTIONS : MOST_CONNECTIONS_EMBEDDED);
    var writers = environment.number(Variable.DATABASE_WRITERS, 0, MOST_WRITERS);
    var timers = environment.number(Variable.TIMERS, 0, MOST_TIMERS);
    var rate = environment.number(Variable.RATE_LIMIT, 0, Integer.MAX_VALUE);
    environment.requireOneOf(
        Variable.LOG_FORMAT, Arrays.stream(LogFormat.values()).map(LogFormat::word).toList());
    environment.requireOneOf(Variable.LOG_LEVEL, LEVELS);
    var database = database(environment, flags, variables);
    var allowedNetworks = allowedNetworks(environment);
    var masterKeys = masterKeys(environment);
    environment.requireSound();
    return new Settings(
        listen,
        database,
        connections == null
            ? PoolSettings.STANDARD
            : PoolSettings.STANDARD.withConnections(connections),
        writers == null ? USUAL_WRITERS : writers,
        timers == null ? USUAL_TIMERS : timers,
        rate,
        environment.text(Variable.DIALECT_SETTINGS),
        allowedNetworks,
        masterKeys);
  }

  private static Listen listen(Environment environment, Flags flags) {
    var variable = environment.number(Variable.PORT, 0, Listen.LAST_PORT);
    var port = flags.port() == null ? variable : flags.port();
    var host = flags.host() == null ? environment.text(Variable.HOST) : flags.host();
    return new Listen(
        host == null ? Listen.USUAL_HOST : host.strip(), port == null ? Listen.USUAL_PORT : port);
  }

  private static DatabaseChoice database(
      Environment environment, Flags flags, Map<String, String> variables) {
    var folder =
        flags.dataFolder() == null ? environment.path(Variable.DATA_DIR) : flags.dataFolder();
    if (!environment.has(Variable.DATABASE_URL)) {
      refuseLoginsWithoutUrl(environment);
      return new Embedded(
          (folder == null
                  ? UsualFolder.of(
                      System.getProperty("os.name"),
                      Path.of(System.getProperty("user.home")),
                      variables)
                  : folder)
              .toAbsolutePath()
              .normalize());
    }
    if (folder != null) {
      environment.problem(
          "THREADKEEP_DATABASE_URL and %s contradict each other: the data is in one or the other"
              .formatted(flags.dataFolder() == null ? "THREADKEEP_DATA_DIR" : "--data-dir"));
    }
    return new External(address(environment));
  }

  private static Networks allowedNetworks(Environment environment) {
    var text = environment.text(Variable.ALLOWED_NETWORKS);
    try {
      return text == null ? Networks.publicOnly() : Networks.parse(text);
    } catch (IllegalArgumentException wrong) {
      environment.problem("THREADKEEP_ALLOWED_NETWORKS: " + wrong.getMessage());
      return Networks.publicOnly();
    }
  }

  private static MasterKeys masterKeys(Environment environment) {
    var text = environment.text(Variable.MASTER_KEY);
    try {
      return text == null ? MasterKeys.none() : MasterKeys.parse(text);
    } catch (IllegalArgumentException wrong) {
      environment.problem("THREADKEEP_MASTER_KEY " + wrong.getMessage());
      return MasterKeys.none();
    }
  }

  private static void refuseLoginsWithoutUrl(Environment environment) {
    for (var login :
        List.of(
            Variable.DATABASE_USER,
            Variable.DATABASE_PASSWORD,
            Variable.DATABASE_OWNER_USER,
            Variable.DATABASE_OWNER_PASSWORD)) {
      if (environment.has(login)) {
        environment.problem(
            "%s is set, but THREADKEEP_DATABASE_URL is not".formatted(login.variable()));
      }
    }
  }

  private static DatabaseAddress address(Environment environment) {
    var url = environment.text(Variable.DATABASE_URL);
    var user = environment.text(Variable.DATABASE_USER);
    var password = environment.text(Variable.DATABASE_PASSWORD);
    var ownerUser = environment.text(Variable.DATABASE_OWNER_USER);
    var ownerPassword = environment.text(Variable.DATABASE_OWNER_PASSWORD);
    try {
      return DatabaseAddress.external(
          url == null ? "" : url, user, password, ownerUser, ownerPassword);
    } catch (UnusableDatabaseException unusable) {
      environment.problem(String.valueOf(unusable.getMessage()));
      environment.requireSound();
      throw unusable;
    }
  }
}
