package dev.threadkeep.rest.http.json;

import static dev.threadkeep.rest.http.json.StrictReading.errors;
import static dev.threadkeep.rest.http.json.StrictReading.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.rest.http.failure.FieldError;
import dev.threadkeep.rest.http.json.StrictReading.Everything;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is JSON, and what is a text. */
class StrictJsonTextTest {

  @Nested
  class Syntax {
    @Test
    void malformed_json_is_refused_with_its_line_and_column() {
      assertThat(errors("{\"text\":\n nonsense}", Everything.class))
          .containsExactly(new FieldError("#/text", "is not valid JSON at line 2, column 2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{} x", "{}{}", "{}]", "{} 1", "{},"})
    void text_after_the_value_is_refused(String body) {
      assertThat(errors(body, Everything.class))
          .containsExactly(new FieldError("#", "has text after the JSON value"));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "{",
          "{\"text\"",
          "[",
          "{\"text\": \"a",
          "'",
          "{text: 1}",
          "{\"count\": 01}",
          "{\"amount\": NaN}",
          "{\"tags\": [1,]}",
          "// hi\n{}"
        })
    void what_is_no_json_is_refused(String body) {
      assertThat(errors(body, Everything.class))
          .singleElement()
          .extracting(FieldError::detail)
          .asString()
          .startsWith("is not valid JSON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n"})
    void nothing_is_refused(String body) {
      assertThat(errors(body, Everything.class))
          .containsExactly(new FieldError("#", "must not be empty"));
    }

    @Test
    void null_is_no_body() {
      assertThat(errors("null", Everything.class))
          .containsExactly(new FieldError("#", "must not be null"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"text\"", "3", "true"})
    void another_kind_of_value_is_refused(String body) {
      assertThat(errors(body, Everything.class))
          .containsExactly(new FieldError("#", "must be an object"));
    }

    @Test
    void a_field_given_twice_is_refused() {
      assertThat(errors("{\"text\": \"a\", \"text\": \"a\"}", Everything.class))
          .containsExactly(new FieldError("#/text", "appears twice"));
    }

    @Test
    void a_field_given_twice_inside_of_opaque_json_is_refused() {
      assertThat(errors("{\"attributes\": {\"a\": [{\"b\": 1, \"b\": 2}]}}", Everything.class))
          .containsExactly(new FieldError("#/attributes/a/0/b", "appears twice"));
    }

    @Test
    void a_depth_bomb_is_refused() {
      var body = "{\"attributes\": " + "[".repeat(100_000);

      assertThat(errors(body, Everything.class))
          .singleElement()
          .extracting(FieldError::detail)
          .isEqualTo("is nested deeper than 64 levels");
    }

    @Test
    void a_name_without_end_is_refused() {
      assertThat(errors("{\"" + "n".repeat(10_000) + "\": 1}", Everything.class))
          .containsExactly(new FieldError("#", "is too long"));
    }

    @ParameterizedTest
    @CsvSource({
      "1e999999999, has too large an exponent",
      "1e-999999999, has too large an exponent",
      "1e99999999999999999999, has too large an exponent",
      "1e-2147483649, has too large an exponent",
      "0.1e2000, has too large an exponent"
    })
    void a_number_that_the_store_cannot_write_out_is_refused(String number, String detail) {
      assertThat(errors("{\"attributes\": {\"n\": " + number + "}}", Everything.class))
          .containsExactly(new FieldError("#/attributes/n", detail));
    }

    @Test
    void a_number_without_end_is_refused() {
      assertThat(errors("{\"attributes\": {\"n\": " + "9".repeat(500) + "}}", Everything.class))
          .containsExactly(new FieldError("#/attributes/n", "has too many digits"));
      assertThat(errors("{\"attributes\": {\"n\": " + "9".repeat(50_000) + "}}", Everything.class))
          .singleElement()
          .extracting(FieldError::pointer)
          .isEqualTo("#/attributes/n");
    }
  }

  @Nested
  class Text {
    @Test
    void invalid_utf_8_is_refused() {
      var body = "{\"text\": \"?\"}".getBytes(StandardCharsets.UTF_8);
      body[10] = (byte) 0xff;

      assertThat(errors(body, Everything.class))
          .containsExactly(new FieldError("#", "is not valid UTF-8"));
    }

    @Test
    void utf_16_is_refused() {
      assertThat(errors("{\"text\": \"a\"}".getBytes(StandardCharsets.UTF_16), Everything.class))
          .containsExactly(new FieldError("#", "is not valid UTF-8"));
    }

    @Test
    void the_character_zero_is_refused() {
      assertThat(errors("{\"tags\": [\"a\", \"b\\u0000\"]}", Everything.class))
          .containsExactly(new FieldError("#/tags/1", "must not contain the character U+0000"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\ud800", "\\udc00", "\\ud800x", "\\udc00\\ud800", "x\\udbff"})
    void half_a_surrogate_pair_is_refused(String text) {
      assertThat(errors("{\"text\": \"" + text + "\"}", Everything.class))
          .containsExactly(new FieldError("#/text", "must not contain half of a surrogate pair"));
    }

    @Test
    void a_whole_surrogate_pair_is_taken() {
      assertThat(read("{\"text\": \"\\ud83d\\ude00\"}", Everything.class).text()).isEqualTo("😀");
    }

    @ParameterizedTest
    @CsvSource({
      "a\\u0000, must not contain the character U+0000",
      "a\\ud800, must not contain half of a surrogate pair"
    })
    void a_field_with_such_a_name_is_refused_wherever_it_is(String name, String flaw) {
      assertThat(errors("{\"attributes\": {\"x\": {\"" + name + "\": 1}}}", Everything.class))
          .containsExactly(new FieldError("#/attributes/x", "has a field whose name " + flaw));
    }
  }
}
