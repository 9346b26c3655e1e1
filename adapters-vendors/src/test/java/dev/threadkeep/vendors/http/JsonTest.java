package dev.threadkeep.vendors.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  private static String read(String text) {
    return Json.read(text).map(JsonNode::toString).orElse("nothing");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":{\"b\":[1,-2,3.5,true,false,null,\"c\"]},\"d\":{},\"e\":[]}",
        "12345678901234567890123456789",
        "\"😀 \\u0001\"",
        "null"
      })
  void is_read_as_it_is(String text) {
    assertThat(read(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " ", "{", "[1", "{\"a\"", "{\"a\":", "[1,]", "{} {}", "[] x", "nul", "\"a", "\"a\0\""
      })
  void what_is_none_is_nothing(String text) {
    assertThat(Json.read(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '´',
      textBlock =
          """
          a\\u0000b       | a�b
          \\ud83d         | �
          \\ude00\\ud83d  | ��
          \\ud83dx        | �x
          \\ud83d\\ude00  | 😀
          """)
  void texts_and_names_have_a_replacement_for_what_no_store_can_keep(String sent, String kept) {
    assertThat(read("{\"%s\":[\"%s\"]}".formatted(sent, sent)))
        .isEqualTo("{\"%s\":[\"%s\"]}".formatted(kept, kept));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e400", "-1e99999999999999999999"})
  void a_number_that_no_type_takes_is_left_out(String number) {
    assertThat(read("{\"a\":%s,\"b\":[1,%s],\"c\":2}".formatted(number, number)))
        .isEqualTo("{\"b\":[1],\"c\":2}");
  }

  @Test
  void a_number_is_left_out_that_is_longer_than_any_that_means_something() {
    var longest = "9".repeat(1_000);

    assertThat(read("[%s,%s9,0.%s,7]".formatted(longest, longest, longest)))
        .isEqualTo("[%s,7]".formatted(longest));
  }

  @Test
  void a_member_is_left_out_whose_name_is_longer_than_an_import_takes() {
    var longest = "ä".repeat(4_096);
    var endless = "a".repeat(100_000);

    assertThat(
            read(
                "{\"%s\":1,\"%sä\":2,\"%s\":{\"b\":3},\"c\":4}"
                    .formatted(longest, longest, endless)))
        .isEqualTo("{\"%s\":1,\"c\":4}".formatted(longest));
  }

  @Test
  void what_lies_too_deep_is_left_out_and_what_is_behind_it_is_read() {
    var most = "[".repeat(99) + "{\"a\":1}" + "]".repeat(99);
    var more = "[".repeat(100) + "{\"a\":1},2" + "]".repeat(100);

    assertThat(read(most)).isEqualTo(most);
    assertThat(read(more)).isEqualTo("[".repeat(100) + "2" + "]".repeat(100));
    assertThat(read("[".repeat(20_000) + "]".repeat(20_000))).isEqualTo("nothing");
  }

  @Test
  void whatever_is_read_can_be_kept() {
    var sent = "{\"a\":\"\\u0000\",\"b\\ud800\":1e400,\"c\":[1.5,{\"d\":null}],\"e\":1e-300}";

    assertThat(Fields.object(Json.read(sent).orElseThrow()))
        .hasToString("{\"a\":\"\ufffd\",\"c\":[1.5,{\"d\":null}],\"e\":1E-300}");
  }

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
