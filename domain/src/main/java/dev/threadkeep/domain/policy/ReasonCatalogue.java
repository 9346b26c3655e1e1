package dev.threadkeep.domain.policy;

import dev.threadkeep.domain.party.Through;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The close reasons of an organization. Built-in reasons are always there, possibly inactive;
 * {@code unspecified} and {@code other} are always active, since the rules fall back on them.
 */
public record ReasonCatalogue(List<CatalogueReason> reasons) {
  private static final int MOST_REASONS = 500;
  private static final Through FEATHER = new Through("feather");

  public ReasonCatalogue {
    reasons = List.copyOf(reasons);
    if (reasons.size() > MOST_REASONS) {
      throw new IllegalArgumentException(
          "a catalogue must have at most %d reasons".formatted(MOST_REASONS));
    }
    var codes = new HashSet<CloseReason>();
    var words = new HashSet<String>();
    for (var entry : reasons) {
      if (!codes.add(entry.reason())) {
        throw new IllegalArgumentException("reason %s appears twice".formatted(entry.reason()));
      }
      entry
          .vendorCodes()
          .forEach(
              (dialect, said) -> {
                for (var word : said) {
                  if (!words.add(dialect + " " + word.toLowerCase(Locale.ROOT))) {
                    throw new IllegalArgumentException(
                        "%s's code %s appears twice".formatted(dialect, word));
                  }
                }
              });
    }
    for (var builtIn : builtInCodes()) {
      if (!codes.contains(builtIn)) {
        throw new IllegalArgumentException(
            "the built-in reason %s can be switched off, not removed".formatted(builtIn));
      }
    }
    for (var entry : reasons) {
      boolean fallback =
          entry.reason().equals(CloseReason.UNSPECIFIED)
              || entry.reason().equals(CloseReason.OTHER);
      if (fallback && (!entry.active() || entry.noteRequired())) {
        throw new IllegalArgumentException(
            "reason %s must be active and need no note".formatted(entry.reason()));
      }
    }
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

  private static Set<CloseReason> builtInCodes() {
    return builtIn().map(CatalogueReason::reason).collect(Collectors.toUnmodifiableSet());
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
