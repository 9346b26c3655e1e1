package dev.threadkeep.application.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.domain.party.KeyId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PresentedKeyTest {
  private static final PresentedKey KEY =
      new PresentedKey(new KeyId("Ab3dE6gH"), "0123456789abcdefghijABCDEFGHIJ");

  @Test
  void a_revealed_key_reads_back_as_itself() {
    assertThat(PresentedKey.parse(KEY.reveal())).contains(KEY);
  }

  @Test
  void a_key_has_its_public_part_its_secret_and_six_digits_of_checksum() {
    assertThat(KEY.reveal())
        .matches("tk_Ab3dE6gH_0123456789abcdefghijABCDEFGHIJ[0-9A-Za-z]{6}")
        .hasSize(48);
  }

  @Test
  void every_single_mistyped_character_is_noticed() {
    var key = KEY.reveal();
    for (int i = 0; i < key.length(); i++) {
      var mistyped = new StringBuilder(key);
      mistyped.setCharAt(i, key.charAt(i) == 'x' ? 'y' : 'x');

      assertThat(PresentedKey.parse(mistyped.toString())).as("at %d", i).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "tk_", "tk_Ab3dE6gH_", "Bearer tk_x", "tk_Ab3dE6gH_0123\u0000"})
  void anything_of_another_form_is_no_key(String text) {
    assertThat(PresentedKey.parse(text)).isEmpty();
  }

  @Test
  void a_truncated_or_lengthened_key_is_no_key() {
    var key = KEY.reveal();

    assertThat(PresentedKey.parse(key.substring(0, key.length() - 1))).isEmpty();
    assertThat(PresentedKey.parse(key + "0")).isEmpty();
  }

  @Test
  void its_text_for_logs_keeps_the_secret() {
    assertThat(KEY.toString()).contains("Ab3dE6gH").doesNotContain("0123456789");
  }
}
