package dev.threadkeep.domain.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "naïve", "\ud83d\ude00", "a\ud83d\ude00b\uffff"})
  void a_storable_text_is_given_back_as_it_is(String text) {
    assertThat(Texts.storable("a title", text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\ud83d", "\ude00", "a\ude00", "\ud83da", "\ud83d\ud83d", "\ud83d\ude00\ude00"})
  void half_a_surrogate_pair_is_not_storable(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Texts.storable("a title", text))
        .withMessage("a title must not contain an unpaired surrogate");
  }

  @Test
  void a_text_within_its_limit_is_given_back_as_it_is() {
    assertThat(Texts.atMost(2, "a title", "ab")).isEqualTo("ab");
    assertThat(Texts.atMost(2, "a title", "\ud83d\ude00\ud83d\ude00"))
        .isEqualTo("\ud83d\ude00\ud83d\ude00");
    assertThat(Texts.present(2, "a title", "ab")).isEqualTo("ab");
  }
}
