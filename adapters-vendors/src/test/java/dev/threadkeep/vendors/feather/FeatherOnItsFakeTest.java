package dev.threadkeep.vendors.feather;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.delivery.Outcome.Delivered;
import dev.threadkeep.application.delivery.Register;
import dev.threadkeep.application.delivery.RegisterValue;
import dev.threadkeep.application.json.ObjectWriter;
import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.vendors.fake.BackendOnItsFake;
import dev.threadkeep.vendors.fake.FakeFeather;
import dev.threadkeep.vendors.http.Dialling;
import dev.threadkeep.vendors.http.Orders;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeatherOnItsFakeTest extends BackendOnItsFake<FakeFeather> {
  FeatherOnItsFakeTest() {
    super(
        FakeFeather.start(Dialling.TOKEN, () -> Dialling.NOON),
        new FeatherBackend(Dialling.here()));
  }

  @Override
  protected ExternalReference seed(int number) {
    var id = "7f3b2a10-0000-4000-8000-%012d".formatted(number);
    vendor.seed(id);
    return new ExternalReference(FeatherThread.FEATHER, id);
  }

  @Override
  protected List<RegisterValue> everything() {
    return List.of(
        Orders.CLOSED,
        new RegisterValue.ClosedFor("WRONG_NUMBER", null),
        new RegisterValue.Own(
            new ObjectWriter()
                .put("metadata", new ObjectWriter().putText("order", "1042").toObject())
                .put("variables", new ObjectWriter().putText("name", "Ada").toObject())
                .toObject()));
  }

  @Test
  void a_thread_that_somebody_closed_before_is_closed_and_keeps_its_reason() {
    var thread = seed();
    vendor.change(
        thread.id(), shown -> shown.put("isActive", false).put("closedReason", "OPTED_OUT"));

    var report =
        deliver(Orders.closed(thread, Orders.CLOSED, new RegisterValue.ClosedFor("ENDED", null)));

    assertThat(Orders.outcomes(report)).allMatch(Delivered.class::isInstance);
    assertThat(read(thread).in(Register.CLOSE_REASON))
        .hasValue(new RegisterValue.ClosedFor("OPTED_OUT", null));
  }
}
