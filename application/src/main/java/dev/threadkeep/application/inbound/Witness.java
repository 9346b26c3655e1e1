package dev.threadkeep.application.inbound;

import dev.threadkeep.application.delivery.Capabilities;
import dev.threadkeep.application.delivery.Greeting;
import dev.threadkeep.application.delivery.Hearing;
import dev.threadkeep.application.delivery.Hook;
import dev.threadkeep.application.delivery.Order;
import dev.threadkeep.application.delivery.Outcome;
import dev.threadkeep.application.delivery.Reading;
import dev.threadkeep.application.delivery.Report;
import dev.threadkeep.application.delivery.VendorAccess;
import dev.threadkeep.application.delivery.VendorBackend;
import dev.threadkeep.application.delivery.VendorPage;
import dev.threadkeep.application.delivery.VendorQuery;
import dev.threadkeep.application.delivery.VendorSetting;
import dev.threadkeep.application.delivery.VendorThread;
import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.domain.vendor.Vendor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A vendor that is asked during a round, which remembers how it failed last. */
final class Witness implements VendorBackend {
  private static final Outcome.Failure NO_LIST =
      new Outcome.Rejected(404, "What it was asked for is not there.");

  private final VendorBackend vendor;
  private volatile Outcome.@Nullable Failure last;

  Witness(VendorBackend vendor) {
    this.vendor = vendor;
  }

  /** How it failed last; a list that is not there, where it never told. */
  Outcome.Failure lastFailure() {
    var seen = last;
    return seen == null ? NO_LIST : seen;
  }

  private <T> Reading<T> seen(Reading<T> reading) {
    if (reading instanceof Reading.Failed<T>(var failure)) {
      last = failure;
    }
    return reading;
  }

  @Override
  public Reading<VendorThread> read(VendorAccess access, ExternalReference thread) {
    return seen(vendor.read(access, thread));
  }

  @Override
  public Reading<VendorPage> list(VendorAccess access, VendorQuery query) {
    return seen(vendor.list(access, query));
  }

  @Override
  public Vendor vendor() {
    return vendor.vendor();
  }

  @Override
  public Capabilities capabilities() {
    return vendor.capabilities();
  }

  @Override
  public String usualBaseUrl() {
    return vendor.usualBaseUrl();
  }

  @Override
  public Optional<String> missingIn(VendorAccess access) {
    return vendor.missingIn(access);
  }

  @Override
  public Set<VendorSetting> settings() {
    return vendor.settings();
  }

  @Override
  public Set<String> credentials() {
    return vendor.credentials();
  }

  @Override
  public Optional<Hearing> hear(VendorAccess access, Hook hook, Instant now) {
    return vendor.hear(access, hook, now);
  }

  @Override
  public List<Report> deliver(VendorAccess access, List<Order> orders) {
    return vendor.deliver(access, orders);
  }

  @Override
  public Reading<Greeting> test(VendorAccess access) {
    return vendor.test(access);
  }
}
