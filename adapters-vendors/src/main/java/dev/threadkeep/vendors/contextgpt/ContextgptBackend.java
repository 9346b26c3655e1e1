package dev.threadkeep.vendors.contextgpt;

import com.fasterxml.jackson.databind.JsonNode;
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
import dev.threadkeep.application.delivery.Report;
import dev.threadkeep.application.delivery.VendorAccess;
import dev.threadkeep.application.delivery.VendorBackend;
import dev.threadkeep.application.delivery.VendorPage;
import dev.threadkeep.application.delivery.VendorQuery;
import dev.threadkeep.application.delivery.VendorSetting;
import dev.threadkeep.application.delivery.VendorThread;
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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** ContextGPT, as one that holds threads. */
@Singleton
final class ContextgptBackend implements VendorBackend {
  private static final int PAGE = 100;

  /** How far a single thread is looked for in the list, which is the only place that shows it. */
  private static final int MOST_PAGES = 50;

  private static final Pace PACE = Pace.of(500, Duration.ofMinutes(1));

  private final VendorHttp http;

  ContextgptBackend(VendorHttp http) {
    this.http = http;
  }

  @Override
  public Vendor vendor() {
    return ContextgptThread.CONTEXTGPT;
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(
        Set.of(VendorOperation.CLOSE, VendorOperation.REOPEN),
        Set.of(
            Register.STATUS,
            Register.HANDLING,
            Register.ESCALATED,
            Register.IMPORTANT,
            Register.ARCHIVED,
            Register.TITLE,
            Register.NOTES,
            Register.TAGS),
        Set.of(
            Register.STATUS,
            Register.ESCALATED,
            Register.IMPORTANT,
            Register.ARCHIVED,
            Register.TITLE,
            Register.TAGS),
        Set.of(),
        Listing.WHOLE,
        ContextgptDelivery.MOST,
        false);
  }

  @Override
  public String usualBaseUrl() {
    return "https://contextgpt.in";
  }

  @Override
  public Set<VendorSetting> settings() {
    return Set.of(VendorSetting.ACCOUNTS);
  }

  @Override
  public Set<String> credentials() {
    return Set.of(Credentials.TOKEN, Credentials.WEBHOOK_SECRET);
  }

  @Override
  public List<Report> deliver(VendorAccess access, List<Order> orders) {
    return new ContextgptDelivery(session(access), orders).reports();
  }

  @Override
  public Reading<VendorThread> read(VendorAccess access, ExternalReference thread) {
    var session = session(access);
    int page = 1;
    while (page <= MOST_PAGES) {
      switch (ask(session, thread.account(), page)) {
        case Reading.Failed<VendorPage>(var failure) -> {
          return new Reading.Failed<>(failure);
        }
        case Reading.Absent<VendorPage>() -> {
          return new Reading.Absent<>();
        }
        case Reading.Seen<VendorPage>(var seen) -> {
          var found =
              seen.threads().stream()
                  .filter(each -> each.reference().id().equals(thread.id()))
                  .findFirst();
          if (found.isPresent()) {
            var shown = found.get();
            return new Reading.Seen<>(new VendorThread(thread, shown.values(), shown.updatedAt()));
          }
          seen.unforeseen().stream()
              .filter(each -> each.id().equals(thread.id()))
              .findFirst()
              .ifPresent(
                  each -> {
                    throw each.failure(); // it is there, so that nobody may say that it is gone
                  });
          if (seen.next() == null) {
            return new Reading.Absent<>();
          }
        }
      }
      page++;
    }
    return new Reading.Failed<>(
        new Outcome.Unknown(
            null, "not among the first %d threads".formatted(MOST_PAGES * PAGE), true));
  }

  @Override
  public Reading<VendorPage> list(VendorAccess access, VendorQuery query) {
    return ask(session(access), query.account(), page(query.cursor()));
  }

  /** The cursor is the number of the page, as this backend gave it away. */
  private static int page(@Nullable String cursor) {
    try {
      return cursor == null ? 1 : Math.max(1, Integer.parseInt(cursor));
    } catch (NumberFormatException _) {
      return 1;
    }
  }

  private static Reading<VendorPage> ask(VendorSession session, String chatbot, int page) {
    return session
        .send(Request.get("chatting", chatbot, "threads").with("page", page).with("limit", PAGE))
        .reading(json -> page(chatbot, page, json.path("data")));
  }

  private static Optional<VendorPage> page(String chatbot, int page, JsonNode data) {
    var items = data.path("threads");
    if (!items.isArray()) {
      return Optional.empty();
    }
    var more = page < data.at("/pagination/totalPages").asInt(page) && !items.isEmpty();
    return Optional.of(
        Pages.page(
            Fields.items(items),
            more ? String.valueOf(page + 1) : null,
            thread -> ContextgptThread.of(chatbot, thread)));
  }

  @Override
  public Optional<Hearing> hear(VendorAccess access, Hook hook, Instant now) {
    return Optional.of(ContextgptHook.hear(access, hook));
  }

  @Override
  public Reading<Greeting> test(VendorAccess access) {
    var chatbots = access.settings().accounts();
    if (chatbots.isEmpty()) {
      return new Reading.Failed<>(
          new Outcome.Rejected(
              null, "name a chatbot in the connection's settings: all routes are below one"));
    }
    return session(access).insist(session -> greeting(session, chatbots));
  }

  private static Reading<Greeting> greeting(VendorSession session, List<String> chatbots) {
    for (var chatbot : chatbots) {
      var listed =
          session
              .send(Request.get("chatting", chatbot, "threads").with("page", 1).with("limit", 1))
              .listing(json -> page(chatbot, 1, json.path("data")));
      if (listed instanceof Reading.Failed<VendorPage>(var failure)) {
        return new Reading.Failed<>(failure);
      }
    }
    return new Reading.Seen<>(
        new Greeting(
            "ContextGPT lists the threads of %s to us".formatted(String.join(", ", chatbots)),
            List.of()));
  }

  private VendorSession session(VendorAccess access) {
    return http.open(access, "/api/v1", Map.of("Authorization", "Bearer " + access.token()), PACE);
  }
}
