package dev.threadkeep.application.outbox;

import static dev.threadkeep.domain.thread.fixture.Cast.NINE;
import static dev.threadkeep.domain.thread.fixture.Cast.TEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.threadkeep.application.holding.DeliveryState;
import dev.threadkeep.application.outbox.DeliveryLog.Batch;
import dev.threadkeep.application.outbox.DeliveryLogContract.Scene;
import dev.threadkeep.domain.vendor.ConnectionId;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RedeliveryTest {
  private final DeliveriesInMemoryTest deliveries = new DeliveriesInMemoryTest();
  private final Scene scene = Scene.in(deliveries.place());
  private final Redelivery redelivery = new Redelivery(deliveries.log(), () -> TEN);

  @Test
  void takes_up_all_that_is_parked_however_much_it_is() {
    for (int sequence = 1; sequence <= 1_200; sequence++) {
      scene.kept(sequence, DeliveryState.PARKED, TEN);
    }

    var retried =
        redelivery.retryAll(
            scene.place().caller(), scene.place().signature(), scene.connection(), NINE);

    assertThat(retried).hasValue(1_200);
    assertThat(scene.place().audit())
        .extracting(entry -> entry.data().members().get("deliveries").toString())
        .containsExactly("200", "500", "500");
  }

  @Test
  void goes_on_where_others_took_some_of_a_batch_first() {
    var log = mock(DeliveryLog.class);
    when(log.retryAll(any(), any(), any(), any(), anyInt(), any()))
        .thenReturn(Optional.of(new Batch(499, false)))
        .thenReturn(Optional.of(new Batch(0, false)))
        .thenReturn(Optional.of(new Batch(7, true)));

    var retried =
        new Redelivery(log, () -> TEN)
            .retryAll(scene.place().caller(), scene.place().signature(), scene.connection(), NINE);

    assertThat(retried).hasValue(506);
  }

  @Test
  void knows_no_connection_that_there_is_not() {
    var retried =
        redelivery.retryAll(
            scene.place().caller(),
            scene.place().signature(),
            new ConnectionId(UUID.randomUUID()),
            NINE);

    assertThat(retried).isEmpty();
  }
}
