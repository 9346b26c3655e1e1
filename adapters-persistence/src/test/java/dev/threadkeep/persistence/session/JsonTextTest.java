package dev.threadkeep.persistence.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class JsonTextTest {
  @Test
  void names_and_texts_of_any_length_that_were_stored_are_read() {
    var stored = "{\"%s\":\"%s\"}".formatted("n".repeat(60_000), "t".repeat(60_000));

    assertThat(JsonText.parse(stored)).hasToString(stored);
  }

  @Test
  void what_is_no_json_was_never_stored() {
    assertThatThrownBy(() -> JsonText.parse("{\"a\":"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
