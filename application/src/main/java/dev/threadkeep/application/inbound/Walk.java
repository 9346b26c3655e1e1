package dev.threadkeep.application.inbound;

import dev.threadkeep.application.delivery.Listing;
import dev.threadkeep.application.delivery.Outcome;
import dev.threadkeep.application.delivery.Reading;
import dev.threadkeep.application.delivery.VendorPage;
import dev.threadkeep.application.delivery.VendorPage.Unforeseen;
import dev.threadkeep.application.delivery.VendorQuery;
import dev.threadkeep.application.delivery.VendorThread;
import dev.threadkeep.application.inbound.Place.Missed;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.vendor.ExternalReference;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the threads that a connection holds, as far as the budget reaches, and has happen
 * here what the vendor did to them.
 *
 * <p>What a vendor shows can be older than what it was told while it answered. So how things stand
 * is read first and the vendor asked after that: a list only tells which threads to ask for.
 */
final class Walk {
  /** How many held threads are named in one go. */
  private static final int HELD = 50;

  /** How many threads that could not be read are tried again in a round. */
  private static final int TRIED_AGAIN = 10;

  /** More than that are the vendor's fault, who is then waited for. */
  private static final int MOST_MISSED = 100;

  private static final Outcome.Failure NO_LIST =
      new Outcome.Rejected(404, "The vendor has no such list.");

  private final ShadowStore shadows;
  private final VendorChanges changes;
  private final Line line;
  private final Accounts accounts;
  private final Budget budget;
  private final Glance glance;
  private final Trail trail = new Trail();
  private Place place = Place.beginning();
  private Outcome.@Nullable Failure unlisted;

  Walk(ShadowStore shadows, VendorChanges changes, Line line, Budget budget) {
    this.shadows = shadows;
    this.changes = changes;
    this.line = line;
    this.accounts = Accounts.of(line.access().settings());
    this.budget = budget;
    this.glance = new Glance(changes, line, budget);
  }

  /**
   * What came of it.
   *
   * @param to where to go on
   * @param end why it ended
   * @param failure how the vendor failed, if it ended for that
   */
  record Walked(Findings findings, Place to, End end, Outcome.@Nullable Failure failure) {}

  /** Why a walk ended. */
  enum End {
    /** All threads were asked for. */
    COMPLETE,
    /** The budget did not reach further. */
    BUDGET,
    /**
     * The vendor did not answer, be it for several threads one behind the other, or does not list
     * an account.
     */
    VENDOR
  }

  /**
   * @param from begun
   */
  Walked from(Place from) {
    place = from;
    var end =
        line.backend().capabilities().listing() == Listing.NONE ? throughHeld() : throughLists();
    var failure = end == End.VENDOR ? glance.lastFailure() : unlisted;
    return new Walked(glance.findings(), place, unlisted == null ? end : End.VENDOR, failure);
  }

  private End throughHeld() {
    while (budget.isLeft()) {
      var cursor = place.cursor();
      var held = shadows.held(line, cursor == null ? null : ThreadId.parse(cursor), HELD);
      for (var each : held) {
        if (!budget.isLeft()) {
          return End.BUDGET;
        }
        // One that cannot be read has its turn again like all others, rather than to stop them.
        place = place.at(each.thread().toString());
        for (var standing : shadows.find(line, List.of(each.reference()))) {
          if (glance.at(standing) == Glance.Seen.AWAY) {
            return End.VENDOR;
          }
        }
      }
      if (held.size() < HELD) {
        place = place.ended();
        return End.COMPLETE;
      }
    }
    return End.BUDGET;
  }

  private End throughLists() {
    place = place.among(accounts);
    throughMissed();
    while (place.account() < accounts.number()) {
      if (!budget.isLeft()) {
        return End.BUDGET;
      }
      var query = new VendorQuery(accounts.name(place.account()), place.since(), place.cursor());
      switch (list(query)) {
        case Reading.Seen<VendorPage>(var page) -> {
          if (!isLookedThrough(query, page)) {
            return budget.isTime() ? End.VENDOR : End.BUDGET;
          }
          var flaw = trail.flaw(query, page);
          if (flaw.isPresent()) {
            passOver(query, new Outcome.Unknown(null, flaw.get(), false), flaw.get());
          } else {
            place = page.next() == null ? place.pastAccount(accounts) : place.at(page.next());
          }
        }
        // Where a page ended may mean nothing to the vendor any more.
        case Reading.Failed<VendorPage>(Outcome.Rejected failure) ->
            passOver(query, failure, failure.inOurWords());
        case Reading.Failed<VendorPage>(Outcome.Unknown failure) when !failure.repeatable() ->
            passOver(query, failure, failure.inOurWords());
        case Reading.Absent<VendorPage>() -> passOver(query, NO_LIST, NO_LIST.inOurWords());
        case Reading.Failed<VendorPage> _ -> {
          return End.VENDOR;
        }
      }
    }
    // What changed in an account that is not listed is asked for again from then on.
    place = unlisted == null ? place.ended() : place.again();
    return End.COMPLETE;
  }

  /** The accounts behind one that is gone, or closed to us, have nothing to do with it. */
  private void passOver(VendorQuery query, Outcome.Failure failure, String why) {
    unlisted = failure;
    changes.unlisted(line, query.account(), why);
    place = place.pastAccount(accounts);
  }

  /** What fails again keeps nobody from asking what else has changed. */
  private void throughMissed() {
    for (var missed : place.missed().stream().limit(TRIED_AGAIN).toList()) {
      if (!budget.isTime()) {
        return;
      }
      place = place.without(missed);
      var reference = new ExternalReference(line.vendor(), missed.account(), missed.id(), null);
      for (var standing : shadows.find(line, List.of(reference))) {
        var seen = glance.at(standing);
        if (seen != Glance.Seen.SEEN) {
          place = place.missing(missed);
        }
        if (seen == Glance.Seen.AWAY) {
          glance.afresh();
          return;
        }
      }
    }
    glance.afresh();
  }

  private Reading<VendorPage> list(VendorQuery query) {
    budget.take();
    var reading = line.backend().list(line.access(), query);
    if (reading instanceof Reading.Failed<VendorPage>(var failure)) {
      glance.unanswered(failure);
    }
    return reading;
  }

  /** Whether the vendor answered to all that it was asked for. */
  private boolean isLookedThrough(VendorQuery query, VendorPage page) {
    var standings = shadows.find(line, page.references());
    var news = standings.stream().filter(standing -> isNews(standing, page)).toList();
    for (int seen = standings.size() - news.size(); seen > 0; seen--) {
      glance.found(Findings.nothingNew());
    }
    if (line.backend().capabilities().listing() != Listing.WHOLE) {
      return areRead(news);
    }
    var oversized = news.stream().filter(standing -> isOversized(standing, page)).toList();
    oversized.forEach(glance::oversized);
    var listed = news.stream().filter(standing -> !oversized.contains(standing)).toList();
    return listed.isEmpty() || isListedAgain(query, listed);
  }

  /** What could not be made out may be news. */
  private static boolean isNews(Standing standing, VendorPage page) {
    return of(standing, page).map(standing::showsNews).orElse(true);
  }

  private static boolean isOversized(Standing standing, VendorPage page) {
    return page.oversized().stream().anyMatch(standing::isAbout);
  }

  private static Optional<Unforeseen> unforeseen(Standing standing, VendorPage page) {
    return page.unforeseen().stream()
        .filter(each -> standing.isAbout(each.reference()))
        .findFirst();
  }

  private static Optional<VendorThread> of(Standing standing, VendorPage page) {
    return page.threads().stream()
        .filter(thread -> standing.isAbout(thread.reference()))
        .findFirst();
  }

  /** Where a vendor lists all there is, it tells of many threads at once rather than of one. */
  private boolean isListedAgain(VendorQuery query, List<Standing> news) {
    if (!(list(query) instanceof Reading.Seen<VendorPage>(var page))) {
      return false;
    }
    for (var standing : news) {
      of(standing, page)
          .ifPresentOrElse(
              thread -> glance.among(standing, thread), () -> notAmong(standing, page));
    }
    return true;
  }

  /** Either it is gone, or it could not be made out. */
  private void notAmong(Standing standing, VendorPage page) {
    unforeseen(standing, page)
        .ifPresentOrElse(
            each -> glance.unforeseen(standing, each.failure()),
            () -> glance.found(Findings.nothingNew()));
  }

  private boolean areRead(List<Standing> news) {
    for (var standing : news) {
      var missed = new Missed(standing.reference().account(), standing.reference().id());
      if (place.missed().contains(missed)) {
        continue; // its turn was at the beginning, or is in another round
      }
      if (!budget.isTime()) {
        return false;
      }
      var seen = glance.at(standing);
      if (seen == Glance.Seen.SEEN) {
        continue;
      }
      if (place.missed().size() >= MOST_MISSED) {
        return false;
      }
      place = place.missing(missed);
      if (seen == Glance.Seen.AWAY) {
        return false;
      }
    }
    return true;
  }
}
