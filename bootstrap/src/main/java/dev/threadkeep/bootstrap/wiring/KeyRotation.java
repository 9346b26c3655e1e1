package dev.threadkeep.bootstrap.wiring;

import dev.threadkeep.application.connection.Resealing;
import dev.threadkeep.application.connection.Resealing.Summary;
import dev.threadkeep.application.connection.Resealing.Unreadable;
import dev.threadkeep.application.connection.SecretSeal;
import dev.threadkeep.application.holding.Postroom;
import dev.threadkeep.bootstrap.config.DatabaseChoice.Embedded;
import dev.threadkeep.bootstrap.config.Settings;
import dev.threadkeep.persistence.secret.AesGcmSeal;
import dev.threadkeep.persistence.secret.MasterKey;
import dev.threadkeep.persistence.secret.MasterKeyFile;
import dev.threadkeep.persistence.secret.MasterKeys;
import java.nio.file.Path;
import java.util.function.Consumer;

/** How the key that seals secrets is changed: by who keeps it. */
public sealed interface KeyRotation {

  /**
   * The way for these settings.
   *
   * @param progress told in lines for people what takes time
   */
  static KeyRotation of(Settings settings, Consumer<String> progress) {
    return settings.masterKeys().areNone() && settings.database() instanceof Embedded(var folder)
        ? new Drawn(settings, folder, progress)
        : new Given(settings, progress);
  }

  /**
   * Seals all secrets with the newest key.
   *
   * @param told of what cannot be opened
   * @throws dev.threadkeep.persistence.schema.UnusableDatabaseException when the data cannot be
   *     used
   * @throws StartException when there is no key
   */
  Summary run(Consumer<Unreadable> told);

  /** Keys that others keep: the new one stands in front already. */
  record Given(Settings settings, Consumer<String> progress) implements KeyRotation {
    @Override
    public Summary run(Consumer<Unreadable> told) {
      if (settings.masterKeys().areNone()) {
        throw new StartException(
            "there is no key to seal with: set THREADKEEP_MASTER_KEY to the new key, a space and"
                + " the old one");
      }
      try (var storage = Storage.share(settings, progress)) {
        return resealing(storage, storage.seal()).run(told);
      }
    }
  }

  /**
   * The key in the data folder. The old one stays beside the new one until nothing needs it; two
   * keys in the file are a rotation that was interrupted.
   */
  record Drawn(Settings settings, Path folder, Consumer<String> progress) implements KeyRotation {
    @Override
    public Summary run(Consumer<Unreadable> told) {
      // As the owner of the folder: a service would go on with the old key.
      try (var storage = Storage.own(settings, progress, Postroom.closed())) {
        var file = MasterKeyFile.in(folder);
        var keys = begun(file);
        var summary = resealing(storage, new AesGcmSeal(keys)).run(told);
        if (summary.unreadable() == 0) {
          file.keep(keys.withoutOlder());
        }
        return summary;
      }
    }

    private static MasterKeys begun(MasterKeyFile file) {
      var standing = file.findOrCreate();
      return standing.all().size() > 1 ? standing : file.keep(standing.behind(MasterKey.draw()));
    }
  }

  private static Resealing resealing(Storage storage, SecretSeal seal) {
    var stores = storage.stores();
    return new Resealing(stores.connections(), stores.organizations(), seal);
  }
}
