package dev.threadkeep.application.inbound;

import dev.threadkeep.application.delivery.Listing;
import dev.threadkeep.application.delivery.Outcome;
import dev.threadkeep.application.delivery.Reading;
import dev.threadkeep.application.delivery.VendorPage;
import dev.threadkeep.application.delivery.VendorQuery;
import dev.threadkeep.application.delivery.VendorThread;
import dev.threadkeep.domain.thread.ThreadId;
import java.util.List;
import java.util.Optional;

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

  private final ShadowStore shadows;
  private final VendorChanges changes;
  private final Line line;
  private final Budget budget;
  private Findings findings = Findings.none();

  Walk(ShadowStore shadows, VendorChanges changes, Line line, Budget budget) {
    this.shadows = shadows;
    this.changes = changes;
    this.line = line;
    this.budget = budget;
  }

  /**
   * What came of it.
   *
   * @param to where to go on
   * @param end why it ended
   */
  record Walked(Findings findings, Place to, End end) {}

  /** Why a walk ended. */
  enum End {
    /** All threads were looked at. */
    COMPLETE,
    /** The budget did not reach further. */
    BUDGET,
    /** The vendor did not answer. */
    VENDOR
  }

  /**
   * @param from begun
   */
  Walked from(Place from) {
    return line.backend().capabilities().listing() == Listing.NONE
        ? throughHeld(from)
        : throughLists(from);
  }

  private Walked throughHeld(Place from) {
    var place = from;
    while (budget.isLeft()) {
      var cursor = place.cursor();
      var held = shadows.held(line, cursor == null ? null : ThreadId.parse(cursor), HELD);
      for (var each : held) {
        if (!budget.isLeft()) {
          return new Walked(findings, place, End.BUDGET);
        }
        for (var standing : shadows.find(line, List.of(each.reference()))) {
          if (!isRead(standing)) {
            return new Walked(findings, place, End.VENDOR);
          }
        }
        place = place.at(each.thread().toString());
      }
      if (held.size() < HELD) {
        return new Walked(findings, place.ended(), End.COMPLETE);
      }
    }
    return new Walked(findings, place, End.BUDGET);
  }

  private Walked throughLists(Place from) {
    var accounts = line.access().settings().accounts();
    var all = accounts.isEmpty() ? List.of("") : accounts;
    var place = from;
    while (place.account() < all.size()) {
      if (!budget.isLeft()) {
        return new Walked(findings, place, End.BUDGET);
      }
      var query = new VendorQuery(all.get(place.account()), place.since(), place.cursor());
      switch (list(query)) {
        case Reading.Seen<VendorPage>(var page) -> {
          if (!isLookedThrough(query, page)) {
            return new Walked(findings, place, budget.isTime() ? End.VENDOR : End.BUDGET);
          }
          place = page.next() == null ? place.pastAccount() : place.at(page.next());
        }
        // Where a page ended may mean nothing to the vendor any more.
        case Reading.Failed<VendorPage>(Outcome.Rejected _) -> {
          return new Walked(findings, place.at(null), End.VENDOR);
        }
        case Reading.Failed<VendorPage> _, Reading.Absent<VendorPage> _ -> {
          return new Walked(findings, place, End.VENDOR);
        }
      }
    }
    return new Walked(findings, place.ended(), End.COMPLETE);
  }

  private Reading<VendorPage> list(VendorQuery query) {
    budget.take();
    return line.backend().list(line.access(), query);
  }

  /** Whether the vendor answered to all that it was asked for. */
  private boolean isLookedThrough(VendorQuery query, VendorPage page) {
    var standings =
        shadows.find(line, page.threads().stream().map(VendorThread::reference).toList());
    var news = standings.stream().filter(standing -> isNews(standing, page)).toList();
    for (int seen = standings.size() - news.size(); seen > 0; seen--) {
      findings = findings.plus(Findings.nothingNew());
    }
    return line.backend().capabilities().listing() == Listing.WHOLE
        ? news.isEmpty() || isListedAgain(query, news)
        : news.stream().allMatch(standing -> budget.isTime() && isRead(standing));
  }

  private static boolean isNews(Standing standing, VendorPage page) {
    return of(standing, page).filter(standing::showsNews).isPresent();
  }

  private static Optional<VendorThread> of(Standing standing, VendorPage page) {
    return page.threads().stream().filter(thread -> standing.isAbout(thread)).findFirst();
  }

  /** Where a vendor lists all there is, it tells of many threads at once rather than of one. */
  private boolean isListedAgain(VendorQuery query, List<Standing> news) {
    if (!(list(query) instanceof Reading.Seen<VendorPage>(var page))) {
      return false;
    }
    for (var standing : news) {
      findings =
          findings.plus(
              of(standing, page)
                  .map(thread -> changes.apply(line, standing, thread))
                  .orElseGet(Findings::nothingNew));
    }
    return true;
  }

  private boolean isRead(Standing standing) {
    budget.take();
    return switch (line.backend().read(line.access(), standing.reference())) {
      case Reading.Seen<VendorThread>(var thread) -> {
        findings = findings.plus(changes.apply(line, standing, thread));
        yield true;
      }
      // Whoever forgets a thread there does nothing to it here.
      case Reading.Absent<VendorThread>() -> {
        findings = findings.plus(Findings.nothingNew());
        yield true;
      }
      case Reading.Failed<VendorThread> _ -> false;
    };
  }
}
