package dev.threadkeep.vendors.feather;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadkeep.application.delivery.AccessSettings;
import dev.threadkeep.application.delivery.Capabilities;
import dev.threadkeep.application.delivery.Greeting;
import dev.threadkeep.application.delivery.Listing;
import dev.threadkeep.application.delivery.Order;
import dev.threadkeep.application.delivery.Reading;
import dev.threadkeep.application.delivery.Register;
import dev.threadkeep.application.delivery.RegisterValue;
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
import dev.threadkeep.vendors.http.Portions;
import dev.threadkeep.vendors.http.Request;
import dev.threadkeep.vendors.http.Result;
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
  private static final String THREADS = "threads";
  private static final String LIMIT = "limit";

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

  /** A close has a reason there, and no note. */
  @Override
  public RegisterValue asHeld(RegisterValue told, AccessSettings settings) {
    if (told instanceof RegisterValue.ClosedFor(var word, _)) {
      return new RegisterValue.ClosedFor(word, null);
    }
    return told instanceof RegisterValue.Own(var members)
        ? new RegisterValue.Own(FeatherMaps.of(members))
        : told;
  }

  @Override
  public Reading<VendorThread> read(VendorAccess access, ExternalReference thread) {
    return session(access)
        .send(Request.get(THREADS, thread.id()))
        .reading(json -> FeatherThread.of(thread, json));
  }

  @Override
  public Reading<VendorPage> list(VendorAccess access, VendorQuery query) {
    var session = session(access);
    var listed =
        Portions.halved(
            LARGEST_PAGE,
            size ->
                session.send(
                    Request.get(THREADS).with(LIMIT, size).with("cursor", query.cursor())));
    return listed instanceof Result.TooLarge tooLarge
        ? passing(tooLarge)
        : listed.listing(
            json -> {
              var items = json.path(THREADS);
              return items.isArray()
                  ? Optional.of(
                      Pages.page(
                          FeatherThread.FEATHER,
                          "",
                          Fields.items(items),
                          Fields.text(json.at("/pagination/nextCursor")),
                          FeatherThread::listed))
                  : Optional.empty();
            });
  }

  /** Feather goes on behind the thread whose id it is given. */
  private static Reading<VendorPage> passing(Result.TooLarge tooLarge) {
    var thread =
        Fields.reference(FeatherThread.FEATHER, "", tooLarge.beginning().at("/threads/0/id"));
    return thread.isPresent()
        ? Portions.passing(thread, thread.map(ExternalReference::id))
        : Portions.stuck(tooLarge, "Feather did not begin it with its id, behind which to go on");
  }

  @Override
  public Reading<Greeting> test(VendorAccess access) {
    return session(access)
        .insist(
            session ->
                session
                    .send(Request.get(THREADS).with(LIMIT, 1))
                    .listing(FeatherBackend::greeting));
  }

  private static Optional<Greeting> greeting(JsonNode json) {
    return json.path(THREADS).isArray()
        ? Optional.of(new Greeting("Feather lists its threads to us", List.of()))
        : Optional.empty();
  }

  private VendorSession session(VendorAccess access) {
    return http.open(access, "/api/v1", Map.of("X-API-Key", access.token()), Pace.untold());
  }
}
