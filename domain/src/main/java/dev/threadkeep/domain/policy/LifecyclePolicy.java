package dev.threadkeep.domain.policy;

import static dev.threadkeep.domain.policy.CloseReason.UNSPECIFIED;
import static java.util.Comparator.comparing;

import dev.threadkeep.domain.party.TeammateId;
import dev.threadkeep.domain.party.Through;
import dev.threadkeep.domain.policy.InvalidPolicyException.Flaw;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an organization allows to happen to its threads. Every path obeys it, since the domain
 * itself enforces it.
 *
 * @param defaultReasons the reason of a close that names none, by the door it came through; applied
 *     before {@code reasonRequired} is judged
 * @param reasonRequired whether a close must name a reason
 * @param requiredBeforeClose what a thread must have before it is closed
 * @param reopenWindow how long after its close a thread may be reopened; for ever where absent
 * @param longestSnooze how far ahead a snooze may reach; without limit where absent
 * @param unassignOnClose whether a closed thread lets go of its assignee and team
 * @param autoClose closing after inactivity; off where absent
 * @param retention what becomes of threads that have been closed for long; they stay where absent
 */
public record LifecyclePolicy(
    ReasonCatalogue catalogue,
    Map<Through, CloseReason> defaultReasons,
    boolean reasonRequired,
    Set<RequiredField> requiredBeforeClose,
    EscalatedClose escalatedClose,
    InboundPolicy inbound,
    @Nullable Duration reopenWindow,
    @Nullable Duration longestSnooze,
    boolean unassignOnClose,
    @Nullable AutoClose autoClose,
    @Nullable Retention retention) {
  private static final Duration LONGEST = Duration.ofDays(36_500);

  public LifecyclePolicy {
    defaultReasons = Map.copyOf(defaultReasons);
    requiredBeforeClose = Set.copyOf(requiredBeforeClose);
    var flaws = new ArrayList<Flaw>();
    defaultReasons.entrySet().stream()
        .sorted(Map.Entry.comparingByKey(comparing(Through::name)))
        .forEach(
            each -> usable(flaws, catalogue, "default_reasons/" + each.getKey(), each.getValue()));
    if (autoClose != null) {
      var place = "auto_close/reason";
      usable(flaws, catalogue, place, autoClose.reason())
          .filter(
              entry ->
                  entry.noteRequired() || (reasonRequired && entry.reason().equals(UNSPECIFIED)))
          .ifPresent(
              entry ->
                  flaws.add(
                      new Flaw(
                          place,
                          "can never close a thread by itself: %s %s"
                              .formatted(
                                  entry.reason(),
                                  entry.noteRequired()
                                      ? "needs a note"
                                      : "is no reason, and one is required"))));
    }
    requireBounded(flaws, "reopen_window", reopenWindow);
    requireBounded(flaws, "longest_snooze", longestSnooze);
    InvalidPolicyException.raise(flaws);
  }

  /**
   * What an organization starts with: the standard catalogue, nothing required, an inbound message
   * wakes and reopens at any time, no auto-close.
   */
  public static LifecyclePolicy standard() {
    return new LifecyclePolicy(
        ReasonCatalogue.standard(),
        Map.of(),
        false,
        Set.of(),
        new EscalatedClose.Anyone(),
        new InboundPolicy(
            InboundPolicy.WhenSnoozed.WAKE,
            InboundPolicy.WithinWindow.REOPEN,
            InboundPolicy.PastWindow.FOLLOW_UP),
        null,
        null,
        false,
        null,
        null);
  }

  /** The policy with another teammate wherever it names one. */
  public LifecyclePolicy giving(TeammateId from, TeammateId to) {
    return new LifecyclePolicy(
        catalogue,
        defaultReasons,
        reasonRequired,
        requiredBeforeClose,
        escalatedClose.giving(from, to),
        inbound,
        reopenWindow,
        longestSnooze,
        unassignOnClose,
        autoClose,
        retention);
  }

  private static Optional<CatalogueReason> usable(
      List<Flaw> flaws, ReasonCatalogue catalogue, String place, CloseReason reason) {
    var entry = catalogue.find(reason).filter(CatalogueReason::active);
    if (entry.isEmpty()) {
      flaws.add(new Flaw(place, "must be an active reason of the catalogue"));
    }
    return entry;
  }

  private static void requireBounded(List<Flaw> flaws, String place, @Nullable Duration duration) {
    if (duration != null && (!duration.isPositive() || duration.compareTo(LONGEST) > 0)) {
      flaws.add(
          new Flaw(
              place,
              "must be longer than nothing and at most %d days".formatted(LONGEST.toDays())));
    }
  }
}
