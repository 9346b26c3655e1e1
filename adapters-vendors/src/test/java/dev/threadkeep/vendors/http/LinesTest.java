package dev.threadkeep.vendors.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.delivery.Rest;
import dev.threadkeep.application.delivery.Rest.Reason;
import dev.threadkeep.application.delivery.RestingVendors;
import dev.threadkeep.application.delivery.RestingVendorsContract;
import dev.threadkeep.application.delivery.VendorAccess;
import dev.threadkeep.domain.vendor.ConnectionId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class LinesTest implements RestingVendorsContract {
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
  public RestingVendors vendors() {
    return lines;
  }

  @Override
  public void rest(ConnectionId connection, Reason reason) {
    var found = line(connection, 4, Pace.untold()).experience();
    switch (reason) {
      case FAILING -> fail(found);
      case ASKED_FOR -> found.asked().lasts(Fuse.REST);
      case PUT_OFF -> found.putOff().lasts(Fuse.REST);
      case LOCKED -> throw new AssertionError("nobody calls without a secret");
    }
  }

  private static void fail(Experience found) {
    for (int call = 0; call < Fuse.CALLS; call++) {
      found.fuse().held(false);
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
  void a_line_is_kept_while_its_vendor_is_left_alone() {
    var line = line(ONE);
    later(Duration.ofMinutes(1));
    line.experience().asked().lasts(Lines.REMEMBERED);
    later(Lines.REMEMBERED.minusSeconds(1));

    assertThat(line(ONE)).isSameAs(line);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "LOCKED")
  void what_was_found_is_forgotten_once_the_connection_is_another(Reason reason) {
    rest(ONE, reason);

    line(ONE, 5, Pace.untold());

    assertThat(lines.all()).isEmpty();
  }

  @Test
  void what_a_call_finds_that_began_before_the_connection_was_changed_counts_no_more() {
    var earlier = line(ONE).experience();
    line(ONE, 2, Pace.untold());

    earlier.asked().lasts(Fuse.REST);
    fail(earlier);

    assertThat(lines.all()).isEmpty();
    assertThat(line(ONE).experience().edition()).isEqualTo(2);
  }

  @Test
  void the_longer_of_two_pauses_counts() {
    var asked = line(ONE).experience().asked();
    asked.lasts(Duration.ofMinutes(2));
    asked.lasts(Duration.ofMinutes(1));

    later(Duration.ofSeconds(90));
    assertThat(asked.left()).hasValue(Duration.ofSeconds(30));
    later(Duration.ofSeconds(30));
    assertThat(asked.left()).isEmpty();
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

    rest(ONE, Reason.FAILING);

    assertThat(lines.all())
        .containsExactly(
            new Rest(ONE, Dialling.VENDOR, 4, Reason.FAILING, Dialling.NOON.plus(Fuse.REST)));
  }

  private void later(Duration time) {
    now.updateAndGet(before -> before.plus(time));
  }
}
