package dev.threadkeep.application.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyTest {
  @Test
  void has_at_most_255_characters() {
    assertThat(new IdempotencyKey("k".repeat(255)).toString()).hasSize(255);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new IdempotencyKey("k".repeat(256)))
        .withMessage("must have 1 to 255 characters");
  }

  @Test
  void has_at_least_one_character() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new IdempotencyKey(""))
        .withMessage("must have 1 to 255 characters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\tb", "a\u0000", "é", "\u007f"})
  void has_printable_ascii_characters_only(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new IdempotencyKey(text))
        .withMessage("must have printable ASCII characters only");
  }

  @Test
  void a_fingerprint_is_a_digest() {
    assertThat(new Fingerprint("0".repeat(64)).value()).hasSize(64);
    assertThatIllegalArgumentException().isThrownBy(() -> new Fingerprint("0".repeat(63)));
    assertThatIllegalArgumentException().isThrownBy(() -> new Fingerprint("A".repeat(64)));
  }
}
