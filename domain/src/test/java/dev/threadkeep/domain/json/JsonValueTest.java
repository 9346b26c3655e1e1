package dev.threadkeep.domain.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadkeep.domain.json.JsonValue.JsonArray;
import dev.threadkeep.domain.json.JsonValue.JsonBoolean;
import dev.threadkeep.domain.json.JsonValue.JsonNull;
import dev.threadkeep.domain.json.JsonValue.JsonNumber;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.json.JsonValue.JsonText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class JsonValueTest {

  @Test
  void every_value_is_written_as_json() {
    var value =
        object(
            "null",
            new JsonNull(),
            "yes",
            new JsonBoolean(true),
            "no",
            new JsonBoolean(false),
            "number",
            new JsonNumber(-12),
            "text",
            text("Grüße"),
            "array",
            new JsonArray(List.of(text("a"), new JsonArray(List.of()), JsonObject.empty())));

    assertThat(value)
        .hasToString(
            """
            {"null":null,"yes":true,"no":false,"number":-12,"text":"Grüße","array":["a",[],{}]}""");
  }

  @Test
  void a_text_is_escaped_where_json_asks_for_it() {
    assertThat(text("\" \\ / \n \r \t \b \f \u0001 \u001F   \u007F \u2028 \uD83D\uDE42"))
        .hasToString(
            "\"\\\" \\\\ / \\n \\r \\t \\u0008 \\u000c \\u0001 \\u001f   \u007F \u2028"
                + " \uD83D\uDE42\"");
    assertThat(object("a\"b", new JsonNull())).hasToString("{\"a\\\"b\":null}");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, 0",
    "0E+50, 0",
    "1.0, 1",
    "1.50, 1.5",
    "100, 100",
    "1E2, 100",
    "1E20, 100000000000000000000",
    "1E21, 1E+21",
    "1E-20, 0.00000000000000000001",
    "1E-21, 1E-21",
    "12345678901234567890.123, 12345678901234567890.123",
  })
  void a_number_is_written_in_one_way(String number, String json) {
    assertThat(number(number)).hasToString(json);
  }

  @Test
  void a_number_written_in_another_way_is_the_same() {
    assertThat(number("1.0")).isEqualTo(number("1")).hasSameHashCodeAs(number("1"));
    assertThat(number("1E2")).isEqualTo(new JsonNumber(100));
    assertThat(number("0.0")).isEqualTo(new JsonNumber(0));
    assertThat(number("1")).isNotEqualTo(number("-1"));
  }

  @Test
  void a_number_has_at_most_a_thousand_digits() {
    assertThat(number("9".repeat(1_000)).value().precision()).isEqualTo(1_000);
    assertThat(number("1E1000").value()).isEqualByComparingTo("1E1000");
    assertThat(number("1E-1000").value()).isEqualByComparingTo("1E-1000");
    for (var wrong : List.of("9".repeat(1_001), "1E1001", "1E-1001", "1E2147483647")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> number(wrong))
          .withMessage("a number must have at most 1000 digits");
    }
  }

  @Test
  void a_text_refuses_what_cannot_be_stored() {
    for (var wrong : List.of("\u0000", "\uD83D", "\uDE42")) {
      assertThatIllegalArgumentException().isThrownBy(() -> text(wrong));
      assertThatIllegalArgumentException().isThrownBy(() -> object(wrong, new JsonNull()));
    }
  }

  @Test
  void an_object_is_the_same_in_any_order_and_keeps_its_own() {
    var one = object("a", number("1"), "b", number("2"));
    var other = object("b", number("2"), "a", number("1"));

    assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
    assertThat(other).hasToString("{\"b\":2,\"a\":1}");
  }

  @Test
  void an_array_is_another_in_another_order() {
    assertThat(new JsonArray(List.of(number("1"), number("2"))))
        .isNotEqualTo(new JsonArray(List.of(number("2"), number("1"))));
  }

  @Test
  void what_a_value_is_made_of_is_its_own() {
    var members = new LinkedHashMap<String, JsonValue>(Map.of("a", number("1")));
    var items = new ArrayList<JsonValue>(List.of(number("1")));
    var object = new JsonObject(members);
    var array = new JsonArray(items);

    members.clear();
    items.clear();

    assertThat(object).hasToString("{\"a\":1}");
    assertThat(array).hasToString("[1]");
    assertThat(object.members()).isUnmodifiable();
    assertThat(array.items()).isUnmodifiable();
  }

  @Test
  void what_was_built_is_no_longer_the_builders() {
    var builder = JsonObject.builder();
    builder.put("a", new JsonBoolean(true));
    var first = builder.build();

    builder.put("b", new JsonBoolean(false));

    assertThat(first).hasToString("{\"a\":true}");
    assertThat(builder.build()).hasToString("{\"b\":false}");
    assertThat(first.members()).isUnmodifiable();
  }

  @Test
  void what_was_built_is_the_same_as_what_was_given_whole() {
    var builder = JsonObject.builder();

    assertThat(builder.put("a", new JsonNull())).isTrue();
    assertThat(builder.put("a", new JsonBoolean(true))).isFalse();

    var built = builder.build();
    var given = new JsonObject(Map.of("a", new JsonBoolean(true)));
    assertThat(built).isEqualTo(given).hasSameHashCodeAs(given);
    assertThat(given).isEqualTo(built);
  }

  @Test
  void a_builder_refuses_a_name_that_cannot_be_stored() {
    assertThatThrownBy(() -> JsonObject.builder().put("\u0000", new JsonNull()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void depth_counts_objects_and_arrays_inside_each_other() {
    assertThat(List.of(new JsonNull(), new JsonBoolean(true), number("1"), text("a")))
        .allSatisfy(plain -> assertThat(plain.depth()).isZero());
    assertThat(JsonObject.empty().depth()).isEqualTo(1);
    assertThat(new JsonArray(List.of()).depth()).isEqualTo(1);
    assertThat(object("a", number("1")).depth()).isEqualTo(1);
    assertThat(object("a", number("1"), "b", new JsonArray(List.of(JsonObject.empty()))).depth())
        .isEqualTo(3);
  }

  /** An example of RFC 7396, each value under the name {@code x}, since ours are objects. */
  record Merge(JsonObject original, JsonObject patch, JsonObject result) {
    Merge(JsonValue original, JsonValue patch, JsonValue result) {
      this(x(original), x(patch), x(result));
    }

    private static JsonObject x(JsonValue value) {
      return object("x", value);
    }
  }

  static final List<Merge> APPENDIX_A =
      List.of(
          new Merge(object("a", text("b")), object("a", text("c")), object("a", text("c"))),
          new Merge(
              object("a", text("b")),
              object("b", text("c")),
              object("a", text("b"), "b", text("c"))),
          new Merge(object("a", text("b")), object("a", new JsonNull()), object()),
          new Merge(
              object("a", text("b"), "b", text("c")),
              object("a", new JsonNull()),
              object("b", text("c"))),
          new Merge(object("a", array(text("b"))), object("a", text("c")), object("a", text("c"))),
          new Merge(
              object("a", text("c")), object("a", array(text("b"))), object("a", array(text("b")))),
          new Merge(
              object("a", object("b", text("c"))),
              object("a", object("b", text("d"), "c", new JsonNull())),
              object("a", object("b", text("d")))),
          new Merge(
              object("a", array(object("b", text("c")))),
              object("a", array(number("1"))),
              object("a", array(number("1")))),
          new Merge(
              array(text("a"), text("b")),
              array(text("c"), text("d")),
              array(text("c"), text("d"))),
          new Merge(object("a", text("b")), array(text("c")), array(text("c"))),
          new Merge(
              object("e", new JsonNull()),
              object("a", number("1")),
              object("e", new JsonNull(), "a", number("1"))),
          new Merge(
              array(number("1"), number("2")),
              object("a", text("b"), "c", new JsonNull()),
              object("a", text("b"))),
          new Merge(
              object(),
              object("a", object("bb", object("ccc", new JsonNull()))),
              object("a", object("bb", object()))),
          new Merge(object("a", text("foo")), text("bar"), text("bar")),
          new Merge(object("x", object("a", text("foo"))), object("x", new JsonNull()), object()));

  @ParameterizedTest
  @FieldSource("APPENDIX_A")
  void a_merge_patch_does_what_rfc_7396_says(Merge example) {
    assertThat(example.original().merge(example.patch())).isEqualTo(example.result());
  }

  @Test
  void a_merge_keeps_both_sides_as_they_were_and_the_order_of_names() {
    var original = object("b", number("1"), "a", number("2"));
    var patch = object("c", number("3"), "b", number("4"));

    assertThat(original.merge(patch)).hasToString("{\"b\":4,\"a\":2,\"c\":3}");
    assertThat(original).hasToString("{\"b\":1,\"a\":2}");
    assertThat(patch).hasToString("{\"c\":3,\"b\":4}");
  }

  private static JsonNumber number(String value) {
    return new JsonNumber(new BigDecimal(value));
  }

  private static JsonText text(String value) {
    return new JsonText(value);
  }

  private static JsonArray array(JsonValue... items) {
    return new JsonArray(List.of(items));
  }

  private static JsonObject object(Object... namesAndValues) {
    var members = new LinkedHashMap<String, JsonValue>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      members.put((String) namesAndValues[i], (JsonValue) namesAndValues[i + 1]);
    }
    return new JsonObject(members);
  }
}
