package dev.threadkeep.rest.http.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class IsoTimesTest {

  private static final Instant LATE = Instant.parse("2026-11-20T10:00:00.999999Z");
  private static final Instant EVEN = Instant.parse("2026-11-20T10:00:00Z");

  @Test
  void milliseconds_are_always_three_digits() {
    assertThat(IsoTimes.milliseconds(LATE)).isEqualTo("2026-11-20T10:00:00.999Z");
    assertThat(IsoTimes.milliseconds(EVEN)).isEqualTo("2026-11-20T10:00:00.000Z");
  }

  @Test
  void seconds_have_no_fraction() {
    assertThat(IsoTimes.seconds(LATE)).isEqualTo("2026-11-20T10:00:00Z");
    assertThat(IsoTimes.seconds(EVEN)).isEqualTo("2026-11-20T10:00:00Z");
  }
}
