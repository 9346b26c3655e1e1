package dev.threadkeep.rest.http.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.transfer.RecordSource;
import dev.threadkeep.application.transfer.RecordSource.Line;
import dev.threadkeep.application.transfer.RecordSourceContract;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.json.JsonValue.JsonText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLinesTest implements RecordSourceContract {
  @Override
  public RecordSource reading(byte[] bytes) {
    return new JsonLines(new ByteArrayInputStream(bytes));
  }

  @Test
  void a_line_that_is_longer_than_any_buffer_is_read_whole() {
    var text = "ü".repeat(300_000);
    var lines = reading(("{}\n{\"a\":\"" + text + "\"}\n{}").getBytes(StandardCharsets.UTF_8));
    lines.next();

    assertThat(lines.next())
        .isEqualTo(new Line.Parsed(2, new JsonObject(Map.of("a", new JsonText(text)))));
    assertThat(lines.next()).isEqualTo(new Line.Parsed(3, JsonObject.empty()));
    assertThat(lines.next()).isNull();
  }

  @Test
  void a_line_that_is_longer_than_any_record_is_passed_over() {
    var lines = reading((" ".repeat(5 << 20) + "\n{}").getBytes(StandardCharsets.UTF_8));

    assertThat(lines.next()).isEqualTo(new Line.Broken(1, "has more than 4194304 bytes"));
    assertThat(lines.next()).isEqualTo(new Line.Parsed(2, JsonObject.empty()));
  }

  @Test
  void what_is_not_utf8_is_told() {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes("{\"a\":\"".getBytes(StandardCharsets.UTF_8));
    bytes.write(0xff);
    bytes.writeBytes("\"}\n{}".getBytes(StandardCharsets.UTF_8));
    var lines = reading(bytes.toByteArray());

    assertThat(lines.next()).isEqualTo(new Line.Broken(1, "is not valid UTF-8"));
    assertThat(lines.next()).isEqualTo(new Line.Parsed(2, JsonObject.empty()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e-2147483649", "1e9999999999999"})
  void a_number_beyond_any_is_told_in_our_own_words(String number) {
    var lines = reading("{\"a\":%s}".formatted(number).getBytes(StandardCharsets.UTF_8));

    assertThat(lines.next())
        .isEqualTo(
            new Line.Broken(1, "has what cannot be kept: a number has too large an exponent"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{}\n", "\n{}"})
  void a_byte_order_mark_at_the_very_beginning_is_passed_over(String text) {
    var lines = reading(("\ufeff" + text).getBytes(StandardCharsets.UTF_8));

    assertThat(lines.next())
        .isEqualTo(new Line.Parsed(text.startsWith("\n") ? 2 : 1, JsonObject.empty()));
    assertThat(lines.next()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ufeff\ufeff{}", "\n\ufeff{}", " \ufeff{}"})
  void a_byte_order_mark_anywhere_else_is_no_json(String text) {
    var lines = reading(text.getBytes(StandardCharsets.UTF_8));

    assertThat(lines.next()).isInstanceOf(Line.Broken.class);
  }
}
