package dev.threadkeep.application.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.threadkeep.application.delivery.Rest.Reason;
import dev.threadkeep.domain.vendor.ConnectionId;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What every {@link RestingVendors} must do; each implementation's test implements this. */
public interface RestingVendorsContract {
  ConnectionId RESTING = new ConnectionId(new UUID(9, 1));

  RestingVendors vendors();

  /** Has the vendor left alone over a connection that is in its fourth edition. */
  void rest(ConnectionId connection, Reason reason);

  /** Lets as much time pass as it is left alone. */
  void passRest();

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "LOCKED")
  default void who_gives_a_reason_is_left_alone_for_a_while(Reason reason) {
    assertThat(vendors().all()).isEmpty();

    rest(RESTING, reason);

    assertThat(vendors().all())
        .extracting(Rest::connection, Rest::edition, Rest::reason)
        .containsExactly(tuple(RESTING, 4L, reason));
    passRest();
    assertThat(vendors().all()).isEmpty();
  }
}
