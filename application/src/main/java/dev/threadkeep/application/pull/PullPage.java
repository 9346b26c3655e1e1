package dev.threadkeep.application.pull;

import dev.threadkeep.application.StoreUnavailableException;
import dev.threadkeep.application.delivery.Listing;
import dev.threadkeep.application.delivery.Outcome;
import dev.threadkeep.application.delivery.Reading;
import dev.threadkeep.application.delivery.VendorPage;
import dev.threadkeep.application.delivery.VendorQuery;
import dev.threadkeep.application.delivery.VendorThread;
import dev.threadkeep.application.inbound.Line;
import dev.threadkeep.application.inbound.ShadowStore;
import dev.threadkeep.application.inbound.Standing;
import dev.threadkeep.application.inbound.VendorChanges;
import dev.threadkeep.application.inbound.VendorOpenings;
import dev.threadkeep.application.pull.Pull.Abortion;
import dev.threadkeep.application.pull.PullReport.Gains;
import dev.threadkeep.application.thread.ThreadException;
import dev.threadkeep.domain.vendor.ExternalReference;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Goes through one page of a vendor's list: what nobody knows here is opened, and what the vendor
 * did to the others happens here.
 *
 * <p>How the threads stand that are here is read before the vendor is asked for those that show
 * something new, as a round does it. What nobody knows here cannot have changed here meanwhile.
 */
final class PullPage {
  /** Without a page in all this time the pull ends. */
  static final Duration LONGEST_TROUBLE = Duration.ofHours(1);

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  /**
   * After so many pauses a thread that the vendor does not answer for holds nothing up any more.
   */
  static final int PATIENCE = 5;

  private final PullStore pulls;
  private final ShadowStore shadows;
  private final VendorChanges changes;
  private final VendorOpenings openings;
  private final InstantSource clock;
  private final Supplier<Optional<Instant>> asked;
  private final BooleanSupplier isStopping;
  private final PullSlice slice;
  private final Line line;
  private final PullTally tally;
  private Instant heldUntil = Instant.MIN;

  /**
   * @param asked until when the vendor has asked not to be called
   */
  PullPage(
      PullStore pulls,
      ShadowStore shadows,
      VendorChanges changes,
      VendorOpenings openings,
      InstantSource clock,
      Supplier<Optional<Instant>> asked,
      BooleanSupplier isStopping,
      PullSlice slice,
      Line line) {
    this.pulls = pulls;
    this.shadows = shadows;
    this.changes = changes;
    this.openings = openings;
    this.clock = clock;
    this.asked = asked;
    this.isStopping = isStopping;
    this.slice = slice;
    this.line = line;
    this.tally = new PullTally(pulls, slice);
  }

  /** What was done so far. */
  Gains gains() {
    return tally.gains();
  }

  PullReport wentThrough() {
    var accounts = line.access().settings().accounts();
    var all = accounts.isEmpty() ? List.of("") : accounts;
    var place = slice.place();
    if (place.account() >= all.size()) {
      return new PullReport.Complete(gains());
    }
    var query = new VendorQuery(all.get(place.account()), null, place.cursor());
    return switch (list(query)) {
      case Reading.Seen<VendorPage>(var page) -> {
        var interruption = through(query, page);
        if (interruption != null) {
          yield interruption;
        }
        tally.page(page.unreadable());
        var next = place.behind(page.next());
        yield next.account() < all.size()
            ? new PullReport.Onward(next, gains())
            : new PullReport.Complete(gains());
      }
      case Reading.Failed<VendorPage>(var failure) -> unlisted(failure);
      case Reading.Absent<VendorPage>() -> rejected();
    };
  }

  private PullReport unlisted(Outcome.Failure failure) {
    return failure instanceof Outcome.Rejected ? rejected() : unanswered(failure);
  }

  private PullReport rejected() {
    return new PullReport.Broken(Abortion.VENDOR_REJECTED, gains());
  }

  private Reading<VendorPage> list(VendorQuery query) {
    return line.backend().list(line.access(), query);
  }

  /** Why it ended before the page did; nothing where it did not. */
  private @Nullable PullReport through(VendorQuery query, VendorPage page) {
    var standings =
        shadows.find(line, page.threads().stream().map(VendorThread::reference).toList());
    tally.knows(standings);
    boolean isWhole = line.backend().capabilities().listing() == Listing.WHOLE;
    var shown = page;
    if (isWhole
        && page.threads().stream().anyMatch(thread -> isNews(of(thread, standings), thread))) {
      switch (list(query)) {
        case Reading.Seen<VendorPage>(var again) -> shown = again;
        case Reading.Failed<VendorPage>(var failure) -> {
          return unlisted(failure);
        }
        case Reading.Absent<VendorPage>() -> {
          return rejected();
        }
      }
    }
    for (var thread : shown.threads()) {
      var interruption = interruption();
      if (interruption != null) {
        return interruption;
      }
      var failure = foreseen(thread, of(thread, standings), isWhole);
      if (failure != null) {
        return unanswered(failure);
      }
    }
    for (var each : shown.unforeseen()) {
      failed(
          new ExternalReference(line.vendor(), query.account(), each.id(), null), each.failure());
    }
    return null;
  }

  private static Optional<Standing> of(VendorThread shown, List<Standing> standings) {
    return standings.stream().filter(standing -> standing.isAbout(shown)).findFirst();
  }

  private static boolean isNews(Optional<Standing> standing, VendorThread shown) {
    return standing.filter(known -> known.showsNews(shown)).isPresent();
  }

  private @Nullable PullReport interruption() {
    if (isStopping.getAsBoolean()) {
      return new PullReport.LetGo();
    }
    var longest = line.access().settings().longest();
    var now = clock.instant();
    if (now.plus(longest).plus(PullRunner.MARGIN.dividedBy(2)).isBefore(heldUntil)) {
      return null;
    }
    heldUntil = now.plus(longest).plus(PullRunner.MARGIN);
    return pulls.hold(slice, heldUntil) ? null : new PullReport.Stopped(gains());
  }

  /** Why the vendor did not answer; nothing where it did, or was not asked. */
  private Outcome.@Nullable Failure foreseen(
      VendorThread listed, Optional<Standing> standing, boolean isWhole) {
    try {
      return look(listed, standing, isWhole);
    } catch (StoreUnavailableException failure) {
      throw failure;
    } catch (RuntimeException failure) {
      failed(listed.reference(), failure);
      return null;
    }
  }

  /** One thread that is odd keeps no other out. */
  private void failed(ExternalReference thread, RuntimeException failure) {
    changes.unforeseen(line, thread.id(), failure);
    tally.failed(thread, PullFailure.Reason.INTERNAL_ERROR);
  }

  private Outcome.@Nullable Failure look(
      VendorThread listed, Optional<Standing> standing, boolean isWhole) {
    if (standing.isPresent() && !isNews(standing, listed)) {
      tally.unchanged(standing.get());
      return null;
    }
    if (isWhole) {
      take(listed, standing);
      return null;
    }
    var reference = standing.map(Standing::reference).orElse(listed.reference());
    switch (line.backend().read(line.access(), reference)) {
      case Reading.Seen<VendorThread>(var thread) -> take(thread, standing);
      case Reading.Absent<VendorThread>() ->
          standing.ifPresentOrElse(
              tally::unchanged, () -> tally.failed(listed.reference(), PullFailure.Reason.GONE));
      case Reading.Failed<VendorThread>(Outcome.Rejected _) ->
          tally.failed(listed.reference(), PullFailure.Reason.VENDOR_REJECTED);
      case Reading.Failed<VendorThread>(Outcome.Unknown _) when isPatienceAtItsEnd() ->
          tally.failed(listed.reference(), PullFailure.Reason.VENDOR_UNANSWERED);
      case Reading.Failed<VendorThread>(var failure) -> {
        return failure;
      }
    }
    return null;
  }

  /** The list was answered just now, and every time before. */
  private boolean isPatienceAtItsEnd() {
    return slice.trouble().pauses() >= PATIENCE;
  }

  private void take(VendorThread shown, Optional<Standing> standing) {
    standing.ifPresentOrElse(known -> apply(known, shown), () -> open(shown));
  }

  private void apply(Standing known, VendorThread shown) {
    tally.applied(known, changes.apply(line, known, shown, slice.pull().workId()));
  }

  private void open(VendorThread shown) {
    try {
      tally.opened(openings.open(line, shown, slice.pull().workId()));
    } catch (ThreadException.ReferenceTaken _) {
      var meanwhile = shadows.find(line, List.of(shown.reference()));
      if (meanwhile.isEmpty()) {
        tally.failed(shown.reference(), PullFailure.Reason.EXTERNAL_REFERENCE_TAKEN);
      } else {
        tally.unchanged(meanwhile.getFirst());
      }
    } catch (ThreadException _) {
      tally.failed(shown.reference(), PullFailure.Reason.REFUSED);
    }
  }

  private PullReport unanswered(Outcome.Failure failure) {
    var trouble = slice.trouble();
    var now = clock.instant();
    if (trouble.since() != null && !now.isBefore(trouble.since().plus(LONGEST_TROUBLE))) {
      return new PullReport.Broken(Abortion.VENDOR_UNREACHABLE, gains());
    }
    return new PullReport.Paused(
        asked.get().orElseGet(() -> now.plus(pause(trouble.pauses(), failure))));
  }

  private static Duration pause(int before, Outcome.Failure failure) {
    var growing = FIRST_PAUSE.multipliedBy(1L << Math.min(before, 10));
    var pause = growing.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : growing;
    return failure instanceof Outcome.NotSent(_, _, var asked)
            && asked != null
            && asked.compareTo(pause) > 0
        ? asked
        : pause;
  }
}
