package dev.threadkeep.application.inbound;

import dev.threadkeep.application.delivery.VendorPage;
import dev.threadkeep.application.delivery.VendorQuery;
import dev.threadkeep.domain.vendor.ExternalReference;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The pages of a vendor's list that were gone through, by which a list without an end is known. Not
 * for several threads at once.
 */
public final class Trail {
  /**
   * So many pages in a row show nothing new of a list only that leads nowhere. Of one that shifts
   * while it is read a page may repeat what the one before had.
   */
  static final int MOST_IDLE = 10;

  /** How many threads are looked back upon: those of more than so many pages. */
  private static final int MOST_SEEN = 2_000;

  private final Set<Place> places = new HashSet<>();
  private final LinkedHashSet<ExternalReference> seen = new LinkedHashSet<>();
  private int idle;

  private record Place(String account, @Nullable String cursor) {}

  /**
   * A page was gone through.
   *
   * @return why the list is not to be followed further; nothing where it ends here or may be
   */
  public Optional<String> flaw(VendorQuery query, VendorPage page) {
    places.add(new Place(query.account(), query.cursor()));
    idle = isIdle(page) ? idle + 1 : 0;
    if (page.next() == null) {
      return Optional.empty();
    }
    if (places.contains(new Place(query.account(), page.next()))) {
      return Optional.of(
          "the list has no end: behind this page it goes on with one that it had before");
    }
    return idle >= MOST_IDLE
        ? Optional.of(
            "the list has no end: its last %d pages showed nothing that it had not shown before"
                .formatted(idle))
        : Optional.empty();
  }

  /** The lists are gone through from the beginning again. */
  public void afresh() {
    places.clear();
    seen.clear();
    idle = 0;
  }

  private boolean isIdle(VendorPage page) {
    boolean isNew = page.unreadable() > 0;
    for (var reference : page.references()) {
      isNew |= seen.add(reference);
    }
    while (seen.size() > MOST_SEEN) {
      seen.removeFirst();
    }
    return !isNew;
  }
}
