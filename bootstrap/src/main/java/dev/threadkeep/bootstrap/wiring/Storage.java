package dev.threadkeep.bootstrap.wiring;

import dev.threadkeep.application.access.KeyManagement;
import dev.threadkeep.application.connection.SecretSeal;
import dev.threadkeep.application.holding.Postroom;
import dev.threadkeep.application.transfer.Exporting;
import dev.threadkeep.application.transfer.Importing;
import dev.threadkeep.bootstrap.config.DatabaseChoice;
import dev.threadkeep.bootstrap.config.DatabaseChoice.Embedded;
import dev.threadkeep.bootstrap.config.DatabaseChoice.External;
import dev.threadkeep.bootstrap.config.Settings;
import dev.threadkeep.persistence.PostgresStores;
import dev.threadkeep.persistence.embedded.EmbeddedPostgres;
import dev.threadkeep.persistence.schema.Database;
import dev.threadkeep.persistence.schema.DatabaseAddress;
import dev.threadkeep.persistence.schema.InstanceSecret;
import dev.threadkeep.persistence.schema.PoolSettings;
import dev.threadkeep.persistence.schema.Schema;
import dev.threadkeep.persistence.secret.AesGcmSeal;
import dev.threadkeep.persistence.secret.MasterKeyFile;
import dev.threadkeep.persistence.secret.MasterKeys;
import dev.threadkeep.persistence.thread.Coalescing;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The open database with everything that is stored in it, whoever runs the server. */
public final class Storage implements AutoCloseable {
  private static final int CURSOR_KEY_BYTES = 32;

  private final @Nullable EmbeddedPostgres embedded;
  private final Database database;
  private final PostgresStores stores;
  private final MasterKeys masterKeys;

  private Storage(
      @Nullable EmbeddedPostgres embedded,
      Database database,
      int writers,
      MasterKeys masterKeys,
      Postroom postroom) {
    this.embedded = embedded;
    this.database = database;
    this.masterKeys = masterKeys;
    this.stores =
        PostgresStores.on(
            database, MicrosecondClock.SYSTEM, Coalescing.STANDARD.withLoops(writers), postroom);
  }

  /**
   * Opens it for the service, which alone owns the folder of an embedded server, and so draws the
   * master key there where it was given none.
   *
   * @param progress told in lines for people what takes time
   * @param postroom what is to be known of sending what changes have to tell vendors
   * @throws dev.threadkeep.persistence.schema.UnusableDatabaseException when it cannot be used
   */
  public static Storage own(Settings settings, Consumer<String> progress, Postroom postroom) {
    var storage =
        open(
            settings,
            folder -> EmbeddedPostgres.start(folder, progress),
            folder -> MasterKeyFile.in(folder).findOrCreate(),
            postroom);
    if (storage.embedded != null) {
      storage.embedded.keepRunning();
    }
    return storage;
  }

  /**
   * Opens it for a command, which works beside a running service and without one, and whose
   * statements may take their time.
   *
   * @throws dev.threadkeep.persistence.schema.UnusableDatabaseException when it cannot be used
   */
  public static Storage share(Settings settings, Consumer<String> progress) {
    return open(
        new Settings(
            settings.listen(),
            settings.database(),
            PoolSettings.STANDARD.withConnections(2).withoutLongestStatement(),
            0,
            0,
            settings.ratePerMinute(),
            settings.dialects(),
            settings.allowedNetworks(),
            settings.masterKeys()),
        folder -> EmbeddedPostgres.attachOrStart(folder, progress),
        _ -> MasterKeys.none(),
        Postroom.closed());
  }

  /**
   * @param drawn gives the keys of a folder where none were given
   */
  private static Storage open(
      Settings settings,
      Function<Path, EmbeddedPostgres> start,
      Function<Path, MasterKeys> drawn,
      Postroom postroom) {
    var given = settings.masterKeys();
    return switch (settings.database()) {
      case Embedded(var folder) -> {
        var embedded = start.apply(folder);
        try {
          var keys = given.areNone() ? drawn.apply(folder) : given;
          yield new Storage(
              embedded,
              connect(embedded.address(), settings.pool()),
              settings.writers(),
              keys,
              postroom);
        } catch (RuntimeException failure) {
          embedded.close();
          throw failure;
        }
      }
      case External(var address) ->
          new Storage(null, connect(address, settings.pool()), settings.writers(), given, postroom);
    };
  }

  private static Database connect(DatabaseAddress address, PoolSettings pool) {
    new Schema(address).bringUpToDate();
    return Database.open(address, pool);
  }

  /** Where the data is, for people. */
  public static String place(DatabaseChoice choice) {
    return switch (choice) {
      case Embedded(var folder) -> folder + " (PostgreSQL started here)";
      case External(var address) -> "PostgreSQL at " + address.place();
    };
  }

  public PostgresStores stores() {
    return stores;
  }

  public KeyManagement keyManagement() {
    return new KeyManagement(stores.keys(), RandomIds.secure(), MicrosecondClock.SYSTEM);
  }

  public Exporting exporting() {
    return new Exporting(
        stores.transfer(), stores.directory(), stores.policies(), MicrosecondClock.SYSTEM);
  }

  public Importing importing() {
    return new Importing(stores.transfer(), stores.policies(), MicrosecondClock.SYSTEM);
  }

  /** What keeps the secrets of connections. */
  public SecretSeal seal() {
    return new AesGcmSeal(masterKeys);
  }

  /** What cursors are signed with: the same on every node of the database, and after restarts. */
  byte[] cursorKey() {
    return new InstanceSecret(database).findOrCreate("cursor_key", CURSOR_KEY_BYTES);
  }

  boolean isHealthy() {
    return database.healthy();
  }

  @Override
  public void close() {
    try {
      stores.close();
      database.close();
    } finally {
      if (embedded != null) {
        embedded.close();
      }
    }
  }
}
