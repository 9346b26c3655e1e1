package dev.threadkeep.vendors.intercom;

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
import dev.threadkeep.application.delivery.VendorSetting;
import dev.threadkeep.application.delivery.VendorThread;
import dev.threadkeep.domain.message.MessageKind;
import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.domain.vendor.Vendor;
import dev.threadkeep.domain.vendor.VendorOperation;
import dev.threadkeep.vendors.http.Fields;
import dev.threadkeep.vendors.http.Pages;
import dev.threadkeep.vendors.http.Portions;
import dev.threadkeep.vendors.http.Result;
import dev.threadkeep.vendors.http.VendorHttp;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Intercom, as one that holds threads. */
@Singleton
final class IntercomBackend implements VendorBackend {
  private static final int NOT_FOUND = 404;
  private static final String CONVERSATIONS = "conversations";

  /** A Threadkeep that stands in for Intercom says so to a key that is no teammate's. */
  private static final String NO_ADMIN = "admin_not_found";

  private final VendorHttp http;

  IntercomBackend(VendorHttp http) {
    this.http = http;
  }

  @Override
  public Vendor vendor() {
    return IntercomConversation.INTERCOM;
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
            VendorOperation.ASSIGN_TEAM,
            VendorOperation.UNASSIGN),
        Set.of(
            Register.STATUS,
            Register.CLOSE_REASON,
            Register.ASSIGNEE,
            Register.TEAM,
            Register.READ,
            Register.TITLE,
            Register.TAGS,
            Register.COMPANY,
            Register.ATTRIBUTES),
        Set.of(
            Register.STATUS,
            Register.CLOSE_REASON,
            Register.ASSIGNEE,
            Register.TEAM,
            Register.IMPORTANT,
            Register.READ,
            Register.TITLE,
            Register.TAGS,
            Register.CONTACT,
            Register.ATTRIBUTES),
        Set.of(MessageKind.OUTBOUND, MessageKind.INTERNAL),
        Listing.CHANGED_SINCE,
        1,
        true);
  }

  @Override
  public String usualBaseUrl() {
    return "https://api.intercom.io";
  }

  @Override
  public Optional<String> missingIn(VendorAccess access) {
    return access
        .missingToken()
        .or(
            () ->
                access.settings().actingAdmin() == null
                    ? Optional.of("settings.acting_admin")
                    : Optional.empty());
  }

  @Override
  public Set<VendorSetting> settings() {
    return Set.of(VendorSetting.ACTING_ADMIN, VendorSetting.REASON_ATTRIBUTE);
  }

  @Override
  public Set<String> credentials() {
    return Set.of(Credentials.TOKEN, Credentials.WEBHOOK_SECRET);
  }

  @Override
  public List<Report> deliver(VendorAccess access, List<Order> orders) {
    var calls = new IntercomCalls(http, access);
    var settings = access.settings();
    return orders.stream()
        .map(order -> new IntercomDelivery(calls, settings, order).report())
        .toList();
  }

  @Override
  public RegisterValue asHeld(RegisterValue told, AccessSettings settings) {
    return IntercomHeld.of(told, settings.reasonPlace());
  }

  @Override
  public Reading<VendorThread> read(VendorAccess access, ExternalReference thread) {
    return new IntercomCalls(http, access)
        .conversation(thread.id())
        .reading(json -> IntercomConversation.of(thread, access.settings().reasonPlace(), json));
  }

  @Override
  public Reading<VendorPage> list(VendorAccess access, VendorQuery query) {
    var place = access.settings().reasonPlace();
    var listed = new IntercomCalls(http, access).changedSince(query.since(), query.cursor());
    return listed instanceof Result.TooLarge tooLarge
        ? passing(tooLarge)
        : listed.listing(
            json -> {
              var items = json.path(CONVERSATIONS);
              return items.isArray()
                  ? Optional.of(
                      Pages.page(
                          IntercomConversation.INTERCOM,
                          "",
                          Fields.items(items),
                          next(json),
                          item -> IntercomConversation.listed(place, item)))
                  : Optional.empty();
            });
  }

  private static @Nullable String next(JsonNode json) {
    return Fields.text(json.at("/pages/next/starting_after"));
  }

  /** Usually Intercom says where it goes on before it says what there is. */
  private static Reading<VendorPage> passing(Result.TooLarge tooLarge) {
    var begun = tooLarge.beginning();
    if (!begun.path("pages").isObject() || !begun.path(CONVERSATIONS).isArray()) {
      return Portions.stuck(
          tooLarge, "Intercom did not say before it where its list goes on behind it");
    }
    return Portions.passing(
        Fields.reference(IntercomConversation.INTERCOM, "", begun.at("/conversations/0/id")),
        Optional.ofNullable(next(begun)));
  }

  @Override
  public Optional<Hearing> hear(VendorAccess access, Hook hook, Instant now) {
    return Optional.of(IntercomHook.hear(access.credentials().webhookSecret(), hook));
  }

  @Override
  public Reading<Greeting> test(VendorAccess access) {
    return new IntercomCalls(http, access).insist(calls -> greeting(access, calls));
  }

  private static Reading<Greeting> greeting(VendorAccess access, IntercomCalls calls) {
    var me = calls.me();
    return me instanceof Result.Failed(Outcome.Rejected(var status, var said))
            && status != null
            && status == NOT_FOUND
            && said.contains(NO_ADMIN)
        ? new Reading.Seen<>(greeting(access, "Intercom took the token, which belongs to no admin"))
        : me.listing(json -> greeting(access, json));
  }

  private static Optional<Greeting> greeting(VendorAccess access, JsonNode me) {
    var id = Fields.text(me.path("id"));
    if (id == null) {
      return Optional.empty();
    }
    var who =
        Stream.of(
                Fields.text(me.path("name")),
                Fields.text(me.path("email")),
                Fields.text(me.at("/app/name")))
            .filter(Objects::nonNull)
            .collect(Collectors.joining(", "));
    return Optional.of(greeting(access, "Intercom knows us as admin %s (%s)".formatted(id, who)));
  }

  private static Greeting greeting(VendorAccess access, String said) {
    return new Greeting(
        said,
        access.settings().actingAdmin() == null
            ? List.of("no acting admin is set, and every change needs one")
            : List.of());
  }
}
