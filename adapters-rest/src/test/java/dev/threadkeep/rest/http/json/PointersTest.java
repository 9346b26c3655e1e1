package dev.threadkeep.rest.http.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PointersTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "name|#/name",
        "a/b~c|#/a~1b~0c",
        "é x|#/%C3%A9%20x",
        "e\u0301|#/e%CC%81",
        "[0]%#|#/%5B0%5D%25%23",
        "``|#/",
      })
  void a_pointer_is_a_fragment_of_a_uri(String name, String pointer) {
    assertThat(Pointers.member("#", name)).isEqualTo(pointer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "plain", "é x", "e\u0301", "a/b", "~1", "~01", "a+b", "%41", "\ud83d\ude00"})
  void a_name_is_read_as_it_was_written(String name) {
    var pointer = Pointers.member(Pointers.member("#/0", name), "last");

    assertThat(Pointers.names(pointer)).containsExactly("0", name, "last");
  }

  @Test
  void the_whole_body_has_no_names() {
    assertThat(Pointers.names("#")).isEmpty();
  }
}
