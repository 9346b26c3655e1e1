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

/** ContextGPT, as one that holds threads. */
@Singleton
final class ContextgptBackend implements VendorBackend {
  private static final int PAGE = 100;

  /** Each goes into the one before without a rest, so that a smaller page can begin anywhere. */
  private static final List<Integer> SIZES = List.of(PAGE, 50, 25, 5, 1);

  /** How far a single thread is looked for in the list, which is the only place that shows it. */
  private static final int MOST_PAGES = 50;

  private static final Outcome.Failure UNSEEN =
      new Outcome.Unknown(
          null, "it may be one of the threads that the list has and that cannot be read", true);

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
    boolean isAllSeen = true;
    int offset = 0;
    while (offset < MOST_PAGES * PAGE) {
      switch (ask(session, thread.account(), offset)) {
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
              .filter(each -> each.reference().id().equals(thread.id()))
              .findFirst()
              .ifPresent(
                  each -> {
                    throw each.failure(); // it is there, so that nobody may say that it is gone
                  });
          isAllSeen = isAllSeen && !isPassing(seen);
          if (seen.next() == null) {
            return isAllSeen ? new Reading.Absent<>() : new Reading.Failed<>(UNSEEN);
          }
          offset = ContextgptPlace.offset(seen.next(), PAGE);
        }
      }
    }
    return new Reading.Failed<>(
        new Outcome.Unknown(
            null, "not among the first %d threads".formatted(MOST_PAGES * PAGE), true));
  }

  /** Whether it stands for a thread that is too large to be listed. */
  private static boolean isPassing(VendorPage page) {
    return page.threads().isEmpty() && (page.unreadable() > 0 || !page.oversized().isEmpty());
  }

  @Override
  public Reading<VendorPage> list(VendorAccess access, VendorQuery query) {
    return ask(session(access), query.account(), ContextgptPlace.offset(query.cursor(), PAGE));
  }

  /**
   * Pages are numbered, each size by itself: there is one for each size that goes into the offset.
   */
  private static Reading<VendorPage> ask(VendorSession session, String chatbot, int offset) {
    var sizes = SIZES.stream().filter(size -> offset % size == 0).toList();
    return ask(session, chatbot, offset, sizes);
  }

  private static Reading<VendorPage> ask(
      VendorSession session, String chatbot, int offset, List<Integer> sizes) {
    int size = sizes.getFirst();
    int page = offset / size + 1;
    var listed =
        session.send(
            Request.get("chatting", chatbot, "threads").with("page", page).with("limit", size));
    if (!(listed instanceof Result.TooLarge tooLarge)) {
      return listed.reading(json -> page(chatbot, page, size, json.path("data")));
    }
    return sizes.size() == 1
        ? passing(chatbot, offset, tooLarge)
        : ask(session, chatbot, offset, sizes.subList(1, sizes.size()));
  }

  private static Reading<VendorPage> passing(String chatbot, int offset, Result.TooLarge tooLarge) {
    var id = tooLarge.beginning().at("/data/threads/0/id");
    return Portions.passing(
        Fields.reference(ContextgptThread.CONTEXTGPT, chatbot, id),
        Optional.of(ContextgptPlace.cursor(offset + 1, PAGE)));
  }

  private static Optional<VendorPage> page(String chatbot, int page, int size, JsonNode data) {
    var items = data.path("threads");
    if (!items.isArray()) {
      return Optional.empty();
    }
    var more = page < data.at("/pagination/totalPages").asInt(page) && !items.isEmpty();
    return Optional.of(
        Pages.page(
            ContextgptThread.CONTEXTGPT,
            chatbot,
            Fields.items(items),
            more ? ContextgptPlace.cursor(page * size, PAGE) : null,
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
              .listing(json -> page(chatbot, 1, 1, json.path("data")));
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
