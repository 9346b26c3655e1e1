package dev.threadkeep.application.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.domain.vendor.ConnectionId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link Breakers} must do; each implementation's test implements this. */
public interface BreakersContract {
  ConnectionId FAILING = new ConnectionId(new UUID(9, 1));

  Breakers breakers();

  /** Has calls over the connection fail until its vendor is left alone. */
  void fail(ConnectionId connection);

  /** Lets as much time pass as it is left alone. */
  void passRest();

  @Test
  default void nobody_is_left_alone_of_whose_calls_none_failed() {
    assertThat(breakers().open()).isEmpty();
  }

  @Test
  default void who_fails_too_often_is_left_alone_for_a_while() {
    fail(FAILING);

    assertThat(breakers().open()).extracting(Rest::connection).containsExactly(FAILING);
    passRest();
    assertThat(breakers().open()).isEmpty();
  }
}
