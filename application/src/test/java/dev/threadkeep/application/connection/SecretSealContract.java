package dev.threadkeep.application.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadkeep.application.connection.ConnectionException.UnreadableSecret;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.vendor.ConnectionId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link SecretSeal} must do; each implementation's test implements this. */
public interface SecretSealContract {
  OrganizationId ORGANIZATION = new OrganizationId(new UUID(0x7000, 1));
  ConnectionId CONNECTION = new ConnectionId(new UUID(0x7000, 2));
  SecretPlace PLACE = new SecretPlace(ORGANIZATION, CONNECTION, "token");

  /** One with a key. */
  SecretSeal seal();

  @ParameterizedTest
  @ValueSource(strings = {"s", "dG9rOmFiYw==", "Schlüssel ☃ 🔑"})
  default void opens_what_it_sealed(String secret) {
    var sealed = seal().seal(PLACE, secret);

    assertThat(seal().open(PLACE, sealed)).isEqualTo(secret);
  }

  @Test
  default void says_with_which_key_it_sealed() {
    assertThat(seal().seal(PLACE, "secret").key()).isEqualTo(seal().sealingKey().orElseThrow());
  }

  @Test
  default void seals_the_same_secret_differently_each_time_and_shows_nothing_of_it() {
    var one = seal().seal(PLACE, "secret-token");
    var other = seal().seal(PLACE, "secret-token");

    assertThat(one.ciphertext()).isNotEqualTo(other.ciphertext());
    assertThat(
            new String(Base64.getDecoder().decode(one.ciphertext()), StandardCharsets.ISO_8859_1))
        .doesNotContain("secret", "token");
    assertThat(one.toString()).doesNotContain(one.ciphertext());
  }

  @Test
  default void opens_nothing_in_the_place_of_another_organization_connection_or_name() {
    var sealed = seal().seal(PLACE, "secret");

    for (var other :
        new SecretPlace[] {
          new SecretPlace(new OrganizationId(new UUID(0x7000, 9)), CONNECTION, "token"),
          new SecretPlace(ORGANIZATION, new ConnectionId(new UUID(0x7000, 9)), "token"),
          new SecretPlace(ORGANIZATION, CONNECTION, "webhook_secret")
        }) {
      assertThatThrownBy(() -> seal().open(other, sealed))
          .as("%s", other)
          .isInstanceOfSatisfying(
              UnreadableSecret.class, refused -> assertThat(refused.isKeyThere()).isTrue());
    }
  }

  @Test
  default void opens_nothing_of_which_a_single_bit_is_different() {
    var sealed = seal().seal(PLACE, "secret");
    var bytes = Base64.getDecoder().decode(sealed.ciphertext());

    for (int place = 0; place < bytes.length; place++) {
      var tampered = bytes.clone();
      tampered[place] ^= 1;
      var other = new SealedSecret(sealed.key(), Base64.getEncoder().encodeToString(tampered));

      assertThatThrownBy(() -> seal().open(PLACE, other))
          .as("byte %d", place)
          .isInstanceOf(UnreadableSecret.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "AAAA", "no base64!"})
  default void opens_nothing_that_was_never_sealed(String text) {
    var made = new SealedSecret(seal().sealingKey().orElseThrow(), text);

    assertThatThrownBy(() -> seal().open(PLACE, made)).isInstanceOf(UnreadableSecret.class);
  }

  @Test
  default void names_the_key_that_is_not_there() {
    var sealed = new SealedSecret("0011223344556677", seal().seal(PLACE, "secret").ciphertext());

    assertThatThrownBy(() -> seal().open(PLACE, sealed))
        .isInstanceOfSatisfying(
            UnreadableSecret.class,
            refused -> {
              assertThat(refused.key()).isEqualTo("0011223344556677");
              assertThat(refused.isKeyThere()).isFalse();
            });
  }
}
