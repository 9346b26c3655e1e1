package dev.threadkeep.persistence.secret;

import com.google.crypto.tink.subtle.AesGcmJce;
import dev.threadkeep.application.connection.ConnectionException.NoMasterKey;
import dev.threadkeep.application.connection.ConnectionException.UnreadableSecret;
import dev.threadkeep.application.connection.SealedSecret;
import dev.threadkeep.application.connection.SecretPlace;
import dev.threadkeep.application.connection.SecretSeal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;

/** AES-256-GCM by Tink, with the place of a secret as associated data. */
public final class AesGcmSeal implements SecretSeal {
  private final MasterKeys keys;

  public AesGcmSeal(MasterKeys keys) {
    this.keys = keys;
  }

  @Override
  public Optional<String> sealingKey() {
    return keys.sealing().map(MasterKey::id);
  }

  @Override
  public SealedSecret seal(SecretPlace place, String secret) {
    var key = keys.sealing().orElseThrow(NoMasterKey::new);
    try {
      var ciphertext =
          new AesGcmJce(key.value())
              .encrypt(secret.getBytes(StandardCharsets.UTF_8), associatedData(place));
      return new SealedSecret(key.id(), Base64.getEncoder().encodeToString(ciphertext));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("a secret cannot be sealed", impossible);
    }
  }

  @Override
  public String open(SecretPlace place, SealedSecret secret) {
    var key = keys.named(secret.key()).orElseThrow(() -> new UnreadableSecret(secret.key(), false));
    try {
      return new String(
          new AesGcmJce(key.value())
              .decrypt(Base64.getDecoder().decode(secret.ciphertext()), associatedData(place)),
          StandardCharsets.UTF_8);
    } catch (GeneralSecurityException | IllegalArgumentException _) {
      // Why is nobody's business: GCM says only that it is not what was sealed here.
      throw new UnreadableSecret(secret.key(), true);
    }
  }

  /** The ids have a length of their own, so that no two places are written alike. */
  private static byte[] associatedData(SecretPlace place) {
    return "threadkeep connection %s %s %s"
        .formatted(place.organization(), place.connection(), place.name())
        .getBytes(StandardCharsets.UTF_8);
  }
}
