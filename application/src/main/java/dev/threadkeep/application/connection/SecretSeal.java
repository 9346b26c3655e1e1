package dev.threadkeep.application.connection;

import dev.threadkeep.application.connection.ConnectionException.NoMasterKey;
import dev.threadkeep.application.connection.ConnectionException.UnreadableSecret;
import java.util.Optional;

/**
 * Out-port: keeps secrets from everybody who has the database and not the master key. What was
 * sealed for one place opens in no other, and not if a bit of it is different.
 */
public interface SecretSeal {

  /** The id of the key that seals now; none where no master key was given. */
  Optional<String> sealingKey();

  /**
   * Seals a secret; the same one differently each time.
   *
   * @throws NoMasterKey if there is no key to do it with
   */
  SealedSecret seal(SecretPlace place, String secret);

  /**
   * The secret.
   *
   * @throws UnreadableSecret if the key is not there, or this was sealed for another place, or is
   *     not as it was
   */
  String open(SecretPlace place, SealedSecret secret);
}
