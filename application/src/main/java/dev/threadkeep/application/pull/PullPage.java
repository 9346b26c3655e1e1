package dev.threadkeep.application.pull;

import dev.threadkeep.application.StoreUnavailableException;
import dev.threadkeep.application.delivery.Listing;
import dev.threadkeep.application.delivery.Outcome;
import dev.threadkeep.application.delivery.Reading;
import dev.threadkeep.application.delivery.VendorPage;
import dev.threadkeep.application.delivery.VendorQuery;
import dev.threadkeep.application.delivery.VendorThread;
import dev.threadkeep.application.inbound.Accounts;
import dev.threadkeep.application.inbound.Line;
import dev.threadkeep.application.inbound.ShadowStore;
import dev.threadkeep.application.inbound.Standing;
import dev.threadkeep.application.inbound.Trail;
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

  private static final Outcome.Failure NOT_THERE =
      new Outcome.Rejected(404, "The vendor has no such list.");

  private final PullStore pulls;
  private final ShadowStore shadows;
  private final VendorChanges changes;
  private final VendorOpenings openings;
  private final InstantSource clock;
  private final Supplier<Optional<Instant>> asked;
  private final BooleanSupplier isStopping;
  private final PullSlice slice;
  private final Line line;
  private final Accounts accounts;
  private final PullPlace place;
  private final Trail trail;
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
      Line line,
      Trail trail) {
    this.pulls = pulls;
    this.shadows = shadows;
    this.changes = changes;
    this.openings = openings;
    this.clock = clock;
    this.asked = asked;
    this.isStopping = isStopping;
    this.slice = slice;
    this.line = line;
    this.accounts = Accounts.of(line.access().settings());
    this.place = slice.place().among(accounts);
    this.trail = trail;
    this.tally = new PullTally(pulls, slice);
  }

  /** What was done so far. */
  Gains gains() {
    return tally.gains();
  }

  PullReport wentThrough() {
    if (place.account() >= accounts.number()) {
      return new PullReport.Complete(gains());
    }
    if (!slice.place().isAmong(accounts)) {
      trail.afresh();
    }
    var query = new VendorQuery(accounts.name(place.account()), null, place.cursor());
    return switch (list(query)) {
      case Reading.Seen<VendorPage>(var page) -> through(query, page);
      case Reading.Failed<VendorPage>(var failure) -> unlisted(failure);
      case Reading.Absent<VendorPage>() -> unlisted(NOT_THERE);
    };
  }

  private PullReport behind(VendorQuery query, VendorPage page) {
    tally.page(page.unreadable());
    var flaw = trail.flaw(query, page);
    if (flaw.isPresent()) {
      return broken(Abortion.LIST_UNUSABLE, new Outcome.Unknown(null, flaw.get(), false));
    }
    var next = place.behind(page.next(), accounts);
    return next.account() < accounts.number()
        ? new PullReport.Onward(next, gains())
        : new PullReport.Complete(gains());
  }

  private PullReport unlisted(Outcome.Failure failure) {
    return switch (failure) {
      case Outcome.Rejected _ -> broken(Abortion.VENDOR_REJECTED, failure);
      // Asked again it would answer the same.
      case Outcome.Unknown(_, _, var repeatable) when !repeatable ->
          broken(Abortion.LIST_UNUSABLE, failure);
      case Outcome.NotSent _, Outcome.Unknown _ -> unanswered(failure);
    };
  }

  private PullReport broken(Abortion abortion, Outcome.Failure failure) {
    return new PullReport.Broken(abortion, failure, gains());
  }

  private Reading<VendorPage> list(VendorQuery query) {
    return line.backend().list(line.access(), query);
  }

  private PullReport through(VendorQuery query, VendorPage page) {
    var standings = shadows.find(line, page.references());
    tally.knows(standings);
    boolean isWhole = line.backend().capabilities().listing() == Listing.WHOLE;
    var shown = page;
    if (isWhole
        && page.threads().stream()
            .anyMatch(thread -> isNews(of(thread.reference(), standings), thread))) {
      // Either list may take all the time for which the slice is held.
      var interruption = interruption();
      if (interruption != null) {
        return interruption;
      }
      switch (list(query)) {
        case Reading.Seen<VendorPage>(var again) -> shown = again;
        case Reading.Failed<VendorPage>(var failure) -> {
          return unlisted(failure);
        }
        case Reading.Absent<VendorPage>() -> {
          return unlisted(NOT_THERE);
        }
      }
    }
    var interruption = interruption(shown, standings, isWhole);
    return interruption == null ? behind(query, shown) : interruption;
  }

  /** Why it ended before the page did; nothing where it did not. */
  private @Nullable PullReport interruption(
      VendorPage shown, List<Standing> standings, boolean isWhole) {
    for (var thread : shown.threads()) {
      var interruption = interruption();
      if (interruption != null) {
        return interruption;
      }
      var failure =
          foreseen(
              thread.reference(), () -> look(thread, of(thread.reference(), standings), isWhole));
      if (failure != null) {
        return unanswered(failure);
      }
    }
    for (var reference : shown.oversized()) {
      var interruption = interruption();
      if (interruption != null) {
        return interruption;
      }
      var failure = foreseen(reference, () -> lookAtOversized(reference, standings, isWhole));
      if (failure != null) {
        return unanswered(failure);
      }
    }
    for (var each : shown.unforeseen()) {
      failed(each.reference(), each.failure());
    }
    return null;
  }

  /** What is too large in a list may be smaller where it is asked for alone. */
  private Outcome.@Nullable Failure lookAtOversized(
      ExternalReference reference, List<Standing> standings, boolean isWhole) {
    if (isWhole) {
      tally.failed(reference, PullFailure.Reason.TOO_LARGE);
      return null;
    }
    return ask(reference, of(reference, standings));
  }

  private static Optional<Standing> of(ExternalReference named, List<Standing> standings) {
    return standings.stream().filter(standing -> standing.isAbout(named)).findFirst();
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
      ExternalReference thread, Supplier<Outcome.@Nullable Failure> look) {
    try {
      return look.get();
    } catch (StoreUnavailableException failure) {
      throw failure;
    } catch (RuntimeException failure) {
      failed(thread, failure);
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
    return ask(listed.reference(), standing);
  }

  private Outcome.@Nullable Failure ask(ExternalReference listed, Optional<Standing> standing) {
    var reference = standing.map(Standing::reference).orElse(listed);
    switch (line.backend().read(line.access(), reference)) {
      case Reading.Seen<VendorThread>(var thread) -> take(thread, standing);
      case Reading.Absent<VendorThread>() ->
          standing.ifPresentOrElse(
              tally::unchanged, () -> tally.failed(listed, PullFailure.Reason.GONE));
      case Reading.Failed<VendorThread>(Outcome.Rejected _) ->
          tally.failed(listed, PullFailure.Reason.VENDOR_REJECTED);
      case Reading.Failed<VendorThread>(Outcome.Unknown(_, _, var repeatable)) when !repeatable ->
          tally.failed(listed, PullFailure.Reason.TOO_LARGE);
      case Reading.Failed<VendorThread>(Outcome.Unknown _) when isPatienceAtItsEnd() ->
          tally.failed(listed, PullFailure.Reason.VENDOR_UNANSWERED);
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
      return broken(Abortion.VENDOR_UNREACHABLE, failure);
    }
    return new PullReport.Paused(
        asked.get().orElseGet(() -> now.plus(pause(trouble.pauses(), failure))), failure);
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
