package dev.threadkeep.application.pull;

import dev.threadkeep.application.inbound.Findings;
import dev.threadkeep.application.inbound.Standing;
import dev.threadkeep.application.inbound.VendorOpenings.Opened;
import dev.threadkeep.application.pull.Pull.Progress;
import dev.threadkeep.application.pull.PullReport.Gains;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.vendor.ExternalReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts what becomes of the threads of a page. Of one that somebody may have been at before, what
 * was done then counts too: it was not reported.
 */
final class PullTally {
  private final PullStore pulls;
  private final PullSlice slice;

  /** Whether the pull has opened the thread; else it has changed it. */
  private final Map<ThreadId, Boolean> before = new HashMap<>();

  private final List<PullFailure> failures = new ArrayList<>();
  private long pages;
  private long lookedAt;
  private long opened;
  private long changed;
  private long unreadable;
  private long unknown;

  PullTally(PullStore pulls, PullSlice slice) {
    this.pulls = pulls;
    this.slice = slice;
  }

  /** Threads that are here already. */
  void knows(List<Standing> standings) {
    if (slice.inDoubtSince() != null && !standings.isEmpty()) {
      pulls
          .touched(slice, standings.stream().map(standing -> standing.thread().id()).toList())
          .forEach(touched -> before.put(touched.thread(), touched.opened()));
    }
  }

  /** One is as it was. */
  void unchanged(Standing standing) {
    known(standing, false);
  }

  /** One is here, and what the vendor did to it has happened. */
  void applied(Standing standing, Findings findings) {
    known(standing, findings.changed() > 0);
    unknown += findings.unknown();
  }

  private void known(Standing standing, boolean isChanged) {
    lookedAt++;
    var done = before.remove(standing.thread().id());
    if (done != null && done) {
      opened++;
    } else if (done != null || isChanged) {
      changed++;
    }
  }

  void opened(Opened thread) {
    lookedAt++;
    opened++;
    unknown += thread.unknown();
  }

  void failed(ExternalReference thread, PullFailure.Reason reason) {
    lookedAt++;
    failures.add(PullFailure.of(thread, reason));
  }

  /** The page is at its end. */
  void page(int thatCouldNotBeMadeOut) {
    pages++;
    unreadable += thatCouldNotBeMadeOut;
  }

  Gains gains() {
    return new Gains(
        new Progress(pages, lookedAt, opened, changed, failures.size(), unreadable, unknown),
        failures);
  }
}
