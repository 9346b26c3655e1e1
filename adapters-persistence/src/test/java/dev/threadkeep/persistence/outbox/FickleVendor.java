package dev.threadkeep.persistence.outbox;

import dev.threadkeep.application.delivery.Capabilities;
import dev.threadkeep.application.delivery.Greeting;
import dev.threadkeep.application.delivery.Order;
import dev.threadkeep.application.delivery.Outcome;
import dev.threadkeep.application.delivery.Reading;
import dev.threadkeep.application.delivery.RegisterValue;
import dev.threadkeep.application.delivery.Report;
import dev.threadkeep.application.delivery.VendorAccess;
import dev.threadkeep.application.delivery.VendorBackend;
import dev.threadkeep.application.delivery.VendorPage;
import dev.threadkeep.application.delivery.VendorQuery;
import dev.threadkeep.application.delivery.VendorStatus;
import dev.threadkeep.application.delivery.VendorThread;
import dev.threadkeep.application.delivery.Wanted;
import dev.threadkeep.domain.thread.fixture.Cast;
import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.domain.vendor.Vendor;
import dev.threadkeep.persistence.Bench;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A vendor that does what it is told, or does it and does not say so, or does not and says so, or
 * takes its caller's node down with it, as chance has it.
 */
final class FickleVendor implements VendorBackend {
  /** What a thread is like there, and all that was ever done to it. */
  static final class Kept {
    private boolean isClosed;
    private @Nullable String title;
    private final List<String> said = new ArrayList<>();
    private boolean isInUse;

    synchronized boolean isClosed() {
      return isClosed;
    }

    synchronized @Nullable String title() {
      return title;
    }

    synchronized List<String> said() {
      return List.copyOf(said);
    }

    /** Two calls for one thread at once are what a stream is there to prevent. */
    private synchronized void enter() {
      if (isInUse) {
        throw new AssertionError("two calls at once for one thread");
      }
      isInUse = true;
    }

    private synchronized void leave() {
      isInUse = false;
    }

    private synchronized void carryOut(Wanted wanted) {
      switch (wanted) {
        case Wanted.Say(var message) -> said.add(message.text().value());
        case Wanted.State(var values, _) -> values.forEach(this::put);
      }
    }

    private void put(RegisterValue value) {
      if (value instanceof RegisterValue.Status(var status)) {
        isClosed = status instanceof VendorStatus.Closed;
      } else if (value instanceof RegisterValue.Titled(var next)) {
        title = next;
      }
    }
  }

  /** The node ends here, as {@code kill -9} has it. */
  static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Killed() {
      super("killed", null, false, false);
    }
  }

  private final Map<String, Kept> threads = new ConcurrentHashMap<>();
  private final RandomGenerator chance;
  private volatile int percentOfFaults;
  private volatile boolean isAway;

  FickleVendor(RandomGenerator chance, int percentOfFaults) {
    this.chance = chance;
    this.percentOfFaults = percentOfFaults;
  }

  /** Nothing goes wrong any more. */
  void calmDown() {
    percentOfFaults = 0;
    isAway = false;
  }

  /** Nothing comes through until it calms down. */
  void goAway() {
    isAway = true;
  }

  Kept thread(String id) {
    return threads.computeIfAbsent(id, _ -> new Kept());
  }

  @Override
  public Vendor vendor() {
    return Cast.INTERCOM_VENDOR;
  }

  @Override
  public Capabilities capabilities() {
    return Bench.CAPABILITIES;
  }

  @Override
  public String usualBaseUrl() {
    return "https://intercom.example";
  }

  @Override
  public List<Report> deliver(VendorAccess access, List<Order> orders) {
    return orders.stream().map(this::report).toList();
  }

  private Report report(Order order) {
    var outcome = outcome(order);
    return switch (order.wanted()) {
      case Wanted.Say _ -> new Report(order.thread(), List.of(new Report.Part(null, outcome)));
      case Wanted.State(var values, _) ->
          new Report(
              order.thread(),
              values.stream().map(value -> new Report.Part(value.register(), outcome)).toList());
    };
  }

  private Outcome outcome(Order order) {
    var thread = thread(order.thread().id());
    thread.enter();
    try {
      return outcome(order.wanted(), thread, isAway ? 1 : fault());
    } finally {
      thread.leave();
    }
  }

  private synchronized int fault() {
    return chance.nextInt(100) < percentOfFaults ? 1 + chance.nextInt(5) : 0;
  }

  private static Outcome outcome(Wanted wanted, Kept thread, int fault) {
    boolean isRepeatable = wanted instanceof Wanted.State;
    return switch (fault) {
      case 1 -> new Outcome.NotSent(503, "Away.", null);
      case 2 -> new Outcome.Unknown(null, "Nothing was done.", isRepeatable);
      case 3 -> {
        thread.carryOut(wanted);
        yield new Outcome.Unknown(502, "It was done.", isRepeatable);
      }
      case 4 -> throw new Killed();
      case 5 -> {
        thread.carryOut(wanted);
        throw new Killed();
      }
      default -> {
        thread.carryOut(wanted);
        yield new Outcome.Delivered(200, null, null);
      }
    };
  }

  @Override
  public Reading<VendorThread> read(VendorAccess access, ExternalReference thread) {
    return new Reading.Absent<>();
  }

  @Override
  public Reading<VendorPage> list(VendorAccess access, VendorQuery query) {
    throw new AssertionError("nothing is listed here");
  }

  @Override
  public Reading<Greeting> test(VendorAccess access) {
    throw new AssertionError("nobody is greeted here");
  }
}
