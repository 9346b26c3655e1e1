package dev.threadkeep.vendors.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"a": [{"id": 1, "text": "half a w   | {"a":[{"id":1}]}
          {"a": [{"id": 1, "text": "half, a w  | {"a":[{"id":1,"text":null}]}
          {"a": {"b": "c", "d": 12             | {"a":{"b":"c"}}
          {"a": [1, 2, 34                      | {"a":[1,2]}
          {"a": true, "b": nu                  | {"a":true}
          [{}, {"a                             | [{}]
          """)
  void of_what_was_cut_off_that_is_read_which_came_whole(String text, String read) {
    assertThat(Json.begun(text)).hasToString(read);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\": 1", "no JSON, at all", "<html>", ""})
  void of_what_never_came_to_a_second_value_nothing_is(String text) {
    assertThat(Json.begun(text).isMissingNode()).isTrue();
  }
}
