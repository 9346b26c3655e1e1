package dev.threadkeep.persistence.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadkeep.application.connection.ConnectionException.NoMasterKey;
import dev.threadkeep.application.connection.ConnectionException.UnreadableSecret;
import dev.threadkeep.application.connection.SecretSeal;
import dev.threadkeep.application.connection.SecretSealContract;
import org.junit.jupiter.api.Test;

class AesGcmSealTest implements SecretSealContract {
  private static final MasterKey OLD = MasterKey.draw();
  private static final MasterKey NEW = MasterKey.draw();
  private static final MasterKeys ONE = MasterKeys.none().behind(OLD);

  @Override
  public SecretSeal seal() {
    return new AesGcmSeal(ONE);
  }

  @Test
  void seals_with_the_first_key_and_opens_with_all() {
    var before = seal().seal(PLACE, "secret");
    var both = new AesGcmSeal(ONE.behind(NEW));
    var after = both.seal(PLACE, "secret");

    assertThat(after.key()).isEqualTo(NEW.id());
    assertThat(both.open(PLACE, before)).isEqualTo("secret");
    assertThat(both.open(PLACE, after)).isEqualTo("secret");
    assertThatThrownBy(() -> seal().open(PLACE, after)).isInstanceOf(UnreadableSecret.class);
  }

  @Test
  void seals_nothing_without_a_key() {
    var without = new AesGcmSeal(MasterKeys.none());

    assertThat(without.sealingKey()).isEmpty();
    assertThatThrownBy(() -> without.seal(PLACE, "secret")).isInstanceOf(NoMasterKey.class);
  }
}
