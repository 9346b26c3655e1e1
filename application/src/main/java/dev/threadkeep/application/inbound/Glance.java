package dev.threadkeep.application.inbound;

import dev.threadkeep.application.StoreUnavailableException;
import dev.threadkeep.application.delivery.Outcome;
import dev.threadkeep.application.delivery.Reading;
import dev.threadkeep.application.delivery.VendorThread;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Reads threads one by one and has happen here what their vendor did to them. Tells a thread that
 * cannot be read from a vendor that cannot be asked. Not for several threads at once.
 */
final class Glance {
  /** How many failures one behind the other are the vendor's. */
  static final int IN_A_ROW = 3;

  /** Refusals that are about who asks, or how often, and not about what is asked for. */
  private static final Set<Integer> OF_ALL = Set.of(401, 403, 429);

  private static final Outcome.Failure NOT_THERE =
      new Outcome.Rejected(404, "What it was asked for is not there.");

  private static final Outcome.Failure OURS =
      new Outcome.Unknown(null, "What it shows could not be worked off: the log says why.", true);

  private final VendorChanges changes;
  private final Line line;
  private final Budget budget;
  private Findings findings = Findings.none();
  private Outcome.Failure lastFailure = NOT_THERE;
  private int inARow;

  Glance(VendorChanges changes, Line line, Budget budget) {
    this.changes = changes;
    this.line = line;
    this.budget = budget;
  }

  /** What came of looking at a thread. */
  enum Seen {
    /** The vendor answered. */
    SEEN,
    /** This thread could not be read. */
    FAILED,
    /** Neither could it, nor is there any point in asking for another. */
    AWAY
  }

  /** What all that was looked at came to. */
  Findings findings() {
    return findings;
  }

  /** Something came of it that no single thread was asked for. */
  void found(Findings more) {
    findings = findings.plus(more);
  }

  /** What failed last; by having nothing there, where the vendor never told. */
  Outcome.Failure lastFailure() {
    return lastFailure;
  }

  /** The vendor failed, when asked for whatever it was. */
  void unanswered(Outcome.Failure failure) {
    lastFailure = failure;
  }

  /** Failures before this have nothing to do with what is asked for next. */
  void afresh() {
    inARow = 0;
  }

  Seen at(Standing standing) {
    budget.take();
    return foreseen(
        standing,
        () ->
            switch (line.backend().read(line.access(), standing.reference())) {
              case Reading.Seen<VendorThread>(var thread) ->
                  seen(changes.apply(line, standing, thread));
              // Whoever forgets a thread there does nothing to it here.
              case Reading.Absent<VendorThread>() -> seen(Findings.nothingNew());
              case Reading.Failed<VendorThread>(var failure) -> failed(standing, failure);
            });
  }

  /** Has happen here what the vendor did to the thread, which it has just shown among others. */
  void among(Standing standing, VendorThread thread) {
    var _ = foreseen(standing, () -> seen(changes.apply(line, standing, thread)));
  }

  /** A failure that nobody foresaw is a fault of ours with this thread, and not the vendor's. */
  private Seen foreseen(Standing standing, Supplier<Seen> looking) {
    try {
      return looking.get();
    } catch (StoreUnavailableException failure) {
      throw failure;
    } catch (RuntimeException failure) {
      unforeseen(standing, failure);
      return Seen.FAILED;
    }
  }

  /** Looking at the thread failed for a reason that nobody foresaw. */
  void unforeseen(Standing standing, RuntimeException failure) {
    found(Findings.failure());
    unanswered(OURS);
    changes.unforeseen(line, standing.thread().id().toString(), failure);
  }

  /** Its vendor cannot list it, and it would be as large if it were asked for alone. */
  void oversized(Standing standing) {
    found(Findings.failure());
    changes.unread(line, standing, "its vendor's answer is too large");
  }

  private Seen seen(Findings more) {
    found(more);
    afresh();
    return Seen.SEEN;
  }

  private Seen failed(Standing standing, Outcome.Failure failure) {
    found(Findings.failure());
    unanswered(failure);
    changes.unread(line, standing, failure.inOurWords());
    inARow++;
    return inARow >= IN_A_ROW || isOfAll(failure) ? Seen.AWAY : Seen.FAILED;
  }

  private static boolean isOfAll(Outcome.Failure failure) {
    var status = failure.httpStatus();
    return status == null
        || OF_ALL.contains(status)
        || (failure instanceof Outcome.NotSent(_, _, var after) && after != null);
  }
}
