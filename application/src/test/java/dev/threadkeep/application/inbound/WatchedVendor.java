package dev.threadkeep.application.inbound;

import dev.threadkeep.application.delivery.AccessSettings;
import dev.threadkeep.application.delivery.Capabilities;
import dev.threadkeep.application.delivery.Greeting;
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
import dev.threadkeep.application.delivery.VendorPage.Unforeseen;
import dev.threadkeep.application.delivery.VendorQuery;
import dev.threadkeep.application.delivery.VendorStatus;
import dev.threadkeep.application.delivery.VendorThread;
import dev.threadkeep.domain.message.MessageKind;
import dev.threadkeep.domain.thread.SnoozeEnd;
import dev.threadkeep.domain.thread.fixture.Cast;
import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.domain.vendor.Vendor;
import dev.threadkeep.domain.vendor.VendorOperation;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Intercom with threads of its own, which can be read and listed two to a page. */
public class WatchedVendor implements VendorBackend {
  private static final int PAGE = 2;

  public final List<VendorQuery> queries = new ArrayList<>();
  public final List<String> read = new ArrayList<>();
  private final Map<String, VendorThread> threads = new LinkedHashMap<>();
  private final Map<String, Outcome.Failure> failures = new HashMap<>();
  private final Map<String, RuntimeException> odd = new HashMap<>();
  private final Set<String> unlisted = new HashSet<>();
  private final Set<String> oversized = new HashSet<>();
  private final Listing listing;
  private final Set<Register> writable;
  private boolean isAway;
  private boolean isForgetful;
  private @Nullable String ahead;
  private boolean isEndless;
  private Outcome.@Nullable Failure unlistable;
  private final Map<String, Reading<VendorPage>> accounts = new HashMap<>();

  public WatchedVendor(Listing listing) {
    this(listing, EnumSet.allOf(Register.class));
  }

  /**
   * @param writable what it can be told
   */
  WatchedVendor(Listing listing, Set<Register> writable) {
    this.listing = listing;
    this.writable = writable;
  }

  /** Has this thread now. */
  public WatchedVendor having(VendorThread thread) {
    threads.put(thread.reference().id(), thread);
    return this;
  }

  public void away(boolean next) {
    isAway = next;
  }

  /** Cannot be asked for this thread. */
  void failing(String id, Outcome.Failure failure) {
    failures.put(id, failure);
  }

  /** Shows this thread in a way that nobody foresaw. */
  public void odd(String id, RuntimeException failure) {
    odd.put(id, failure);
  }

  /** Can be asked for it again. */
  void mended(String id) {
    failures.remove(id);
    odd.remove(id);
  }

  /** Shows this thread to who asks for it alone. */
  void unlisted(String id) {
    unlisted.add(id);
  }

  /** Knows no longer where its pages ended. */
  public void forgetful(boolean next) {
    isForgetful = next;
  }

  /** Is too large for a list. */
  public void oversized(String id) {
    oversized.add(id);
  }

  /** Goes on with this page behind each. */
  public void leadingTo(String cursor) {
    ahead = cursor;
  }

  /** Goes on behind its last page with empty ones. */
  public void endless() {
    isEndless = true;
  }

  /** Lists nothing. */
  public void unlistable(Outcome.Failure failure) {
    unlistable = failure;
  }

  /** Answers so where it is asked for the list of this account. */
  void listing(String account, Reading<VendorPage> answer) {
    accounts.put(account, answer);
  }

  @Override
  public Vendor vendor() {
    return Cast.INTERCOM_VENDOR;
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(
        Set.of(VendorOperation.CLOSE, VendorOperation.REOPEN, VendorOperation.SNOOZE_UNTIL_TIME),
        writable,
        EnumSet.allOf(Register.class),
        Set.of(MessageKind.OUTBOUND),
        listing,
        1,
        false);
  }

  @Override
  public String usualBaseUrl() {
    return "https://intercom.example";
  }

  /** Keeps whole seconds. */
  @Override
  public RegisterValue asHeld(RegisterValue told, AccessSettings settings) {
    return told instanceof RegisterValue.Status(VendorStatus.Snoozed(SnoozeEnd.At(var time)))
        ? new RegisterValue.Status(
            new VendorStatus.Snoozed(
                new SnoozeEnd.At(time.plusNanos(999_999_999).truncatedTo(ChronoUnit.SECONDS))))
        : told;
  }

  @Override
  public Reading<VendorThread> read(VendorAccess access, ExternalReference thread) {
    read.add(thread.id());
    if (isAway) {
      return failed();
    }
    var failure = failures.get(thread.id());
    if (failure != null) {
      return new Reading.Failed<>(failure);
    }
    if (odd.containsKey(thread.id())) {
      throw odd.get(thread.id());
    }
    var found = threads.get(thread.id());
    return found == null ? new Reading.Absent<>() : new Reading.Seen<>(found);
  }

  @Override
  public Reading<VendorPage> list(VendorAccess access, VendorQuery query) {
    queries.add(query);
    if (isAway) {
      return failed();
    }
    if (unlistable != null) {
      return new Reading.Failed<>(unlistable);
    }
    var answer = accounts.get(query.account());
    if (answer != null) {
      return answer;
    }
    if (isForgetful && query.cursor() != null) {
      return new Reading.Failed<>(new Outcome.Rejected(400, "No such cursor."));
    }
    int from = query.cursor() == null ? 0 : Integer.parseInt(query.cursor());
    var all =
        threads.values().stream()
            .filter(thread -> thread.reference().account().equals(query.account()))
            .filter(thread -> !unlisted.contains(thread.reference().id()))
            .toList();
    int to = from + PAGE;
    var page = all.stream().skip(from).limit(PAGE).toList();
    return new Reading.Seen<>(
        new VendorPage(
            page.stream().filter(thread -> !isOversized(thread) && !isOdd(thread)).toList(),
            next(to, to >= all.size()),
            0,
            page.stream().filter(this::isOversized).map(VendorThread::reference).toList(),
            page.stream()
                .filter(this::isOdd)
                .map(VendorThread::reference)
                .map(reference -> new Unforeseen(reference, odd.get(reference.id())))
                .toList()));
  }

  private boolean isOdd(VendorThread thread) {
    return odd.containsKey(thread.reference().id());
  }

  private @Nullable String next(int to, boolean isEnd) {
    if (ahead != null) {
      return ahead;
    }
    return isEnd && !isEndless ? null : String.valueOf(to);
  }

  private boolean isOversized(VendorThread thread) {
    return oversized.contains(thread.reference().id());
  }

  private static <T> Reading<T> failed() {
    return new Reading.Failed<>(new Outcome.NotSent(null, "Away.", null));
  }

  @Override
  public List<Report> deliver(VendorAccess access, List<Order> orders) {
    throw new AssertionError("nothing is delivered here");
  }

  @Override
  public Reading<Greeting> test(VendorAccess access) {
    throw new AssertionError("nobody is greeted here");
  }
}
