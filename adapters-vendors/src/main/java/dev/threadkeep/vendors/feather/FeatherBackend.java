package dev.threadkeep.vendors.feather;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadkeep.application.delivery.Capabilities;
import dev.threadkeep.application.delivery.Greeting;
import dev.threadkeep.application.delivery.Listing;
import dev.threadkeep.application.delivery.Order;
import dev.threadkeep.application.delivery.Reading;
import dev.threadkeep.application.delivery.Register;
import dev.threadkeep.application.delivery.Report;
import dev.threadkeep.application.delivery.VendorAccess;
import dev.threadkeep.application.delivery.VendorBackend;
import dev.threadkeep.application.delivery.VendorPage;
import dev.threadkeep.application.delivery.VendorQuery;
import dev.threadkeep.application.delivery.VendorThread;
import dev.threadkeep.domain.message.MessageKind;
import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.domain.vendor.Vendor;
import dev.threadkeep.domain.vendor.VendorOperation;
import dev.threadkeep.vendors.http.Fields;
import dev.threadkeep.vendors.http.Pace;
import dev.threadkeep.vendors.http.Pages;
import dev.threadkeep.vendors.http.Request;
import dev.threadkeep.vendors.http.VendorHttp;
import dev.threadkeep.vendors.http.VendorSession;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Feather, as one that holds threads. */
@Singleton
final class FeatherBackend implements VendorBackend {
  private static final int LARGEST_PAGE = 100;

  private final VendorHttp http;

  FeatherBackend(VendorHttp http) {
    this.http = http;
  }

  @Override
  public Vendor vendor() {
    return FeatherThread.FEATHER;
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(
        Set.of(VendorOperation.CLOSE),
        Set.of(Register.STATUS, Register.CLOSE_REASON, Register.ATTRIBUTES),
        Set.of(Register.STATUS, Register.CLOSE_REASON, Register.ATTRIBUTES),
        Set.of(MessageKind.OUTBOUND),
        Listing.WHOLE,
        1,
        false);
  }

  @Override
  public String usualBaseUrl() {
    return "https://prod.featherhq.com";
  }

  @Override
  public List<Report> deliver(VendorAccess access, List<Order> orders) {
    var session = session(access);
    return orders.stream().map(order -> new FeatherDelivery(session, order).report()).toList();
  }

  @Override
  public Reading<VendorThread> read(VendorAccess access, ExternalReference thread) {
    return session(access)
        .send(Request.get("threads", thread.id()))
        .reading(json -> FeatherThread.of(thread, json));
  }

  @Override
  public Reading<VendorPage> list(VendorAccess access, VendorQuery query) {
    return session(access)
        .send(Request.get("threads").with("limit", LARGEST_PAGE).with("cursor", query.cursor()))
        .listing(
            json -> {
              var items = json.path("threads");
              return items.isArray()
                  ? Optional.of(
                      Pages.page(
                          Fields.items(items),
                          Fields.text(json.at("/pagination/nextCursor")),
                          FeatherThread::listed))
                  : Optional.empty();
            });
  }

  @Override
  public Reading<Greeting> test(VendorAccess access) {
    return session(access)
        .insist(
            session ->
                session
                    .send(Request.get("threads").with("limit", 1))
                    .listing(FeatherBackend::greeting));
  }

  private static Optional<Greeting> greeting(JsonNode json) {
    return json.path("threads").isArray()
        ? Optional.of(new Greeting("Feather lists its threads to us", List.of()))
        : Optional.empty();
  }

  private VendorSession session(VendorAccess access) {
    return http.open(access, "/api/v1", Map.of("X-API-Key", access.token()), Pace.untold());
  }
}
