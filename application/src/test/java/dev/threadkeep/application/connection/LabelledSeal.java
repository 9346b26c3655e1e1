package dev.threadkeep.application.connection;

import dev.threadkeep.application.connection.ConnectionException.NoMasterKey;
import dev.threadkeep.application.connection.ConnectionException.UnreadableSecret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Writes key and place beside the secret, which anybody could read. */
public final class LabelledSeal implements SecretSeal {
  private List<String> keys;

  /**
   * @param keys of which the first seals and all open
   */
  public LabelledSeal(String... keys) {
    this.keys = List.of(keys);
  }

  /** Takes other keys in the place of those it has. */
  public void take(String... others) {
    keys = List.of(others);
  }

  @Override
  public Optional<String> sealingKey() {
    return keys.stream().findFirst();
  }

  @Override
  public SealedSecret seal(SecretPlace place, String secret) {
    var key = sealingKey().orElseThrow(NoMasterKey::new);
    var text = label(key, place) + secret;
    return new SealedSecret(
        key, Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public String open(SecretPlace place, SealedSecret secret) {
    var text = new String(Base64.getDecoder().decode(secret.ciphertext()), StandardCharsets.UTF_8);
    var label = label(secret.key(), place);
    var isKeyThere = keys.contains(secret.key());
    if (!isKeyThere || !text.startsWith(label)) {
      throw new UnreadableSecret(secret.key(), isKeyThere);
    }
    return text.substring(label.length());
  }

  private static String label(String key, SecretPlace place) {
    return "%s for %s: ".formatted(key, place);
  }
}
