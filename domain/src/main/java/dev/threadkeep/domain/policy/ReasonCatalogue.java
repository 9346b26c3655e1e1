package dev.threadkeep.domain.policy;

import static java.util.stream.Collectors.joining;

import dev.threadkeep.domain.party.Through;
import dev.threadkeep.domain.policy.InvalidPolicyException.Flaw;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The close reasons of an organization. Built-in reasons are always there, possibly inactive;
 * {@code unspecified} and {@code other} are always active, since the rules fall back on them.
 */
public record ReasonCatalogue(List<CatalogueReason> reasons) {
  private static final int MOST_REASONS = 500;
  private static final String REASONS = "reasons";
  private static final Through FEATHER = new Through("feather");

  public ReasonCatalogue {
    reasons = List.copyOf(reasons);
    if (reasons.size() > MOST_REASONS) {
      throw new InvalidPolicyException(REASONS, "must be at most %d".formatted(MOST_REASONS));
    }
    var flaws = new ArrayList<Flaw>();
    var codes = new HashSet<CloseReason>();
    var words = new HashSet<String>();
    for (int position = 0; position < reasons.size(); position++) {
      var entry = reasons.get(position);
      var place = "%s/%d/".formatted(REASONS, position);
      if (!codes.add(entry.reason())) {
        flaws.add(new Flaw(place + "code", "appears twice: " + entry.reason()));
      }
      requireNewWords(flaws, words, entry, place);
      requireFallback(flaws, entry, place);
    }
    requireBuiltIn(flaws, codes);
    InvalidPolicyException.raise(flaws);
  }

  /** The catalogue that an organization starts with. */
  public static ReasonCatalogue standard() {
    return new ReasonCatalogue(builtIn().toList());
  }

  public Optional<CatalogueReason> find(CloseReason reason) {
    return reasons.stream().filter(entry -> entry.reason().equals(reason)).findFirst();
  }

  /** The reason that {@code dialect} calls {@code word}, compared without regard to case. */
  public Optional<CatalogueReason> findByWord(Through dialect, String word) {
    return reasons.stream()
        .filter(entry -> entry.codesFor(dialect).stream().anyMatch(word::equalsIgnoreCase))
        .findFirst();
  }

  /** The reason whose code is {@code text}, compared without regard to case. */
  public Optional<CatalogueReason> findByCode(String text) {
    return reasons.stream()
        .filter(entry -> entry.reason().code().equalsIgnoreCase(text))
        .findFirst();
  }

  /** No word of a dialect may stand for two reasons. */
  private static void requireNewWords(
      List<Flaw> flaws, Set<String> words, CatalogueReason entry, String place) {
    entry
        .vendorCodes()
        .forEach(
            (dialect, said) -> {
              for (int position = 0; position < said.size(); position++) {
                var word = said.get(position);
                if (!words.add(dialect + " " + word.toLowerCase(Locale.ROOT))) {
                  flaws.add(
                      new Flaw(
                          "%svendor_codes/%s/%d".formatted(place, dialect, position),
                          "appears twice: " + word));
                }
              }
            });
  }

  private static void requireBuiltIn(List<Flaw> flaws, Set<CloseReason> codes) {
    if (flaws.stream().anyMatch(flaw -> flaw.place().endsWith("/code"))) {
      return; // one that is missing may have been meant there
    }
    var missing = builtInCodes().stream().filter(code -> !codes.contains(code)).toList();
    if (!missing.isEmpty()) {
      flaws.add(
          new Flaw(
              REASONS,
              "must have the built-in reason%s %s, which can be switched off, not removed"
                  .formatted(
                      missing.size() == 1 ? "" : "s",
                      missing.stream().map(CloseReason::code).collect(joining(", ")))));
    }
  }

  /** What the rules fall back on must be usable by itself. */
  private static void requireFallback(List<Flaw> flaws, CatalogueReason entry, String place) {
    if (!entry.reason().equals(CloseReason.UNSPECIFIED)
        && !entry.reason().equals(CloseReason.OTHER)) {
      return;
    }
    if (!entry.active()) {
      flaws.add(new Flaw(place + "active", "must be true for the reason " + entry.reason()));
    }
    if (entry.noteRequired()) {
      flaws.add(
          new Flaw(place + "note_required", "must be false for the reason " + entry.reason()));
    }
  }

  /** In the order of the catalogue, so that those that are missing are always told in one. */
  private static List<CloseReason> builtInCodes() {
    return builtIn().map(CatalogueReason::reason).toList();
  }

  private static Stream<CatalogueReason> builtIn() {
    return Stream.of(
        builtIn("resolved", "Resolved"),
        builtIn("unspecified", "Unspecified"),
        builtIn("other", "Other"),
        builtIn("duplicate", "Duplicate"),
        builtIn("spam", "Spam", "FILTERED_SPAM"),
        builtIn("no_response", "No response"),
        builtIn("opted_out", "Opted out", "OPTED_OUT"),
        builtIn("do_not_contact", "Do not contact", "DNC"),
        builtIn("fraud", "Fraud", "FRAUD"),
        builtIn("contact_again", "Contact again", "CONTACT_AGAIN"),
        builtIn("wrong_number", "Wrong number", "WRONG_NUMBER"),
        builtIn("not_interested", "Not interested", "NOT_INTERESTED"),
        builtIn("appointment_booked", "Appointment booked", "APPOINTMENT_BOOKED"),
        builtIn("ended", "Ended", "ENDED"),
        builtIn(
            "automated",
            "Automated message",
            "WORKFLOW_ONE_OFF_TEXT",
            "FILTERED_AUTO_REPLY",
            "FILTERED_OOO"));
  }

  private static CatalogueReason builtIn(String code, String label, String... featherCodes) {
    Map<Through, List<String>> vendorCodes = new LinkedHashMap<>();
    if (featherCodes.length > 0) {
      vendorCodes.put(FEATHER, List.of(featherCodes));
    }
    return new CatalogueReason(new CloseReason(code), label, true, false, vendorCodes);
  }
}
