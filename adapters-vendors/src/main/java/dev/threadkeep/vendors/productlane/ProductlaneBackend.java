package dev.threadkeep.vendors.productlane;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadkeep.application.delivery.AccessSettings;
import dev.threadkeep.application.delivery.Capabilities;
import dev.threadkeep.application.delivery.Credentials;
import dev.threadkeep.application.delivery.Greeting;
import dev.threadkeep.application.delivery.Hearing;
import dev.threadkeep.application.delivery.Hook;
import dev.threadkeep.application.delivery.Listing;
import dev.threadkeep.application.delivery.Order;
import dev.threadkeep.application.delivery.Outcome;
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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Productlane, as one that holds threads. */
@Singleton
final class ProductlaneBackend implements VendorBackend {
  /** Productlane lists 200 at most, which may be more than an answer may have. */
  private static final int PAGE = 100;

  private static final String THREADS = "threads";

  private static final List<String> NEEDED =
      List.of("threads:read", "threads:write", "comments:write");

  /** With the status that elsewhere says that a thread is gone. */
  private static final String UNSUPPORTED_KEY = "unsupported_key_version";

  /** Writes; twice as fast within ten seconds. Reads have a limit of their own, far off. */
  private static final Pace PACE =
      Pace.of(60, Duration.ofMinutes(1)).and(20, Duration.ofSeconds(10));

  private final VendorHttp http;

  ProductlaneBackend(VendorHttp http) {
    this.http = http;
  }

  @Override
  public Vendor vendor() {
    return ProductlaneThread.PRODUCTLANE;
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(
        Set.of(
            VendorOperation.CLOSE,
            VendorOperation.REOPEN,
            VendorOperation.SNOOZE_UNTIL_TIME,
            VendorOperation.WAKE,
            VendorOperation.ASSIGN_USER,
            VendorOperation.ASSIGN_AGENT,
            VendorOperation.UNASSIGN),
        Set.of(
            Register.STATUS,
            Register.CLOSE_REASON,
            Register.LOOP_CLOSED,
            Register.ASSIGNEE,
            Register.SEVERITY,
            Register.TITLE,
            Register.TAGS,
            Register.CONTACT,
            Register.COMPANY,
            Register.PROJECT,
            Register.ATTRIBUTES),
        Set.of(
            Register.STATUS,
            Register.ASSIGNEE,
            Register.SEVERITY,
            Register.READ,
            Register.TITLE,
            Register.TAGS,
            Register.CONTACT,
            Register.COMPANY,
            Register.ATTRIBUTES),
        Set.of(MessageKind.OUTBOUND, MessageKind.INTERNAL),
        Listing.CHANGED_SINCE,
        1,
        false);
  }

  @Override
  public String usualBaseUrl() {
    return "https://productlane.com";
  }

  @Override
  public Set<String> credentials() {
    return Set.of(Credentials.TOKEN, Credentials.WEBHOOK_SECRET);
  }

  @Override
  public List<Report> deliver(VendorAccess access, List<Order> orders) {
    var session = session(access);
    var place = access.settings().reasonPlace();
    return orders.stream()
        .map(order -> new ProductlaneDelivery(session, place, order).report())
        .toList();
  }

  @Override
  public RegisterValue asHeld(RegisterValue told, AccessSettings settings) {
    return told instanceof RegisterValue.Own(var members)
        ? new RegisterValue.Own(ProductlaneUpdate.taken(members))
        : told;
  }

  @Override
  public Reading<VendorThread> read(VendorAccess access, ExternalReference thread) {
    var result = session(access).send(Request.get(THREADS, thread.id()));
    return result instanceof Result.Failed(Outcome.Rejected rejected)
            && rejected.detail().contains(UNSUPPORTED_KEY)
        ? new Reading.Failed<>(rejected)
        : result.reading(json -> ProductlaneThread.of(thread, json));
  }

  @Override
  public Reading<VendorPage> list(VendorAccess access, VendorQuery query) {
    var session = session(access);
    var place = ProductlanePlace.of(query.cursor());
    var listed =
        Portions.halved(
            PAGE,
            size ->
                session.send(
                    Request.get(THREADS)
                        .with("limit", size)
                        .with("updated_after", justBefore(query.since()))
                        .with("created_before", place.createdBefore())
                        .with("cursor", place.cursor())));
    return listed instanceof Result.TooLarge tooLarge
        ? passing(tooLarge)
        : listed.listing(json -> page(place, json));
  }

  /** Productlane lists the threads that were created last first. */
  private static Reading<VendorPage> passing(Result.TooLarge tooLarge) {
    var thread = tooLarge.beginning().at("/data/0");
    var created = Fields.time(thread.path("created_at"));
    return created == null
        ? Portions.stuck(
            tooLarge,
            "Productlane did not say at its beginning when it was created, before which to go on")
        : Portions.passing(
            Fields.reference(ProductlaneThread.PRODUCTLANE, "", thread.path("id")),
            Optional.ofNullable(new ProductlanePlace(created, null).text()));
  }

  /** What changed at the very time is not after it. */
  private static @Nullable Instant justBefore(@Nullable Instant since) {
    return since == null ? null : since.minusMillis(1);
  }

  private static Optional<VendorPage> page(ProductlanePlace place, JsonNode json) {
    var items = json.path("data");
    if (!items.isArray()) {
      return Optional.empty();
    }
    var page = json.path("page");
    var cursor = page.path("has_more").asBoolean(true) ? Fields.text(page.path("cursor")) : null;
    var next = cursor == null ? null : place.behind(cursor).text();
    return Optional.of(
        Pages.page(
            ProductlaneThread.PRODUCTLANE,
            "",
            Fields.items(items),
            next,
            ProductlaneThread::listed));
  }

  @Override
  public Optional<Hearing> hear(VendorAccess access, Hook hook, Instant now) {
    return Optional.of(ProductlaneHook.hear(access.credentials().webhookSecret(), hook, now));
  }

  @Override
  public Reading<Greeting> test(VendorAccess access) {
    return session(access)
        .insist(session -> session.send(Request.get("me")).listing(ProductlaneBackend::greeting));
  }

  private static Optional<Greeting> greeting(JsonNode me) {
    var workspace = Fields.text(me.path("workspace_id"));
    if (workspace == null) {
      return Optional.empty();
    }
    var scopes =
        Fields.items(me.path("scopes")).stream().map(JsonNode::asText).collect(Collectors.toSet());
    return Optional.of(
        new Greeting(
            "Productlane's workspace " + workspace,
            NEEDED.stream()
                .filter(scope -> !scopes.contains(scope))
                .map("the key lacks the scope %s"::formatted)
                .toList()));
  }

  private VendorSession session(VendorAccess access) {
    return http.open(access, "/api/v2", Map.of("Authorization", "Bearer " + access.token()), PACE);
  }
}
