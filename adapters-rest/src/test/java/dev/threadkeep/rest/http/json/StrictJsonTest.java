package dev.threadkeep.rest.http.json;

import static dev.threadkeep.rest.http.json.StrictReading.errors;
import static dev.threadkeep.rest.http.json.StrictReading.read;
import static dev.threadkeep.rest.http.json.StrictReading.utf8;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.threadkeep.domain.json.JsonValue.JsonArray;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.rest.http.failure.ApiException;
import dev.threadkeep.rest.http.failure.ApiFailure.MalformedBody;
import dev.threadkeep.rest.http.failure.Field;
import dev.threadkeep.rest.http.failure.FieldError;
import dev.threadkeep.rest.http.json.StrictReading.Everything;
import dev.threadkeep.rest.http.json.StrictReading.Inner;
import dev.threadkeep.rest.http.json.StrictReading.Level;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrictJsonTest {

  record Needed(String reason, @Nullable String note) {}

  record Primitive(boolean sure) {}

  record Change(Patch<String> title, Patch<List<String>> tags) {}

  record Kept(JsonArray items, @Nullable JsonObject object) {}

  record Checked(String title) {
    Checked {
      if (title.isEmpty()) {
        throw Field.invalid("#/title", "must not be empty");
      }
    }
  }

  record AllChecked(List<Checked> all) {}

  record Counted(@Nullable String one, @Nullable String two, @Nullable String three) {
    private static final AtomicInteger MADE = new AtomicInteger();

    Counted {
      MADE.incrementAndGet();
    }
  }

  record AllCounted(List<Counted> all) {}

  record Careless(String title) {
    Careless {
      throw new IllegalArgumentException("dev.threadkeep.Secret: " + title);
    }
  }

  @Test
  void arrays_and_objects_are_kept_as_they_are() {
    var kept =
        new StrictJson()
            .read(
                "{\"items\": [1.50, [null, {\"a\": true}], \"b\"], \"object\": {\"c\": []}}"
                    .getBytes(UTF_8),
                Kept.class);

    assertThat(kept.items()).hasToString("[1.5,[null,{\"a\":true}],\"b\"]");
    assertThat(kept.object()).hasToString("{\"c\":[]}");
    assertThat(errors("{\"items\": {}}", Kept.class))
        .containsExactly(new FieldError("#/items", "must be a list"));
    assertThat(errors("{\"items\": [], \"object\": []}", Kept.class))
        .containsExactly(new FieldError("#/object", "must be an object"));
  }

  record Paired(@Nullable String note, @Nullable String reason, @Nullable Boolean sure) {
    Paired {
      if (note != null && reason == null) {
        throw Field.invalid("#/note", "goes with a reason only");
      }
    }
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Lenient(String name, boolean sure) {}

  record Outer(String name, boolean sure, Patch<Inner> inner, List<Inner> inners) {}

  @Nested
  class SeveralMistakes {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            {}                                              | #/name #/sure #/inners
            {"more": 1, "name": 2}                          | #/more #/name #/sure #/inners
            {"name": 1, "sure": "x", "inners": {}}          | #/name #/sure #/inners
            {"inner": {"name": 1}, "name": 2}               | #/inner/name #/name #/sure #/inners
            {"inner": null, "name": null, "sure": null}     | #/name #/sure #/inners
            {"inners": [{"name": 1}, {"a": 1}, {"name": "x"}, 4], "name": "x", "sure": true} \
              | #/inners/0/name #/inners/1/a #/inners/1/name #/inners/3
            """)
    void are_told_at_once(String body, String pointers) {
      assertThat(errors(body, Outer.class))
          .extracting(FieldError::pointer)
          .containsExactlyInAnyOrder(pointers.split(" "));
    }

    @Test
    void are_those_that_the_record_does_not_overlook() {
      assertThat(errors("{\"more\": 1, \"name\": 2, \"sure\": 3}", Lenient.class))
          .extracting(FieldError::pointer)
          .containsExactlyInAnyOrder("#/name", "#/sure");
    }

    @Test
    void begin_with_the_one_that_reading_stopped_at() {
      assertThat(errors("{\"sure\": 1, \"name\": 1}", Outer.class).getFirst())
          .isEqualTo(new FieldError("#/sure", "must be true or false"));
    }

    @Test
    void are_told_of_a_part_of_a_body_too() throws Exception {
      var part = new ObjectMapper().readTree("{\"sure\": 1, \"name\": 1, \"inners\": []}");

      var refused =
          catchThrowableOfType(ApiException.class, () -> new StrictJson().read(part, Outer.class));

      assertThat(refused.failure())
          .isEqualTo(
              new MalformedBody(
                  List.of(
                      new FieldError("#/sure", "must be true or false"),
                      new FieldError("#/name", "must be a string"))));
    }

    @Test
    void are_told_as_far_as_anybody_reads() {
      var items = "{\"name\": 1},".repeat(1_000) + "{}";

      assertThat(errors("{\"inners\": [" + items + "]}", Outer.class)).hasSize(50);
    }

    @Test
    void are_found_behind_items_that_fit_and_are_read_but_once_more() {
      var fit = "{\"one\": \"a\", \"two\": \"b\", \"three\": \"c\"},".repeat(1_000);
      Counted.MADE.set(0);

      assertThat(errors("{\"all\": [" + fit + "5]}", AllCounted.class))
          .extracting(FieldError::pointer)
          .containsExactly("#/all/1000");
      assertThat(Counted.MADE).hasValue(2_000);
    }

    @Test
    void are_found_between_and_behind_items_that_fit() {
      var fit = "{\"name\": \"a\"},".repeat(9);

      assertThat(errors("{\"inners\": [" + (fit + "5,").repeat(3) + fit + "{}]}", Everything.class))
          .extracting(FieldError::pointer)
          .containsExactly("#/inners/9", "#/inners/19", "#/inners/29", "#/inners/39/name");
    }

    @Test
    void are_found_behind_items_that_refuse_in_their_own_words() {
      var refusing = "{\"title\": \"\"},".repeat(10);

      assertThat(errors("{\"all\": [" + refusing + "5]}", AllChecked.class))
          .extracting(FieldError::pointer)
          .containsExactly("#/title", "#/all/10");
    }

    @Test
    void are_not_looked_for_behind_more_than_a_thousand_of_those() {
      var refusing = "{\"title\": \"\"},".repeat(1_001);

      assertThat(errors("{\"all\": [" + refusing + "5]}", AllChecked.class))
          .extracting(FieldError::pointer)
          .containsExactly("#/title");
    }

    @Test
    void leave_alone_what_a_record_says_of_its_members_together() {
      assertThat(errors("{\"note\": \"a\", \"reason\": \"b\", \"sure\": 1}", Paired.class))
          .containsExactly(new FieldError("#/sure", "must be true or false"));
    }
  }

  @Nested
  class Types {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            {"text": 1}              | #/text     | must be a string
            {"text": 1.5}            | #/text     | must be a string
            {"text": true}           | #/text     | must be a string
            {"text": {}}             | #/text     | must be a string
            {"text": []}             | #/text     | must be a string
            {"text": ["a"]}          | #/text     | must be a string
            {"count": "1"}           | #/count    | must be a whole number from -2147483648 to 2147483647
            {"count": ""}            | #/count    | must be a whole number from -2147483648 to 2147483647
            {"count": 1.0}           | #/count    | must be a whole number from -2147483648 to 2147483647
            {"count": true}          | #/count    | must be a whole number from -2147483648 to 2147483647
            {"count": 2147483648}    | #/count    | must be a whole number from -2147483648 to 2147483647
            {"number": 9223372036854775808} | #/number | must be a whole number from -9223372036854775808 to 9223372036854775807
            {"number": 1e3}          | #/number   | must be a whole number from -9223372036854775808 to 9223372036854775807
            {"flag": "true"}         | #/flag     | must be true or false
            {"flag": 1}              | #/flag     | must be true or false
            {"flag": ""}             | #/flag     | must be true or false
            {"level": "HIGH"}        | #/level    | must be one of low, high
            {"level": 1}             | #/level    | must be one of low, high
            {"level": 99999999999999999999} | #/level | must be one of low, high
            {"level": 1.5}           | #/level    | must be one of low, high
            {"level": {}}            | #/level    | must be one of low, high
            {"level": "1"}           | #/level    | must be one of low, high
            {"level": ""}            | #/level    | must be one of low, high
            {"at": 1764579600}       | #/at       | must be an RFC 3339 time such as 2026-12-01T09:00:00Z
            {"at": ""}               | #/at       | must be an RFC 3339 time such as 2026-12-01T09:00:00Z
            {"at": "2026-12-01"}     | #/at       | must be an RFC 3339 time such as 2026-12-01T09:00:00Z
            {"at": "2026-12-01T09:00Z"} | #/at    | must be an RFC 3339 time such as 2026-12-01T09:00:00Z
            {"at": "2026-12-01T09:00:00"} | #/at  | must be an RFC 3339 time such as 2026-12-01T09:00:00Z
            {"at": "2026-02-30T09:00:00Z"} | #/at | must be an RFC 3339 time such as 2026-12-01T09:00:00Z
            {"at": "0001-01-01T00:00:00Z"} | #/at | must lie in the years 1970 to 9999
            {"at": "1969-12-31T23:59:59Z"} | #/at | must lie in the years 1970 to 9999
            {"at": "9999-12-31T23:59:59-00:01"} | #/at | must lie in the years 1970 to 9999
            {"id": "1-1-1-1-1"}      | #/id       | must be a UUID
            {"id": ""}               | #/id       | must be a UUID
            {"id": 1}                | #/id       | must be a UUID
            {"tags": "a"}            | #/tags     | must be a list
            {"tags": {}}             | #/tags     | must be a list
            {"tags": ""}             | #/tags     | must be a list
            {"tags": ["a", 2]}       | #/tags/1   | must be a string
            {"tags": [null]}         | #/tags/0    | must not be null
            {"inners": [{"name": "a"}, {"name": 1}]} | #/inners/1/name | must be a string
            {"inners": [{}]}         | #/inners/0/name | is required
            {"inners": [[]]}         | #/inners/0 | must be an object
            {"inners": [""]}         | #/inners/0 | must be an object
            {"inners": ["x"]}        | #/inners/0 | must be an object
            {"inners": [{"name": "a", "more": 1}]} | #/inners/0/more | is not a known field
            {"amount": "1"}          | #/amount   | must be a number
            {"unknown": 1}           | #/unknown  | is not a known field
            {"Text": "a"}            | #/Text     | is not a known field
            {"": 1}                  | #/         | is not a known field
            {"a/b~c": 1}             | #/a~1b~0c  | is not a known field
            {"ä b": 1}               | #/%C3%A4%20b | is not a known field
            """)
    void a_value_of_the_wrong_kind_is_refused(String body, String pointer, String detail) {
      assertThat(errors(body, Everything.class)).containsExactly(new FieldError(pointer, detail));
    }

    @Test
    void what_fits_is_taken() {
      var read =
          read(
              """
              {"text": "", "count": -1, "number": 9007199254740993, "flag": false, "level": "high",
               "at": "2026-12-01t10:00:00.5+01:00", "id": "01992F7E-8b1c-7d3e-9a55-6c1f0e6b7a10",
               "tags": [], "inners": [{"name": "n"}], "amount": 1, "attributes": {"a": [null, 1.10]}}
              """,
              Everything.class);

      assertThat(read)
          .isEqualTo(
              new Everything(
                  "",
                  -1,
                  9007199254740993L,
                  false,
                  Level.HIGH,
                  Instant.parse("2026-12-01T09:00:00.5Z"),
                  UUID.fromString("01992f7e-8b1c-7d3e-9a55-6c1f0e6b7a10"),
                  List.of(),
                  List.of(new Inner("n")),
                  BigDecimal.ONE,
                  read.attributes()));
      assertThat(read.attributes()).hasToString("{\"a\":[null,1.10]}");
    }

    @Test
    void of_a_time_is_taken_what_is_kept() {
      var read = read("{\"at\": \"9999-12-31T23:59:59.999999999Z\"}", Everything.class);

      assertThat(read.at()).isEqualTo(Instant.parse("9999-12-31T23:59:59.999999Z"));
    }

    @Test
    void a_list_of_records_is_taken() {
      var read = new StrictJson().read(utf8("[{\"name\": \"a\"}]"), listOfInner());

      assertThat(read).isEqualTo(List.of(new Inner("a")));
    }

    @Test
    void an_item_of_a_list_of_records_must_not_be_null() {
      var refused =
          catchThrowableOfType(
              ApiException.class,
              () -> new StrictJson().read(utf8("[{\"name\": \"a\"}, null]"), listOfInner()));

      assertThat(((MalformedBody) refused.failure()).errors())
          .containsExactly(new FieldError("#/1", "must not be null"));
    }

    private static java.lang.reflect.Type listOfInner() {
      return Everything.class.getRecordComponents()[8].getGenericType();
    }
  }

  @Nested
  class Presence {
    @Test
    void a_component_that_is_not_nullable_is_required() {
      assertThat(errors("{}", Needed.class))
          .containsExactly(new FieldError("#/reason", "is required"));
    }

    @Test
    void a_component_that_is_not_nullable_refuses_null() {
      assertThat(errors("{\"reason\": null}", Needed.class))
          .containsExactly(new FieldError("#/reason", "must not be null"));
    }

    @Test
    void a_nullable_component_may_be_left_out_or_null() {
      assertThat(read("{\"reason\": \"spam\"}", Needed.class))
          .isEqualTo(read("{\"reason\": \"spam\", \"note\": null}", Needed.class))
          .isEqualTo(new Needed("spam", null));
    }

    @Test
    void a_primitive_is_required() {
      assertThat(errors("{}", Primitive.class))
          .containsExactly(new FieldError("#/sure", "is required"));
      assertThat(errors("{\"sure\": null}", Primitive.class))
          .containsExactly(new FieldError("#/sure", "must not be null"));
    }

    @Test
    void a_patch_tells_absent_from_null_from_a_value() {
      assertThat(read("{}", Change.class))
          .isEqualTo(new Change(new Patch.Absent<>(), new Patch.Absent<>()));
      assertThat(read("{\"title\": null, \"tags\": null}", Change.class))
          .isEqualTo(new Change(new Patch.Null<>(), new Patch.Null<>()));
      assertThat(read("{\"title\": \"a\", \"tags\": [\"b\"]}", Change.class))
          .isEqualTo(new Change(new Patch.Value<>("a"), new Patch.Value<>(List.of("b"))));
    }

    @Test
    void a_patch_refuses_a_value_of_the_wrong_kind() {
      assertThat(errors("{\"title\": 1}", Change.class))
          .containsExactly(new FieldError("#/title", "must be a string"));
      assertThat(errors("{\"tags\": [\"a\", 1]}", Change.class))
          .containsExactly(new FieldError("#/tags/1", "must be a string"));
    }

    @Test
    void a_patch_refuses_a_null_in_a_list() {
      assertThat(errors("{\"tags\": [\"a\", null]}", Change.class))
          .containsExactly(new FieldError("#/tags/1", "must not be null"));
    }
  }

  @Nested
  class Meaning {
    @Test
    void a_record_may_refuse_in_its_own_words() {
      assertThat(errors("{\"title\": \"\"}", Checked.class))
          .containsExactly(new FieldError("#/title", "must not be empty"));
    }

    @Test
    void an_exception_of_a_record_is_not_passed_on() {
      assertThat(errors("{\"title\": \"\"}", Careless.class))
          .containsExactly(new FieldError("#", "is not valid"));
    }
  }
}
