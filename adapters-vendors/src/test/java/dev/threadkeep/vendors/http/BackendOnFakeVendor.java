package dev.threadkeep.vendors.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.delivery.Order;
import dev.threadkeep.application.delivery.Outcome.NotSent;
import dev.threadkeep.application.delivery.Reading;
import dev.threadkeep.application.delivery.Report;
import dev.threadkeep.application.delivery.VendorBackend;
import dev.threadkeep.application.delivery.VendorBackendContract;
import dev.threadkeep.domain.vendor.ExternalReference;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A backend, a vendor that does what a test says, and what every backend must do. */
public abstract class BackendOnFakeVendor implements VendorBackendContract {
  protected final FakeVendor vendor = FakeVendor.start();
  protected final VendorBackend backend;
  private final ExternalReference thread;

  protected BackendOnFakeVendor(
      Function<VendorHttp, VendorBackend> backend, ExternalReference thread) {
    this.backend = backend.apply(Dialling.here());
    this.thread = thread;
  }

  @AfterEach
  protected void stop() {
    vendor.close();
  }

  protected Report deliver(Order order) {
    return backend.deliver(Dialling.to(vendor.url()), List.of(order)).getFirst();
  }

  @Test
  protected void a_test_goes_through_where_the_vendor_asked_for_time() {
    vendor.answers(429, "{}", "Retry-After: 60");
    var access = Dialling.to(vendor.url());

    backend.read(access, thread);
    assertThat(backend.read(access, thread))
        .isInstanceOfSatisfying(
            Reading.Failed.class,
            failed -> assertThat(failed.failure()).isInstanceOf(NotSent.class));
    assertThat(vendor.received()).hasSize(1);
    backend.test(access);

    assertThat(vendor.received()).hasSize(2);
  }

  @Override
  public VendorBackend backend() {
    return backend;
  }

  @Override
  public String nowhere() {
    return Dialling.nowhere();
  }

  @Override
  public ExternalReference thread() {
    return thread;
  }
}
