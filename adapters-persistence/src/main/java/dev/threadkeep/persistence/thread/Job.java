package dev.threadkeep.persistence.thread;

import dev.threadkeep.application.StoreUnavailableException;
import dev.threadkeep.application.idempotency.Keeping;
import dev.threadkeep.application.thread.ThreadStore.Loaded;
import dev.threadkeep.application.thread.ThreadStore.Wanted;
import dev.threadkeep.domain.thread.Transition;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A change that somebody waits for. Either a loop takes it, and then answers it in any case, or its
 * caller withdraws it before that.
 */
final class Job {
  /** Longer than the database may be silent, a few times over; a loop that takes longer is dead. */
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final Change change;
  private final AtomicBoolean taken = new AtomicBoolean();
  private final CompletableFuture<Answer> answer = new CompletableFuture<>();
  private int clashes;

  Job(Change change) {
    this.change = change;
  }

  /** What becomes of a job that does not fail. */
  sealed interface Answer {
    /** What its decision said; written if it moved. */
    record Decided(Transition transition) implements Answer {}

    /**
     * Its caller has to make the change without others.
     *
     * @param clashes how often another change came first
     */
    record Alone(int clashes) implements Answer {}
  }

  Change change() {
    return change;
  }

  Wanted wanted() {
    return change.wanted();
  }

  /** The answer to keep with the change, if any. */
  @Nullable Keeping<Transition.Moved> keeping() {
    return change.keeping();
  }

  Transition decide(Loaded loaded) {
    return change.decision().apply(loaded);
  }

  /** Whoever is told true decides what becomes of it, a loop or its caller. */
  boolean take() {
    return taken.compareAndSet(false, true);
  }

  void answer(Transition transition) {
    answer.complete(new Answer.Decided(transition));
  }

  void fail(Throwable failure) {
    answer.completeExceptionally(failure);
  }

  void sendAlone() {
    answer.complete(new Answer.Alone(clashes));
  }

  /** Another change of the thread came first. */
  int countClash() {
    return ++clashes;
  }

  /**
   * Waits for its turn for so long, and then for what becomes of it.
   *
   * @throws StoreUnavailableException if its turn did not come
   */
  Answer await(Duration patience) {
    try {
      return answerWithin(patience);
    } catch (TimeoutException _) {
      if (take()) {
        throw new StoreUnavailableException(
            "The change was not begun within %d ms".formatted(patience.toMillis()));
      }
    }
    try {
      return answerWithin(LONGEST);
    } catch (TimeoutException never) {
      throw new StoreUnavailableException("What became of the change is not known", never);
    }
  }

  private Answer answerWithin(Duration time) throws TimeoutException {
    try {
      return answer.get(time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException interrupted) {
      // Withdrawn if there is still time; else it happens without anybody hearing of it.
      take();
      Thread.currentThread().interrupt();
      throw new StoreUnavailableException("Interrupted while waiting for a change", interrupted);
    } catch (ExecutionException failed) {
      throw thrown(failed);
    }
  }

  private static RuntimeException thrown(ExecutionException failed) {
    return switch (failed.getCause()) {
      case RuntimeException cause -> cause;
      case Error cause -> throw cause;
      case null, default -> new IllegalStateException(failed);
    };
  }
}
