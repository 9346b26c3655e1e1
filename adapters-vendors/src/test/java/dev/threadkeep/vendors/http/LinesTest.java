package dev.threadkeep.vendors.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.delivery.Breakers;
import dev.threadkeep.application.delivery.BreakersContract;
import dev.threadkeep.application.delivery.Rest;
import dev.threadkeep.application.delivery.VendorAccess;
import dev.threadkeep.domain.vendor.ConnectionId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class LinesTest implements BreakersContract {
  private static final ConnectionId ONE = new ConnectionId(new UUID(0, 1));
  private static final ConnectionId OTHER = new ConnectionId(new UUID(0, 2));

  private final AtomicReference<Instant> now = new AtomicReference<>(Dialling.NOON);
  private final Lines lines = new Lines(now::get);

  private Line line(ConnectionId connection) {
    return line(connection, 1, Pace.untold());
  }

  private Line line(ConnectionId connection, long edition, Pace pace) {
    var access = Dialling.to("http://127.0.0.1:1");
    return lines.of(
        new VendorAccess(
            connection,
            access.vendor(),
            edition,
            access.baseUrl(),
            access.credentials(),
            access.settings()),
        pace);
  }

  @Override
  public Breakers breakers() {
    return lines;
  }

  @Override
  public void fail(ConnectionId connection) {
    for (int call = 0; call < Fuse.CALLS; call++) {
      line(connection).fuse().held(false);
    }
  }

  @Override
  public void passRest() {
    later(Fuse.REST);
  }

  @Test
  void each_connection_has_a_line_of_its_own() {
    var one = line(ONE);

    assertThat(line(OTHER)).isNotSameAs(one);
    assertThat(line(ONE)).isSameAs(one);
  }

  @Test
  void a_line_that_is_used_now_and_then_is_kept() {
    var line = line(ONE);
    later(Lines.REMEMBERED);
    line(ONE);
    later(Lines.REMEMBERED);

    assertThat(line(ONE)).isSameAs(line);
  }

  @Test
  void a_line_that_nobody_has_used_for_an_hour_is_forgotten() {
    var line = line(ONE);
    later(Lines.REMEMBERED.plusNanos(1));

    assertThat(line(ONE)).isNotSameAs(line);
  }

  @Test
  void what_failed_is_forgotten_once_the_connection_is_another() {
    fail(ONE);
    assertThat(line(ONE).fuse().refuses()).isPresent();

    assertThat(line(ONE, 2, Pace.untold()).fuse().refuses()).isEmpty();
  }

  @Test
  void a_call_that_began_before_the_connection_was_changed_breaks_nothing() {
    line(ONE, 2, Pace.untold());

    var earlier = line(ONE);

    assertThat(earlier.fuse()).isSameAs(line(ONE, 2, Pace.untold()).fuse());
  }

  @Test
  void how_much_the_vendor_takes_holds_on_when_the_connection_is_another()
      throws InterruptedException {
    var pace = Pace.of(1, Duration.ofMinutes(1));
    line(ONE, 1, pace).turnstile().pass(Duration.ZERO);

    assertThat(line(ONE, 2, pace).turnstile().pass(Duration.ZERO)).isPresent();
  }

  @Test
  void tells_whom_it_leaves_alone_and_until_when() {
    line(OTHER);

    fail(ONE);

    assertThat(lines.open())
        .containsExactly(new Rest(ONE, Dialling.VENDOR, 1, Dialling.NOON.plus(Fuse.REST)));
    passRest();
    assertThat(lines.open()).isEmpty();
  }

  private void later(Duration time) {
    now.updateAndGet(before -> before.plus(time));
  }
}
