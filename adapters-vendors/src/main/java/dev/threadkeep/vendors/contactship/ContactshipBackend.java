package dev.threadkeep.vendors.contactship;

import dev.threadkeep.application.delivery.Capabilities;
import dev.threadkeep.application.delivery.Greeting;
import dev.threadkeep.application.delivery.Listing;
import dev.threadkeep.application.delivery.Order;
import dev.threadkeep.application.delivery.Outcome;
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
import dev.threadkeep.vendors.http.Pace;
import dev.threadkeep.vendors.http.Request;
import dev.threadkeep.vendors.http.Result;
import dev.threadkeep.vendors.http.VendorHttp;
import dev.threadkeep.vendors.http.VendorSession;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Contactship, as one that holds threads. */
@Singleton
final class ContactshipBackend implements VendorBackend {
  /** An id that no thread has: what matters is who is told that there is none. */
  private static final String NO_THREAD = "thr-00000000-0000-0000-0000-000000000000";

  private static final Set<Integer> LET_IN = Set.of(400, 404);

  private final VendorHttp http;

  ContactshipBackend(VendorHttp http) {
    this.http = http;
  }

  @Override
  public Vendor vendor() {
    return ContactshipThread.CONTACTSHIP;
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(
        Set.of(
            VendorOperation.CLOSE,
            VendorOperation.REOPEN,
            VendorOperation.ASSIGN_USER,
            VendorOperation.ASSIGN_AGENT,
            VendorOperation.UNASSIGN),
        Set.of(Register.STATUS, Register.ASSIGNEE),
        Set.of(Register.STATUS, Register.ASSIGNEE, Register.CONTACT),
        Set.of(MessageKind.OUTBOUND),
        Listing.NONE,
        1,
        false);
  }

  @Override
  public String usualBaseUrl() {
    return "https://api.contactship.ai";
  }

  @Override
  public List<Report> deliver(VendorAccess access, List<Order> orders) {
    var session = session(access);
    return orders.stream().map(order -> new ContactshipDelivery(session, order).report()).toList();
  }

  @Override
  public Reading<VendorThread> read(VendorAccess access, ExternalReference thread) {
    return session(access)
        .send(Request.get("thread", thread.id()))
        .reading(json -> ContactshipThread.of(thread, json));
  }

  @Override
  public Reading<VendorPage> list(VendorAccess access, VendorQuery query) {
    return new Reading.Failed<>(new Outcome.Rejected(null, "Contactship lists no threads"));
  }

  @Override
  public Reading<Greeting> test(VendorAccess access) {
    return session(access).insist(ContactshipBackend::greeting);
  }

  private static Reading<Greeting> greeting(VendorSession session) {
    var result = session.send(Request.get("thread", NO_THREAD));
    return result instanceof Result.Failed(Outcome.Rejected(var status, var said))
            && status != null
            && LET_IN.contains(status)
        ? new Reading.Seen<>(
            new Greeting(
                "Contactship took the key and said of a thread that does not exist: " + said,
                List.of()))
        : result.listing(
            json ->
                ContactshipThread.of(reference(NO_THREAD), json)
                    .map(_ -> new Greeting("Contactship took the key", List.of())));
  }

  private static ExternalReference reference(String thread) {
    return new ExternalReference(ContactshipThread.CONTACTSHIP, thread);
  }

  private VendorSession session(VendorAccess access) {
    return http.open(access, "/v1", Map.of("x-api-key", access.token()), Pace.untold());
  }
}
