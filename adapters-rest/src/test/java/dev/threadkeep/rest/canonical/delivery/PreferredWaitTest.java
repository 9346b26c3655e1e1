package dev.threadkeep.rest.canonical.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.core.convert.ConversionService;
import io.micronaut.http.simple.SimpleHttpHeaders;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreferredWaitTest {

  private static Optional<Duration> in(String header) {
    return PreferredWait.in(
        new SimpleHttpHeaders(Map.of("Prefer", header), ConversionService.SHARED));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "wait=5|5",
        "WAIT = 5|5",
        "wait=\"5\"|5",
        "wait=0|0",
        "wait=007|7",
        "wait=30|30",
        "wait=31|30",
        "wait=99999999999999999999|30",
        "respond-async, wait=5|5",
        "wait=5, wait=6|5",
        "wait=5; foo=bar|5",
        "foo=\"a, wait=1\", wait=5|5",
        "foo=\"a\\\", wait=1\", wait=5|5",
        "foo; bar=\"wait=1; ,\", wait=5|5",
        ",, wait=5|5"
      })
  void so_many_seconds_are_meant(String header, int seconds) {
    assertThat(in(header)).hasValue(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "wait",
        "wait=",
        "wait=five",
        "wait=-1",
        "wait=1.5",
        "wait=5s",
        "wait=\"5",
        "wait=٥",
        "waits=5",
        "await=5",
        "foo=\"wait=5\"",
        "foo; wait=5",
        "wait=five, wait=5"
      })
  void what_makes_no_sense_is_overlooked(String header) {
    assertThat(in(header)).isEmpty();
  }

  @Test
  void who_prefers_nothing_does_not_wait() {
    assertThat(PreferredWait.in(new SimpleHttpHeaders(Map.of(), ConversionService.SHARED)))
        .isEmpty();
  }
}
