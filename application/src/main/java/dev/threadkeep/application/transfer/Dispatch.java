package dev.threadkeep.application.transfer;

import dev.threadkeep.application.transfer.Consignment.CountedKind;
import dev.threadkeep.application.transfer.ImportSummary.Counts;
import dev.threadkeep.application.transfer.ImportSummary.Problem;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Delivers consignments while the next is being read, and counts what became of all. Three of
 * threads may be under way at once, so that a store and who writes to it have something to do even
 * while one of them waits for a disk; entries go one by one, and before the threads that refer to
 * them.
 */
final class Dispatch implements AutoCloseable {
  private static final int AT_ONCE = 3;

  private final OnError onError;
  private final Importing.Observer observer;
  private final ExecutorService carrier =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("imports-", 1).factory());
  private final Map<CountedKind, long[]> counts = new EnumMap<>(CountedKind.class);
  private final Deque<Underway<?>> underway = new ArrayDeque<>();
  private @Nullable CountedKind last;
  private long problems;
  private boolean stopped;

  private record Underway<T>(Consignment<T> consignment, Future<List<Fate>> fates) {}

  Dispatch(OnError onError, Importing.Observer observer) {
    this.onError = onError;
    this.observer = observer;
    for (var kind : CountedKind.values()) {
      counts.put(kind, new long[2]);
    }
  }

  /** Whether nothing more is to be imported. */
  boolean isStopped() {
    return stopped;
  }

  /** Delivers it when there is room, unless what went before stopped everything. */
  void send(Consignment<?> consignment) {
    boolean alone = consignment.kind() == CountedKind.ENTRY || last == CountedKind.ENTRY;
    awaitAllBut(alone ? 0 : AT_ONCE - 1);
    if (!stopped) {
      last = consignment.kind();
      underway.add(submitted(consignment));
    }
  }

  private <T> Underway<T> submitted(Consignment<T> consignment) {
    return new Underway<>(consignment, carrier.submit(consignment::deliver));
  }

  /** Waits for what is under way. */
  void await() {
    awaitAllBut(0);
  }

  private void awaitAllBut(int number) {
    while (underway.size() > number) {
      settle(underway.remove());
    }
  }

  private <T> void settle(Underway<T> arrived) {
    var consignment = arrived.consignment();
    var count = counts.get(consignment.kind());
    if (count == null) {
      throw new IllegalStateException("not counted: " + consignment.kind());
    }
    var fates = fates(arrived.fates());
    for (int position = 0; position < fates.size(); position++) {
      switch (fates.get(position)) {
        case Fate.Added _ -> count[0]++;
        case Fate.AlreadyThere _ -> count[1]++;
        case Fate.Refused(var why) ->
            report(
                consignment.line(position), "the %s %s".formatted(consignment.kind().word(), why));
      }
    }
    var threads = of(CountedKind.THREAD);
    observer.threads(threads.imported() + threads.skipped());
  }

  private static List<Fate> fates(Future<List<Fate>> future) {
    try {
      return future.get();
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(failure.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CancellationException("the import was interrupted");
    }
  }

  /** Reports what could not be taken, after all that stands before it has arrived. */
  void problem(long line, String what) {
    if (onError == OnError.STOP) {
      await();
    }
    if (!stopped) {
      report(line, what);
    }
  }

  /** The same of something behind which nothing can be taken. */
  void fatal(long line, String what) {
    await();
    if (!stopped) {
      report(line, what);
      stopped = true;
    }
  }

  private void report(long line, String what) {
    problems++;
    observer.problem(
        new Problem(line, Character.toUpperCase(what.charAt(0)) + what.substring(1) + "."));
    stopped |= onError == OnError.STOP;
  }

  Counts of(CountedKind kind) {
    var count = counts.get(kind);
    return count == null ? new Counts(0, 0) : new Counts(count[0], count[1]);
  }

  long problems() {
    return problems;
  }

  /** What is under way arrives in any case. */
  @Override
  public void close() {
    carrier.close();
  }
}
