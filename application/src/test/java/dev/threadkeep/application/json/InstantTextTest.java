package dev.threadkeep.application.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-20T10:00:00Z",
        "2026-11-20T10:00:00.1Z",
        "2026-11-20T10:00:00.000001Z",
        "2026-11-20T10:00:00.123456789Z",
        "1970-01-01T00:00:00Z",
        "2024-02-29T23:59:59.999Z",
        "9999-12-31T23:59:59Z",
        "0000-01-01T00:00:00Z",
        "2026-11-20T10:00:00.Z",
        "2026-11-20t10:00:00z",
        "2026-11-20T11:00:00+01:00",
        "+12026-11-20T10:00:00Z"
      })
  void reads_times_as_the_jdk_does(String text) {
    assertThat(InstantText.parse(text)).isEqualTo(Instant.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-11-20T24:00:00Z", "2026-11-20T24:00:00+00:00"})
  void knows_no_hour_24_though_the_jdk_does(String text) {
    assertThatThrownBy(() -> InstantText.parse(text)).isInstanceOf(DateTimeException.class);
  }

  @Test
  void reads_what_the_jdk_writes() {
    var random = new Random(1);
    for (int number = 0; number < 10_000; number++) {
      var time =
          Instant.ofEpochSecond(random.nextLong(253_402_300_800L), random.nextInt(1_000_000_000));

      assertThat(InstantText.parse(time.toString())).isEqualTo(time);
    }
  }

  @Test
  void writes_times_as_the_jdk_does() {
    var random = new Random(2);
    for (int number = 0; number < 10_000; number++) {
      var second = random.nextLong(-62_167_219_200L, 253_402_300_800L);
      var nanos = random.nextInt(1_000_000_000);

      for (int exact : new int[] {1, 1_000, 1_000_000, 1_000_000_000}) {
        var time = Instant.ofEpochSecond(second, nanos - nanos % exact);
        assertThat(InstantText.of(time)).isEqualTo(time.toString());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      longs = {-62_167_219_201L, -62_167_219_200L, -1, 0, 253_402_300_799L, 253_402_300_800L})
  void writes_the_first_and_last_times_as_the_jdk_does(long second) {
    var time = Instant.ofEpochSecond(second, 1_000_000);

    assertThat(InstantText.of(time)).isEqualTo(time.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Z",
        "2026-11-20",
        "2026-11-20T10:00:00",
        "2026-11-20T10:00Z",
        "2026-11-20T10:00:00.1234567890Z",
        "2026-11-20T10:00:00.12xZ",
        "2026-11-20T10:00:00,5Z",
        "2026-11-20 10:00:00Z",
        "2026-02-30T10:00:00Z",
        "2026-13-01T10:00:00Z",
        "2026-11-20T25:00:00Z",
        "2026-11-20T10:60:00Z",
        "٢٠٢٦-11-20T10:00:00Z"
      })
  void refuses_what_the_jdk_refuses(String text) {
    assertThatThrownBy(() -> InstantText.parse(text)).isInstanceOf(DateTimeException.class);
    assertThatThrownBy(() -> Instant.parse(text)).isInstanceOf(DateTimeException.class);
  }
}
