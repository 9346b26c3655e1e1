package dev.threadkeep.vendors.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.domain.vendor.ConnectionId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class LinesTest {
  private static final ConnectionId ONE = new ConnectionId(new UUID(0, 1));
  private static final ConnectionId OTHER = new ConnectionId(new UUID(0, 2));

  private final AtomicReference<Instant> now = new AtomicReference<>(Dialling.NOON);
  private final Lines lines = new Lines(now::get);

  @Test
  void each_connection_has_a_line_of_its_own() {
    var one = lines.of(ONE, Pace.untold());

    assertThat(lines.of(OTHER, Pace.untold())).isNotSameAs(one);
    assertThat(lines.of(ONE, Pace.untold())).isSameAs(one);
  }

  @Test
  void a_line_that_is_used_now_and_then_is_kept() {
    var line = lines.of(ONE, Pace.untold());
    later(Lines.REMEMBERED);
    lines.of(ONE, Pace.untold());
    later(Lines.REMEMBERED);

    assertThat(lines.of(ONE, Pace.untold())).isSameAs(line);
  }

  @Test
  void a_line_that_nobody_has_used_for_an_hour_is_forgotten() {
    var line = lines.of(ONE, Pace.untold());
    later(Lines.REMEMBERED.plusNanos(1));

    assertThat(lines.of(ONE, Pace.untold())).isNotSameAs(line);
  }

  private void later(Duration time) {
    now.updateAndGet(before -> before.plus(time));
  }
}
