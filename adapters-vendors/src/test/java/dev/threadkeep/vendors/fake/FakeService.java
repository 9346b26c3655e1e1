package dev.threadkeep.vendors.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A vendor that keeps threads, as a server of this machine. It does what it is asked to, one call
 * at a time, as far as the vendor would; people may change its threads as well; and it tells a test
 * all that it was asked.
 */
public abstract class FakeService implements AutoCloseable {
  static final ObjectMapper JSON = new ObjectMapper();

  private final InstantSource clock;
  private final CallLog log = new CallLog();
  private final Faults faults = new Faults();
  private final Map<String, FakeThread> threads = new LinkedHashMap<>();
  private final FrontDoor door;
  private final Object state;
  private String url = "";

  FakeService(InstantSource clock) {
    this.clock = clock;
    var desk =
        new FrontDoor.Desk() {
          @Override
          public Answer answer(Asked asked) {
            return FakeService.this.answer(asked);
          }

          @Override
          public Answer refusal(int status) {
            return FakeService.this.refusal(status);
          }

          @Override
          public List<String> threadsIn(Asked asked) {
            return FakeService.this.threadsIn(asked);
          }
        };
    this.state = desk;
    this.door = new FrontDoor(desk, log, faults, clock);
  }

  /** What the vendor does when it is asked this; called by one thread at a time. */
  abstract Answer answer(Asked asked);

  /** An error of this status in the vendor's shape. */
  abstract Answer refusal(int status);

  /** The ids of the threads that a call names. */
  abstract List<String> threadsIn(Asked asked);

  /** Writes into what a thread shows that it has changed. */
  abstract void stamp(FakeThread thread);

  /** Called after each change; a vendor that tells nobody of changes does nothing. */
  void changed(FakeThread thread, String how) {}

  final void open() {
    url = door.open();
  }

  /** A base URL for connections. */
  public final String url() {
    return url;
  }

  /** What is to go wrong. */
  public final Faults faults() {
    return faults;
  }

  /** All calls, in the order in which they came in. */
  public final List<Heard> heard() {
    return log.all();
  }

  /** The calls that named a thread, in the order in which they came in. */
  public final List<Heard> heard(String thread) {
    return log.of(thread);
  }

  /** The calls that did what they asked of a thread, in the order in which they did. */
  public final List<Heard> doneTo(String thread) {
    return log.doneTo(thread);
  }

  /** Waits until this holds, looking again whenever a call came in, was done, or was answered. */
  public final void await(Duration most, BooleanSupplier holds) throws InterruptedException {
    long end = System.nanoTime() + most.toNanos();
    int seen = log.changes();
    while (!holds.getAsBoolean()) {
      if (!log.awaitChange(seen, end)) {
        throw new AssertionError("not within %s, but %s".formatted(most, heard()));
      }
      seen = log.changes();
    }
  }

  /** What was said in a thread, in its order. */
  public final List<Said> said(String thread) {
    return with(thread, kept -> List.copyOf(kept.said()));
  }

  /** How often each text was said in a thread. */
  public final Map<String, Long> timesSaid(String thread) {
    return said(thread).stream()
        .collect(Collectors.groupingBy(Said::text, LinkedHashMap::new, Collectors.counting()));
  }

  /** A thread as its readers see it now. */
  public final JsonNode state(String thread) {
    return with(thread, kept -> kept.shown().deepCopy());
  }

  /** What was written to a thread and is shown to nobody. */
  public final JsonNode hidden(String thread) {
    return with(thread, kept -> kept.hidden().deepCopy());
  }

  /** When a thread changed last. */
  public final Instant changedAt(String thread) {
    return with(thread, FakeThread::changedAt);
  }

  /** Somebody at the vendor changes what a thread shows. */
  public final void change(String thread, Consumer<ObjectNode> how) {
    synchronized (state) {
      var kept = thread(thread);
      how.accept(kept.shown());
      change(kept, "updated");
    }
  }

  /** A thread disappears. */
  public final void remove(String thread) {
    synchronized (state) {
      var kept = thread(thread);
      threads.remove(thread);
      changed(kept, "deleted");
    }
  }

  final <T> T with(String thread, Function<FakeThread, T> read) {
    synchronized (state) {
      return read.apply(thread(thread));
    }
  }

  private FakeThread thread(String id) {
    var thread = threads.get(id);
    if (thread == null) {
      throw new IllegalArgumentException("there is no thread " + id);
    }
    return thread;
  }

  final void keep(FakeThread thread) {
    synchronized (state) {
      if (threads.putIfAbsent(thread.id(), thread) != null) {
        throw new IllegalArgumentException("there is a thread " + thread.id() + " already");
      }
      stamp(thread);
      changed(thread, "created");
    }
  }

  /** The thread of this id, if there is one; for calls that are being carried out. */
  final FakeThread find(String id, Answer otherwise) {
    var thread = threads.get(id);
    if (thread == null) {
      throw new RefusedException(otherwise);
    }
    return thread;
  }

  final List<FakeThread> all() {
    return new ArrayList<>(threads.values());
  }

  /** Notes that a thread has changed just now. */
  final void change(FakeThread thread, String how) {
    thread.changeAt(now());
    stamp(thread);
    changed(thread, how);
  }

  final void say(FakeThread thread, String kind, String text) {
    thread.said().add(new Said(kind, text, now()));
  }

  final Instant now() {
    return clock.instant();
  }

  final RateLimit limit(int calls, Duration window) {
    return new RateLimit(clock, calls, window);
  }

  @Override
  public void close() {
    door.close();
  }
}
