package dev.threadkeep.rest.http.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.exceptions.ConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DialectSettingsTest {

  private static final Dialect ACME = Dialect.of("acme", new OwnIds.Plain());
  private static final Dialect OTHER = Dialect.of("other", new OwnIds.Plain());

  private enum Coat {
    LIGHT_GREEN,
    RED
  }

  @Test
  void a_setting_that_is_not_given_is_as_usual() {
    assertThat(new DialectSettings(null).word(ACME, "coat", Coat.RED)).isEqualTo(Coat.RED);
  }

  @Test
  void each_dialect_has_its_own() {
    var settings = new DialectSettings(" acme.coat = light_green ,other.coat=red");

    assertThat(settings.word(ACME, "coat", Coat.RED)).isEqualTo(Coat.LIGHT_GREEN);
    assertThat(settings.word(OTHER, "coat", Coat.LIGHT_GREEN)).isEqualTo(Coat.RED);
    settings.requireNoneLeft();
  }

  @Test
  void a_word_that_there_is_not_is_refused_with_those_that_there_are() {
    var settings = new DialectSettings("acme.coat=blue");

    assertThatThrownBy(() -> settings.word(ACME, "coat", Coat.RED))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "The setting acme.coat of a dialect is \"blue\"; it must be light_green or red");
  }

  @Test
  void what_no_dialect_asked_for_is_refused() {
    var settings = new DialectSettings("acme.coat=red,acme.hat=red");
    assertThat(settings.word(ACME, "coat", Coat.RED)).isEqualTo(Coat.RED);

    assertThatThrownBy(settings::requireNoneLeft)
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("No dialect has the setting acme.hat");
  }

  @ParameterizedTest
  @ValueSource(strings = {"acme.coat", "acme.coat=red=blue", "acme.coat=red,acme.coat=red", "a=b,"})
  void what_is_not_one_name_and_one_value_each_is_refused(String given) {
    assertThatThrownBy(() -> new DialectSettings(given)).isInstanceOf(ConfigurationException.class);
  }
}
