package dev.threadkeep.application.hook;

import dev.threadkeep.application.delivery.Outcome;
import dev.threadkeep.application.delivery.Reading;
import dev.threadkeep.application.delivery.VendorThread;
import dev.threadkeep.application.inbound.Line;
import dev.threadkeep.application.inbound.ShadowStore;
import dev.threadkeep.application.inbound.Standing;
import dev.threadkeep.application.inbound.VendorChanges;
import dev.threadkeep.domain.vendor.ExternalReference;
import java.util.List;

/**
 * Looks at a thread that a vendor told of, and has happen here what was done to it there.
 *
 * <p>How things stand is read first and the vendor asked after that, as always. A reading that was
 * overtaken by a change here is thrown away and done again; while something is on its way to the
 * vendor not all of it can be judged, so that the thread is to be looked at once more.
 */
public final class ToldThread {
  /** How often a thread is looked at that changes here all the time. */
  private static final int LOOKS = 3;

  private final ShadowStore shadows;
  private final VendorChanges changes;

  public ToldThread(ShadowStore shadows, VendorChanges changes) {
    this.shadows = shadows;
    this.changes = changes;
  }

  /** What came of a look. */
  enum Look {
    /** Nothing is left to do. */
    SETTLED,
    /** It is to be looked at again. */
    UNSETTLED,
    /** The vendor answers nobody for now. */
    AWAY
  }

  /** Looks at the thread; one that nobody here has a reference to is nothing to look at. */
  Look look(Line line, ExternalReference thread) {
    var look = Look.SETTLED;
    for (var standing : shadows.find(line, List.of(thread))) {
      var next = look(line, standing);
      look = next == Look.SETTLED ? look : next;
    }
    return look;
  }

  private Look look(Line line, Standing first) {
    var standing = first;
    for (int looks = 1; looks <= LOOKS; looks++) {
      switch (line.backend().read(line.access(), standing.reference())) {
        case Reading.Seen<VendorThread>(var shown) -> {
          if (changes.apply(line, standing, shown).changed() > 0) {
            return settled(standing);
          }
          var now = shadows.find(line, List.of(standing.reference()));
          if (now.isEmpty() || isAsBefore(standing, now.getFirst())) {
            return settled(standing);
          }
          standing = now.getFirst();
        }
        // Whoever forgets a thread there does nothing to it here.
        case Reading.Absent<VendorThread>() -> {
          return Look.SETTLED;
        }
        case Reading.Failed<VendorThread>(Outcome.NotSent _) -> {
          return Look.AWAY;
        }
        case Reading.Failed<VendorThread> _ -> {
          return Look.UNSETTLED;
        }
      }
    }
    return Look.UNSETTLED;
  }

  private static boolean isAsBefore(Standing before, Standing now) {
    return now.thread().version() == before.thread().version()
        && now.enqueued() == before.enqueued();
  }

  private static Look settled(Standing standing) {
    return standing.pending().isEmpty() ? Look.SETTLED : Look.UNSETTLED;
  }
}
